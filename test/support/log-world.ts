import { randomBytes } from 'node:crypto';

import { expect } from 'vitest';

import { Day } from '../../shared/ids.ts';
import { ServiceError } from '../../shared/errors.ts';
import type { SafeFetch } from '../../shared/platforms/safe-fetch.ts';
import type { Witness } from '../../shared/transparency/witness.ts';
import { createSealDay } from '../../functions/seal-day/seal-day.ts';
import type { AuditSummary } from '../../shared/summaries/audit-summary.ts';
import type { SummaryNote } from '../../shared/summaries/summary-note.ts';
import { parseCheckpoint } from '../../shared/transparency/checkpoint.ts';
import {
  DAY_LEAVES,
  dayRootOf,
  dayTreeOf,
  type DayTree,
  type DayTreeSize,
} from '../../shared/transparency/day-tree.ts';
import { dayAfter, DayEntry, dayEntryText } from '../../shared/transparency/day-entry.ts';
import { entriesIn } from '../../shared/transparency/entry-bundle.ts';
import { ledgerCommitment, ledgerDay, type LedgerEntry } from '../../shared/transparency/ledger-entry.ts';
import {
  EMPTY_LOG,
  extend,
  firstNeeded,
  standingLog,
  type StandingLog,
} from '../../shared/transparency/log-head.ts';
import { entriesPath, tilesSince } from '../../shared/transparency/tiles.ts';
import { verifyLog } from '../../shared/transparency/verify-log.ts';
import { FakeLogStore, FakePublicLog, RememberingSigner } from './fake-log.ts';
import type { SmallWitness } from './small-witness.ts';
import { FakeSummarySources } from './fake-summaries.ts';
import type { Wrap } from './real-pipeline.ts';

export const ORIGIN = 'public.candor.example.com/log';
export const IN_FORCE = { notice: '11'.repeat(32) };

const emptyTree = () => dayTreeOf([], { bytes: (bytes) => new Uint8Array(randomBytes(bytes)) });

const emptyEntry = (text: string, tree: DayTree): string => {
  const day = Day.parse(text);
  const nothing = { releases: [], summaries: [], statements: [], movedOn: false };
  return dayEntryText({ day, sealedOn: dayAfter(day), inForce: IN_FORCE, tree, ...nothing });
};

/** A log, those who let it grow, and whoever looks at it. */
export class LogWorld {
  readonly store = new FakeLogStore();
  readonly bucket = new FakePublicLog();
  readonly signer = new RememberingSigner(ORIGIN);
  readonly sources = new FakeSummarySources();
  readonly summaries: AuditSummary[] = [];
  readonly notes: SummaryNote[] = [];
  readonly counted: string[] = [];
  /** Who is asked to cosign, and how they are reached. */
  witnesses: readonly Witness[] = [];
  /** Leaves of the days that are sealed from now on. */
  treeSize: DayTreeSize = DAY_LEAVES;
  /** What takes effect, as the days say that are sealed from now on. */
  inForce: Readonly<Record<string, string>> = IN_FORCE;
  fetch: SafeFetch = () => Promise.reject(new ServiceError('unavailable', 'nobody is there'));

  /** A run of the job; `wrap` goes around every port that it awaits. */
  seal(now: string, wrap: Wrap = (ports) => ports): Promise<'sealed' | 'behind'> {
    const { store, bucket, signer, sources } = this;
    const summaries = {
      list: (limit: number) => Promise.resolve(this.summaries.slice(0, limit)),
      notes: (limit: number) => Promise.resolve(this.notes.slice(0, limit)),
    };
    const awaited = wrap({ store, places: store, bucket, signer, sources, summaries });
    const random = { bytes: (count: number) => new Uint8Array(randomBytes(count)) };
    const meter = { count: (outcome: string) => void this.counted.push(outcome) };
    const { fetch, witnesses, inForce } = this;
    const run = createSealDay(
      { ...awaited, random, meter, fetch },
      { origin: ORIGIN, inForce, witnesses, treeSize: this.treeSize },
    );
    return run(new Date(now));
  }

  /** Makes it a log of so many days from one on, each with the same tree, whose runs are taken for granted. */
  async standAt(first: string, count: number): Promise<void> {
    const tree = emptyTree();
    for (const day of daysFrom(first, count)) await this.append(day, emptyEntry(day, tree), tree);
  }

