import { describe, expect, it } from 'vitest';

import {
  EMPTY_ROOT,
  isConsistent,
  isIncluded,
  leafHash,
  nodeHash,
  planConsistency,
  planInclusion,
  type Inclusion,
} from '../../../shared/transparency/merkle-tree.ts';

const leafOf = (text: string) => leafHash(new TextEncoder().encode(text));
const [A, B, C, X] = [leafOf('a'), leafOf('b'), leafOf('c'), leafOf('x')];
const AB = nodeHash(A, B);
/** Three leaves: the tree of two, and the third beside it. */
const ABC = nodeHash(AB, C);
const SHORT = B.slice(0, 31);

describe('a proof that a leaf is in a tree', () => {
  const included = (changes: Partial<Inclusion> = {}, proof = [A, C]): boolean =>
    isIncluded({ index: 1, size: 3, leaf: B, root: ABC, ...changes }, proof);

  it('is taken as it is', () => {
    expect(included()).toBe(true);
  });

  it.each<[string, Partial<Inclusion>, Uint8Array[]?]>([
    // Halved and rounded down, three and a half would pass for three.
    ['whose size is no whole number', { size: 3.5 }],
    ['whose size is none', { size: Number.NaN }],
    ['whose index is the size', { index: 3 }],
    ['whose index is below nothing', { index: -1 }],
    ['whose leaf is no hash', { leaf: SHORT, root: nodeHash(nodeHash(A, SHORT), C) }],
    ['with a hash that is too short', { root: nodeHash(nodeHash(SHORT, B), C) }, [SHORT, C]],
    ['that goes on above the root', { index: 0, size: 1, leaf: A, root: nodeHash(X, A) }, [X]],
    ['that ends below the root', { root: AB }, [A]],
  ])('%s is refused', (_, changes, proof) => {
    expect(included(changes, proof)).toBe(false);
  });
});

describe('a proof that a tree begins with another', () => {
  const two = { size: 2, root: AB };
  const three = { size: 3, root: ABC };

  it('is taken as it is, and none is needed for the same tree or behind the empty one', () => {
    expect(isConsistent(two, three, [C])).toBe(true);
    expect(isConsistent({ size: 1, root: A }, three, [B, C])).toBe(true);
    expect(isConsistent(three, three, [])).toBe(true);
    expect(isConsistent({ size: 0, root: EMPTY_ROOT }, three, [])).toBe(true);
  });

  it.each([
    ['to a size that is no whole number', two, { size: 3.5, root: ABC }, [C]],
    ['from a size that is no whole number', { size: 2.5, root: AB }, three, [C]],
    ['from a larger tree', three, two, [C]],
    ['that is not needed', three, three, [C]],
    ['that is not needed behind the empty tree', { size: 0, root: EMPTY_ROOT }, three, [C]],
    ['from an empty tree with the root of another', { size: 0, root: A }, three, []],
    ['that is missing', two, three, []],
    ['with a hash that is too short', two, { size: 3, root: nodeHash(AB, SHORT) }, [SHORT]],
  ])('%s is refused', (...[, earlier, later, proof]) => {
    expect(isConsistent(earlier, later, proof)).toBe(false);
  });
});

describe('the plan of a proof', () => {
  it('names the subtrees of RFC 9162 §2.1.5', () => {
    const node = (level: number, index: number) => ({ level, index });
    // Of the tree of seven leaves there: PATH(0) = [b, h, l], PROOF(3) = [c, d, g, l], PROOF(4) = [l].
    const l = [node(1, 2), node(0, 6)];
    expect(planInclusion(0, 7)).toEqual([[node(0, 1)], [node(1, 1)], l]);
    expect(planConsistency(3, 7)).toEqual([[node(0, 2)], [node(0, 3)], [node(1, 0)], l]);
    expect(planConsistency(4, 7)).toEqual([l]);
    expect([planConsistency(0, 7), planConsistency(7, 7)]).toEqual([[], []]);
  });

  it.each([3, -1, 0.5, Number.NaN])('of a leaf that is not there, the %dth of three, is none', (index) => {
    expect(() => planInclusion(index, 3)).toThrow(`no leaf ${index} in a tree of 3`);
  });

  it.each([4, -1, 1.5, Number.NaN])('from %d leaves to three is none', (earlier) => {
    expect(() => planConsistency(earlier, 3)).toThrow(`a tree of 3 does not begin with one of ${earlier}`);
  });
});
