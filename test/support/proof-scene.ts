import { createHash } from 'node:crypto';

import { canonicalJson } from '../../shared/canonical-json.ts';
import { addDays } from '../../shared/clock.ts';
import { Day } from '../../shared/ids.ts';
import { calendarDay } from '../../shared/posts/periods.ts';
import { bundleAround, leafProofOf, type LogAround } from '../../shared/transparency/build-proof.ts';
import { commitmentOf } from '../../shared/transparency/commitment.ts';
import { dayEntryText, dayAfter } from '../../shared/transparency/day-entry.ts';
import { dayTreeOf } from '../../shared/transparency/day-tree.ts';
import { EMPTY_EDGE, grow, type LogEdge } from '../../shared/transparency/log-edge.ts';
import { extend, firstNeeded, type LogHead, type SealedDay } from '../../shared/transparency/log-head.ts';
import type { LeafProof, ProofOpening } from '../../shared/transparency/proof-file.ts';
import { FakeNoteSigner } from './fake-note-signer.ts';

export const PROOF_ORIGIN = 'public.candor.example.com/log';

/** Bytes that are the same in every run. */
export const drawnBytes = (name: string, count = 32): Uint8Array => {
  const blocks = Array.from({ length: Math.ceil(count / 32) }, (_, at) =>
    createHash('sha256').update(`${name} ${at}`).digest(),
  );
  return new Uint8Array(Buffer.concat(blocks).subarray(0, count));
};

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');

/** What somebody's collection row of a day opens with. */
export const collectionOpening = (day: string, name = 'ada'): ProofOpening => {
  const inner = canonicalJson({
    version: 1,
    kind: 'collection',
    account: `bluesky:did:plc:${name}`,
    day,
    collectedOn: day,
    posts: 3,
    sha256: createHash('sha256').update(`sheet of ${name}`).digest('hex'),
  });
  const innerSalt = base64(drawnBytes(`inner salt of ${name}`));
  const detail = base64(commitmentOf({ salt: drawnBytes(`inner salt of ${name}`), content: inner }));
  const id = '00000000-0000-4000-8000-00000000000c';
  const outer = { version: 1, id, at: `${day}T00:00:00.000Z`, kind: 'collection', outcome: 'kept', detail };
  return { salt: base64(drawnBytes(`salt of ${name}`)), outer: canonicalJson(outer), innerSalt, inner };
};

/** The leaf of an opening. */
export const leafOf = ({ salt, outer }: ProofOpening): Uint8Array =>
  commitmentOf({ salt: new Uint8Array(Buffer.from(salt, 'base64')), content: outer });

/** A log of so many days, some of whose trees hold a commitment. */
export class ProvenLog {
  readonly signer: FakeNoteSigner;
  readonly sealed: SealedDay[] = [];
  readonly trees: (readonly Uint8Array[])[] = [];
  #edge: LogEdge = EMPTY_EDGE;
  #head: LogHead | undefined;
  #padding = 0;

  constructor(signer = new FakeNoteSigner(PROOF_ORIGIN)) {
    this.signer = signer;
  }

  get head(): LogHead {
    if (this.#head === undefined) throw new Error('an empty log');
    return this.#head;
  }

  get days(): readonly string[] {
    return this.sealed.map(({ day }) => day);
  }

  /** Seals days from the one after the last on, each with the same commitments in its tree. */
  async seal(count: number, commitments: readonly Uint8Array[] = [], first = '2026-01-01'): Promise<this> {
    const tree = dayTreeOf(commitments, {
      bytes: (bytes) => drawnBytes(`padding ${this.#padding++}`, bytes),
    });
    const added = Array.from({ length: count }, (_, nth): SealedDay => {
      const day = Day.parse(
        calendarDay(addDays(new Date(`${this.sealed[0]?.day ?? first}T00:00:00Z`), this.sealed.length + nth)),
      );
      const rest = { releases: [], summaries: [], statements: [], movedOn: false };
      const inForce = { notice: '11'.repeat(32) };
      const entry = dayEntryText({ day, sealedOn: dayAfter(day), inForce, tree, ...rest });
      return { version: 1, index: this.sealed.length + nth, day, entry };
    });
    const last = added.at(-1);
    if (last === undefined) return this;
    const bytes = added.map(({ entry }) => Buffer.from(entry));
    const before = grow(this.#edge, bytes.slice(0, -1));
    this.#edge = grow(before.edge, bytes.slice(-1)).edge;
    const { text, signed } = extend({ head: undefined, growth: before }, last, PROOF_ORIGIN);
    this.#head = signed(await this.signer.sign(text));
    this.sealed.push(...added);
    this.trees.push(...added.map(() => tree.leaves));
    return this;
  }

  /** The log's files, as everybody reads them. */
  files(): ReadonlyMap<string, Uint8Array> {
    const { files } = grow(
      EMPTY_EDGE,
      this.sealed.map(({ entry }) => Buffer.from(entry)),
    );
    return new Map([...files, ['checkpoint', Buffer.from(this.head.note)]]);
  }

  around(index: number): LogAround {
    const { head, sealed } = this;
    const latest = sealed.slice(firstNeeded(head.size));
    return { head, origin: PROOF_ORIGIN, latest, bundle: sealed.slice(...bundleAround(index, head.size)) };
  }

  prove(index: number, commitment: Uint8Array): LeafProof | undefined {
    const [sealed, leaves] = [this.sealed[index], this.trees[index]];
    if (sealed === undefined || leaves === undefined) throw new Error(`no day ${index}`);
    return leafProofOf(commitment, { sealed, leaves }, this.around(index));
  }
}
