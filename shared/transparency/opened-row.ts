import * as z from 'zod';

import { Day } from '../ids.ts';
import { hashIn } from './checkpoint.ts';
import { commitmentOf } from './commitment.ts';
import type { Hash } from './merkle-tree.ts';
import { canonicalIn, type ProofOpening } from './proof-file.ts';

/** What every row says, of kinds that this code does not know yet too. */
export const OuterRow = z.looseObject({
  version: z.literal(1),
  id: z.uuid(),
  at: z.iso.datetime(),
  kind: z.string().max(50),
  outcome: z.string().max(50),
});

const Outer = OuterRow.extend({
  detail: z
    .base64()
    .refine((text) => hashIn(text) !== undefined, 'a commitment has 32 bytes')
    .optional(),
});

const Inner = z.looseObject({ version: z.literal(1), kind: z.string().max(50) });

/** A row that somebody opened: what it is counted by, its day, and what it says of the person, where that was opened too. */
export interface OpenedRow {
  readonly id: string;
  readonly kind: string;
  readonly outcome: string;
  readonly day: Day;
  readonly inner: Readonly<Record<string, unknown>> | undefined;
  /** The leaf that commits to all of it. */
  readonly commitment: Hash;
}

/** In which way an opening fails to open anything. */
export type OpeningFault = 'outer-unreadable' | 'inner-unreadable' | 'inner-not-of-outer';

const bytesIn = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'base64'));

const innerOf = (
  { innerSalt, inner }: ProofOpening,
  { detail, kind }: z.infer<typeof Outer>,
): OpenedRow['inner'] | OpeningFault => {
  if (inner === undefined || innerSalt === undefined) return undefined;
  const parsed = Inner.safeParse(canonicalIn(inner));
  if (!parsed.success) return 'inner-unreadable';
  const committed = Buffer.from(commitmentOf({ salt: bytesIn(innerSalt), content: inner })).toString(
    'base64',
  );
  return committed === detail && parsed.data.kind === kind ? parsed.data : 'inner-not-of-outer';
};

/** What an opening opens. Whether that is in any log, it does not say. */
export const openedRow = (opening: ProofOpening): OpenedRow | OpeningFault => {
  const outer = Outer.safeParse(canonicalIn(opening.outer));
  if (!outer.success) return 'outer-unreadable';
  const inner = innerOf(opening, outer.data);
  if (typeof inner === 'string') return inner;
  const { id, kind, outcome, at } = outer.data;
  const commitment = commitmentOf({ salt: bytesIn(opening.salt), content: opening.outer });
  return { id, kind, outcome, day: Day.parse(at.slice(0, 10)), inner, commitment };
};
