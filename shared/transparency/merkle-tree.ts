import { hash } from 'node:crypto';

/** A SHA-256 hash: 32 bytes. */
export type Hash = Uint8Array;

/** Bytes of a hash. */
export const HASH_BYTES = 32;

const LEAF = Uint8Array.of(0x00);
const NODE = Uint8Array.of(0x01);

/** In one call, which is twice as fast as one for each part. */
const sha256 = (...parts: readonly Uint8Array[]): Hash =>
  new Uint8Array(hash('sha256', Buffer.concat(parts), 'buffer'));

/** The hash of an entry as a leaf: SHA-256(0x00 ‖ entry) (RFC 9162 §2.1.1). */
export const leafHash = (entry: Uint8Array): Hash => sha256(LEAF, entry);

/** The hash of a node: SHA-256(0x01 ‖ left ‖ right) (RFC 9162 §2.1.1). */
export const nodeHash = (left: Hash, right: Hash): Hash => sha256(NODE, left, right);

/** The root of the tree without leaves: SHA-256 of nothing. */
export const EMPTY_ROOT: Hash = sha256();

/** Whether two hashes are the same bytes. */
export const isSameHash = (one: Hash, other: Hash): boolean =>
  one.length === other.length && one.every((byte, at) => byte === other[at]);

/** The root of a complete subtree: that of the 2^`level` leaves from `index` × 2^`level` on. */
export interface Subtree {
  readonly level: number;
  readonly index: number;
}

/** The largest power of two below a number of leaves greater than one. */
const split = (leaves: number): number => {
  let half = 1;
  while (half * 2 < leaves) half *= 2;
  return half;
};

/** The complete subtrees, left to right, that a range of leaves `[from, to)` beginning a subtree is made of. */
export const subtreesOf = (from: number, to: number): readonly Subtree[] => {
  const subtrees: Subtree[] = [];
  for (let start = from; start < to;) {
    let level = 0;
    // Multiplied, since a shift would be cut to 32 bits.
    while (start % 2 ** (level + 1) === 0 && start + 2 ** (level + 1) <= to) level += 1;
    subtrees.push({ level, index: start / 2 ** level });
    start += 2 ** level;
  }
  return subtrees;
};

/** The root over subtrees that stand side by side, as `subtreesOf` lists them. */
export const rootOver = (hashes: readonly Hash[]): Hash =>
  hashes.length === 0 ? EMPTY_ROOT : hashes.reduceRight((right, left) => nodeHash(left, right));

/** What a proof is made of: for each of its hashes, the subtrees that hash is the root over. */
export type ProofPlan = readonly (readonly Subtree[])[];

/**
 * What proves that leaf `index` is in the tree of `size` leaves, from the leaf's sibling up (RFC 9162 §2.1.3.1).
 *
 * @throws RangeError for a leaf that is not in it.
 */
export const planInclusion = (index: number, size: number): ProofPlan => {
  if (!Number.isSafeInteger(index) || index < 0 || index >= size)
    throw new RangeError(`no leaf ${index} in a tree of ${size}`);
  const plan: (readonly Subtree[])[] = [];
  for (let [from, to] = [0, size]; to - from > 1;) {
    const middle = from + split(to - from);
    const isLeft = index < middle;
    plan.unshift(isLeft ? subtreesOf(middle, to) : subtreesOf(from, middle));
    if (isLeft) to = middle;
    else from = middle;
  }
  return plan;
};

/**
 * What proves that the tree of `size` leaves begins with that of `earlier` (RFC 9162 §2.1.4.1); nothing is needed where
 * they are the same, or the earlier one is empty.
 *
 * @throws RangeError for an earlier tree that is larger.
 */
export const planConsistency = (earlier: number, size: number): ProofPlan => {
  if (!Number.isSafeInteger(earlier) || earlier < 0 || earlier > size)
    throw new RangeError(`a tree of ${size} does not begin with one of ${earlier}`);
  if (earlier === 0 || earlier === size) return [];
  const plan: (readonly Subtree[])[] = [];
  let [from, to] = [0, size];
  while (to !== earlier) {
    const middle = from + split(to - from);
    const isLeft = earlier <= middle;
    plan.unshift(isLeft ? subtreesOf(middle, to) : subtreesOf(from, middle));
    if (isLeft) to = middle;
    else from = middle;
  }
  return from === 0 ? plan : [subtreesOf(from, to), ...plan];
};

const isWhole = (value: number): boolean => Number.isSafeInteger(value) && value >= 0;

/** The lowest bit of a whole number, and the number without it; divided, since a shift would be cut to 32 bits. */
const isOdd = (value: number): boolean => value % 2 === 1;
const halved = (value: number): number => Math.floor(value / 2);

/** A leaf and the tree it is said to be in. */
export interface Inclusion {
  readonly index: number;
  readonly size: number;
  readonly leaf: Hash;
  readonly root: Hash;
}

/** Whether a proof shows that a leaf is in a tree (RFC 9162 §2.1.3.2). Whatever is malformed shows nothing. */
export const isIncluded = ({ index, size, leaf, root }: Inclusion, proof: readonly Hash[]): boolean => {
  if (!isWhole(index) || !isWhole(size) || index >= size) return false;
  if ([leaf, root, ...proof].some(({ length }) => length !== HASH_BYTES)) return false;
  let [node, last, hash] = [index, size - 1, leaf];
  for (const sibling of proof) {
    if (last === 0) return false;
    if (isOdd(node) || node === last) {
      hash = nodeHash(sibling, hash);
      while (!isOdd(node) && node !== 0) [node, last] = [halved(node), halved(last)];
    } else hash = nodeHash(hash, sibling);
    [node, last] = [halved(node), halved(last)];
  }
  return last === 0 && isSameHash(hash, root);
};

/** A tree, by its number of leaves and its root. */
export interface TreeHead {
  readonly size: number;
  readonly root: Hash;
}

/**
 * Whether a proof shows that a tree begins with an earlier one (RFC 9162 §2.1.4.2). The empty tree begins every other,
 * which needs no proof.
 */
export const isConsistent = (earlier: TreeHead, later: TreeHead, proof: readonly Hash[]): boolean => {
  if (!isWhole(earlier.size) || !isWhole(later.size) || earlier.size > later.size) return false;
  if (earlier.size === 0 && !isSameHash(earlier.root, EMPTY_ROOT)) return false;
  if (earlier.size === later.size) return proof.length === 0 && isSameHash(earlier.root, later.root);
  if ([earlier.root, later.root, ...proof].some(({ length }) => length !== HASH_BYTES)) return false;
  if (earlier.size === 0) return proof.length === 0;
  const isPowerOfTwo =
    Number.isInteger(Math.log2(earlier.size)) && 2 ** Math.log2(earlier.size) === earlier.size;
  const [first, ...rest] = isPowerOfTwo ? [earlier.root, ...proof] : proof;
  if (first === undefined || proof.length === 0) return false;
  let [node, last] = [earlier.size - 1, later.size - 1];
  while (isOdd(node)) [node, last] = [halved(node), halved(last)];
  let [old, now] = [first, first];
  for (const sibling of rest) {
    if (last === 0) return false;
    if (isOdd(node) || node === last) {
      old = nodeHash(sibling, old);
      now = nodeHash(sibling, now);
      while (!isOdd(node) && node !== 0) [node, last] = [halved(node), halved(last)];
    } else now = nodeHash(now, sibling);
    [node, last] = [halved(node), halved(last)];
  }
  return last === 0 && isSameHash(old, earlier.root) && isSameHash(now, later.root);
};
