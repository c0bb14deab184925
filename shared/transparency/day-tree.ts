import { createHash } from 'node:crypto';

import * as z from 'zod';

import type { RandomBytes } from '../disclosure/random.ts';
import { HASH_BYTES, leafHash, type Hash } from './merkle-tree.ts';
import { rootOfComplete } from './tiles.ts';

/** Leaves of every day's tree, whatever happened on it, unless its stage has more. */
export const DAY_LEAVES = 4096;

/** How many leaves a day's tree may have: a setting of the stage, and the same on a day on which nothing happened. */
export const DayTreeSize = z.union([
  z.literal(DAY_LEAVES),
  z.literal(8192),
  z.literal(16_384),
  z.literal(32_768),
  z.literal(65_536),
]);
export type DayTreeSize = z.infer<typeof DayTreeSize>;

/** What happened on a day, committed to, among as much padding as fills the tree; without a type, in no order that tells. */
export interface DayTree {
  /** All of one length, ascending. */
  readonly leaves: readonly Uint8Array[];
  /** The root over the leaves' hashes (RFC 9162 §2.1.1). */
  readonly root: Hash;
  /** What padding is drawn from: whoever has it tells padding from what happened, so that nothing passes for padding. */
  readonly padding: Uint8Array;
}

/** Bytes that a day's padding is drawn from. */
export const PADDING_SEED_BYTES = 32;

/** As many leaves of padding as a tree has, in order, from what they are drawn from (SHAKE256). */
export const paddingFrom = (seed: Uint8Array, size: number = DAY_LEAVES): readonly Hash[] => {
  const drawn = createHash('shake256', { outputLength: size * HASH_BYTES })
    .update('candor padding v1\n')
    .update(seed)
    .digest();
  return Array.from(
    { length: size },
    (_, at) => new Uint8Array(drawn.subarray(at * HASH_BYTES, (at + 1) * HASH_BYTES)),
  );
};

/**
 * The leaves of a day's tree as they are stored: one after another, as many as fit into an item. `padding` is
 * with the first of them, and not known of the first days.
 */
export const DayLeaves = z.object({
  version: z.literal(1),
  leaves: z.instanceof(Uint8Array),
  padding: z.instanceof(Uint8Array).optional(),
});
export type DayLeaves = z.infer<typeof DayLeaves>;

/** The root of a day's tree by its leaves; undefined where these are not as many as a day's may be, ascending. */
export const dayRootOf = (leaves: readonly Uint8Array[]): Hash | undefined => {
  const isAscending = leaves.every(
    (leaf, at) => at === 0 || Buffer.compare(leaves[at - 1] ?? leaf, leaf) < 0,
  );
  const isSized = DayTreeSize.safeParse(leaves.length).success;
  const isWhole = isSized && leaves.every(({ length }) => length === HASH_BYTES);
  return isWhole && isAscending ? rootOfComplete(leaves.map(leafHash)) : undefined;
};

/**
 * The tree of a day: its commitments and random padding, ascending. A salted hash is as good as drawn at random, so that
 * ascending order is a shuffle, and one that leaves nobody a choice to hide a message in.
 *
 * @throws RangeError for more commitments than the tree has leaves, or one that is committed to twice.
 */
export const dayTreeOf = (
  commitments: readonly Hash[],
  random: RandomBytes,
  size: DayTreeSize = DAY_LEAVES,
): DayTree => {
  const padding = random.bytes(PADDING_SEED_BYTES);
  const room = Math.max(0, size - commitments.length);
  const filled = [...commitments, ...paddingFrom(padding, size).slice(0, room)];
  const leaves = filled.sort((one, other) => Buffer.compare(one, other));
  const root = dayRootOf(leaves);
  if (root === undefined) throw new RangeError(`no tree of ${commitments.length} commitments`);
  return { leaves, root, padding };
};
