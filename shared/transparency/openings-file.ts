import * as z from 'zod';

import { Day } from '../ids.ts';
import { base64In } from './checkpoint.ts';
import { commitmentOf, SALT_BYTES } from './commitment.ts';
import { DayTreeSize, PADDING_SEED_BYTES, paddingFrom } from './day-tree.ts';
import { HASH_BYTES, type Hash } from './merkle-tree.ts';
import { OuterRow } from './opened-row.ts';
import { canonicalIn } from './proof-file.ts';

const Bytes = (length: number) =>
  z.base64().refine((text) => base64In(text)?.length === length, `${length} bytes in base64`);

const isTree = (text: string): boolean =>
  DayTreeSize.safeParse((base64In(text)?.length ?? 0) / HASH_BYTES).success;

/** The leaves of a day's tree, one after another, and what its padding is drawn from, where that is known. */
const OpenedDay = z.strictObject({
  day: Day,
  leaves: z.base64().refine(isTree, 'as many hashes as a day has'),
  padding: Bytes(PADDING_SEED_BYTES).optional(),
});

/** Days that one file may open. */
export const DAYS_AT_MOST = 400;

/** What opens the log of some days for an auditor: every row's outer opening, which names nobody, and every leaf. */
export const OpeningsFile = z.strictObject({
  version: z.literal(1),
  from: Day,
  /** The last day, included. */
  to: Day,
  days: z.array(OpenedDay).max(DAYS_AT_MOST),
  openings: z.array(z.strictObject({ salt: Bytes(SALT_BYTES), outer: z.string().max(4096) })),
});
export type OpeningsFile = z.infer<typeof OpeningsFile>;

const Outer = OuterRow.extend({ role: z.string().max(50).optional() });

/** A row that an auditor counts. */
export interface CountedRow {
  readonly id: string;
  readonly day: Day;
  readonly kind: string;
  readonly outcome: string;
  readonly role: string | undefined;
  /** Everything else that it says in clear. */
  readonly outer: Readonly<Record<string, unknown>>;
  readonly commitment: Hash;
}

/** The row that an opening opens; undefined where it is none, or not the canonical text of one. */
export const countedRow = ({ salt, outer }: OpeningsFile['openings'][number]): CountedRow | undefined => {
  const parsed = Outer.safeParse(canonicalIn(outer));
  if (!parsed.success) return undefined;
  const { id, at, kind, outcome, role } = parsed.data;
  const commitment = commitmentOf({ salt: new Uint8Array(Buffer.from(salt, 'base64')), content: outer });
  return { id, day: Day.parse(at.slice(0, 10)), kind, outcome, role, outer: parsed.data, commitment };
};

/** The leaves of a day of the file. */
export const leavesOf = ({ leaves }: OpeningsFile['days'][number]): readonly Hash[] => {
  const bytes = new Uint8Array(Buffer.from(leaves, 'base64'));
  return Array.from({ length: bytes.length / HASH_BYTES }, (_, at) =>
    bytes.subarray(at * HASH_BYTES, (at + 1) * HASH_BYTES),
  );
};

/** The leaves that may be padding, as base64; undefined where nobody can tell. */
export const paddingOf = ({
  padding,
  leaves,
}: OpeningsFile['days'][number]): ReadonlySet<string> | undefined => {
  const seed = base64In(padding);
  return seed === undefined
    ? undefined
    : new Set(paddingFrom(seed, (base64In(leaves)?.length ?? 0) / HASH_BYTES).map(textOf));
};

/** A hash as a key. */
export const textOf = (hash: Hash): string => Buffer.from(hash).toString('base64');