  /** Adds an entry, be it none that a run would add, and publishes it. */
  async append(text: string, given?: string, tree = emptyTree()): Promise<void> {
    const day = Day.parse(text);
    const entry = given ?? emptyEntry(text, tree);
    const index = this.store.kept?.size ?? 0;
    const log = await this.standing();
    const sealed = { version: 1, index, day, entry } as const;
    await this.store.stage(sealed, tree);
    const { text: unsigned, signed } = extend(log, sealed, ORIGIN);
    const head = signed(await this.signer.sign(unsigned));
    await this.store.swap(head, index);
    const { growth } = await this.standing();
    for (const [path, bytes] of growth.files) await this.bucket.write(path, bytes);
    await this.bucket.write('vkey', Buffer.from(`${await this.signer.verifierKey()}\n`));
    await this.bucket.write(`checkpoints/${day}`, Buffer.from(head.note));
    await this.bucket.publish(head.note, this.bucket.stood.at(-1)?.version);
  }

  private async standing(): Promise<StandingLog> {
    const head = this.store.kept;
    if (head === undefined) return EMPTY_LOG;
    const before = await this.store.sealedBetween(firstNeeded(head.size), head.size);
    return standingLog(head, before, ORIGIN) ?? EMPTY_LOG;
  }

  /** Makes a witness one that saw the log last at a size. */
  standingWitness(witness: SmallWitness, size: number): void {
    const note = this.signer.signed.find((each) => each.split('\n')[1] === String(size)) ?? '';
    witness.seen = parseCheckpoint(note.slice(0, note.indexOf('\n\n') + 1));
  }

  /** A row of the ledger, and what counts it. */
  add(row: LedgerEntry): LedgerEntry {
    this.store.entries.push(row);
    const { kind, outcome } = row;
    this.sources.ledger.push({ day: ledgerDay(row), kind, outcome });
    return row;
  }

  /** Every entry that anybody can read. */
  entries(): readonly DayEntry[] {
    const size = this.store.kept?.size ?? 0;
    const bundles = tilesSince(0, size).filter(({ level }) => level === 0);
    return bundles.flatMap((tile) => {
      const bundle = this.bucket.files.get(entriesPath(tile));
      return (entriesIn(bundle ?? new Uint8Array()) ?? []).map((entry) =>
        DayEntry.parse(JSON.parse(Buffer.from(entry).toString())),
      );
    });
  }

  /** Holds the log to all that it promises: nothing that was ever signed or shown contradicts it, nothing is lost or doubled. */
  async holds(days: readonly string[]): Promise<void> {
    const notes = [...this.signer.signed, ...this.bucket.stood.map(({ note }) => note)];
    const since = notes.map((note, nth) => [`note ${nth}`, note] as const);
    const { faults, checkpoint } = await verifyLog(
      this.bucket,
      { key: this.signer.key, origin: ORIGIN },
      { since, proofs: [] },
    );
    expect(faults).toEqual([]);
    expect(checkpoint?.size).toBe(days.length);
    expect(this.entries().map(({ day }) => day)).toEqual(days);
    const sizes = this.bucket.stood.map(({ note }) => Number(note.split('\n')[1]));
    expect(sizes).toEqual(days.map((_, at) => at + 1));
    this.holdsRows();
  }

  /** Each row is committed to once, in the trees whose roots are in the log. */
  private holdsRows(): void {
    const roots = new Map<readonly Uint8Array[], string>();
    const committed = this.entries().flatMap(({ day, leaves: { root } }) => {
      const leaves = this.store.trees.get(day) ?? [];
      // Days that are taken for granted share their leaves.
      if (roots.has(leaves)) return [];
      roots.set(leaves, Buffer.from(dayRootOf(leaves) ?? []).toString('base64'));
      expect(roots.get(leaves)).toBe(root);
      return leaves.map((leaf) => Buffer.from(leaf).toString('hex'));
    });
    const times = new Map<string, number>();
    for (const leaf of committed) times.set(leaf, (times.get(leaf) ?? 0) + 1);
    const due = this.store.entries.filter((row) => ledgerDay(row) <= (this.store.kept?.day ?? ''));
    const rows = due.map((row) => Buffer.from(ledgerCommitment(row)).toString('hex'));
    expect(rows.filter((row) => times.get(row) !== 1)).toEqual([]);
    expect(rows.filter((row) => !this.store.places.has(row))).toEqual([]);
  }
}

/** So many days from one on. */
export const daysFrom = (first: string, count: number): readonly string[] =>
  Array.from({ length: count }, (_, at) =>
    new Date(Date.parse(`${first}T00:00:00Z`) + at * 86_400_000).toISOString().slice(0, 10),
  );
