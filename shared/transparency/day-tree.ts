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
}

/** Leaves of a day's tree as they are stored: one after another, as many as fit into an item. */
export const DayLeaves = z.object({ version: z.literal(1), leaves: z.instanceof(Uint8Array) });
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
  const padding = Array.from({ length: size - commitments.length }, () => random.bytes(HASH_BYTES));
  const leaves = [...commitments, ...padding].sort((one, other) => Buffer.compare(one, other));
  const root = dayRootOf(leaves);
  if (root === undefined) throw new RangeError(`no tree of ${commitments.length} commitments`);
  return { leaves, root };
};
