import { ServiceError } from '../../shared/errors.ts';
import type { Day } from '../../shared/ids.ts';
import { ledgerDay, type LedgerEntry } from '../../shared/transparency/ledger-entry.ts';
import type { LeafPlaces, LeafReader } from '../../shared/transparency/leaf-places.ts';
import type { LogFiles } from '../../shared/transparency/log-files.ts';
import type { LogHead, SealedDay } from '../../shared/transparency/log-head.ts';
import type { TreeToKeep } from '../../shared/transparency/log-items.ts';
import type { LogStore, RowPlace } from '../../shared/transparency/log-store.ts';
import type { PublicLog, PublishedCheckpoint } from '../../shared/transparency/public-log.ts';
import { FakeNoteSigner } from './fake-note-signer.ts';

const placeOf = (entry: LedgerEntry): string => `${ledgerDay(entry)}#${entry.id}`;

/** The log's state in memory. */
export class FakeLogStore implements LogStore, LeafPlaces, LeafReader {
  readonly places = new Map<string, Day>();
  readonly entries: LedgerEntry[] = [];
  readonly trees = new Map<string, readonly Uint8Array[]>();
  readonly paddings = new Map<string, Uint8Array>();
  /** As it is lost, or put back by a backup. */
  kept: LogHead | undefined;
  private readonly chosen = new Map<number, SealedDay>();

  head(): Promise<LogHead | undefined> {
    return Promise.resolve(this.kept);
  }

  swap(head: LogHead, from: number): Promise<'swapped' | 'overtaken'> {
    if ((this.kept?.size ?? 0) !== from) return Promise.resolve('overtaken');
    this.kept = head;
    return Promise.resolve('swapped');
  }

  sealed(index: number): Promise<SealedDay | undefined> {
    return Promise.resolve(this.chosen.get(index));
  }

  sealedBetween(from: number, to: number): Promise<readonly SealedDay[]> {
    const indexes = Array.from({ length: to - from }, (_, at) => from + at);
    return Promise.resolve(indexes.flatMap((index) => this.chosen.get(index) ?? []));
  }

  stage(day: SealedDay, { leaves, padding }: TreeToKeep): Promise<'staged' | 'already-staged'> {
    if (this.chosen.has(day.index) || this.trees.has(day.day)) return Promise.resolve('already-staged');
    this.chosen.set(day.index, day);
    this.trees.set(day.day, leaves);
    this.paddings.set(day.day, padding);
    return Promise.resolve('staged');
  }

  rows(from: RowPlace, to: Day, limit: number): Promise<readonly LedgerEntry[]> {
    const start = `${from.day}#${from.after ?? ''}`;
    const found = this.entries.filter((entry) => placeOf(entry) > start && ledgerDay(entry) <= to);
    found.sort((one, other) => (placeOf(one) < placeOf(other) ? -1 : 1));
    return Promise.resolve(found.slice(0, limit));
  }

  keep(day: Day, commitments: readonly Uint8Array[]): Promise<void> {
    for (const commitment of commitments) this.places.set(Buffer.from(commitment).toString('hex'), day);
    return Promise.resolve();
  }

  dayOf(commitment: Uint8Array): Promise<Day | undefined> {
    return Promise.resolve(this.places.get(Buffer.from(commitment).toString('hex')));
  }

  leavesOf(day: Day): Promise<readonly Uint8Array[]> {
    return Promise.resolve(this.trees.get(day) ?? []);
  }

  /** Somebody changes an entry that was chosen. */
  tamper(index: number, entry: string): void {
    const chosen = this.chosen.get(index);
    if (chosen === undefined) throw new ServiceError('not-found', `no entry ${index}`);
    this.chosen.set(index, { ...chosen, entry });
  }
}

/** The public log in memory; whoever reads it as `LogFiles` sees it as everybody does. */
export class FakePublicLog implements PublicLog, LogFiles {
  readonly files = new Map<string, Uint8Array>();
  /** Every checkpoint that stood, in order. */
  readonly stood: PublishedCheckpoint[] = [];
  /** How many checkpoints ago the next readings were made; one is used up by each. */
  readonly staleness: number[] = [];

  checkpoint(): Promise<PublishedCheckpoint | undefined> {
    return Promise.resolve(this.stood.at(-1 - (this.staleness.shift() ?? 0)));
  }

  write(path: string, bytes: Uint8Array): Promise<void> {
    this.files.set(path, bytes);
    return Promise.resolve();
  }

  publish(note: string, replacing: string | undefined): Promise<'published' | 'overtaken'> {
    if (this.stood.at(-1)?.version !== replacing) return Promise.resolve('overtaken');
    this.stood.push({ note, version: `version ${this.stood.length}` });
    this.files.set('checkpoint', Buffer.from(note));
    return Promise.resolve('published');
  }

  read(path: string): Promise<Uint8Array | undefined> {
    return Promise.resolve(this.files.get(path));
  }
}

/** A signer that remembers all it ever signed. */
export class RememberingSigner extends FakeNoteSigner {
  readonly signed: string[] = [];

  override async sign(text: string): Promise<string> {
    const note = await super.sign(text);
    this.signed.push(note);
    return note;
  }
}
