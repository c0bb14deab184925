import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { entriesIn } from '../../shared/transparency/entry-bundle.ts';
import { EMPTY_EDGE, grow, type LogEdge } from '../../shared/transparency/log-edge.ts';
import {
  EMPTY_ROOT,
  isConsistent,
  isIncluded,
  leafHash,
  nodeHash,
  planConsistency,
  planInclusion,
  rootOver,
  type Hash,
  type ProofPlan,
} from '../../shared/transparency/merkle-tree.ts';
import {
  entriesPath,
  hashesIn,
  partOf,
  rootOfComplete,
  tileIn,
  tilePath,
  tilesSince,
} from '../../shared/transparency/tiles.ts';

/** The root as RFC 9162 §2.1.1 defines it: recursively, over the leaves themselves. */
const rootByDefinition = (leaves: readonly Hash[]): Hash => {
  const [only] = leaves;
  if (only === undefined) return EMPTY_ROOT;
  if (leaves.length === 1) return only;
  let half = 1;
  while (half * 2 < leaves.length) half *= 2;
  return nodeHash(rootByDefinition(leaves.slice(0, half)), rootByDefinition(leaves.slice(half)));
};

const entryOf = (index: number): Uint8Array => Buffer.from(`entry ${index}`);
const MOST = 700;
const ENTRIES = Array.from({ length: MOST }, (_, index) => entryOf(index));
const LEAVES = ENTRIES.map(leafHash);

/** A log that grew in the given steps, with every file it ever wrote, each written once or to the same bytes. */
const grown = (steps: readonly number[]) => {
  const files = new Map<string, Uint8Array>();
  let [edge, root]: [LogEdge, Hash] = [EMPTY_EDGE, EMPTY_ROOT];
  for (const step of steps) {
    const growth = grow(edge, ENTRIES.slice(edge.size, edge.size + step));
    for (const [path, bytes] of growth.files) {
      expect(files.get(path) ?? bytes).toEqual(bytes);
      files.set(path, bytes);
    }
    [edge, root] = [growth.edge, growth.root];
  }
  return { files, root, size: edge.size };
};

/** A proof from the tiles of a log alone. */
const prove = (files: ReadonlyMap<string, Uint8Array>, size: number, plan: ProofPlan): readonly Hash[] =>
  plan.map((subtrees) =>
    rootOver(
      subtrees.map((subtree) => {
        const { tile, from, to } = partOf(subtree, size);
        return rootOfComplete(
          hashesIn(files.get(tilePath(tile)) ?? new Uint8Array(), tile)?.slice(from, to) ?? [],
        );
      }),
    ),
  );

const steps = fc
  .array(fc.integer({ min: 0, max: 300 }), { minLength: 1, maxLength: 8 })
  .filter((sizes) => sizes.reduce((sum, size) => sum + size, 0) <= MOST);

describe('a log that grows', () => {
  it('has the root its leaves define, however it came to its size', () => {
    fc.assert(
      fc.property(steps, (sizes) => {
        const { root, size } = grown(sizes);
        expect(root).toEqual(rootByDefinition(LEAVES.slice(0, size)));
        expect(grown([size]).root).toEqual(root);
      }),
      { numRuns: 60 },
    );
  });

  it('writes every tile and bundle that a log of its size has', () => {
    fc.assert(
      fc.property(steps, (sizes) => {
        const { files, size } = grown(sizes);
        for (const tile of tilesSince(0, size)) {
          expect(hashesIn(files.get(tilePath(tile)) ?? new Uint8Array(), tile)).toBeDefined();
          if (tile.level > 0) continue;
          const entries = entriesIn(files.get(entriesPath(tile)) ?? new Uint8Array()) ?? [];
          expect(entries.map((entry) => Buffer.from(entry).toString())).toEqual(
            ENTRIES.slice(tile.index * 256, tile.index * 256 + tile.width).map(String),
          );
        }
      }),
      { numRuns: 40 },
    );
  });

  it('proves each entry, and each earlier size, from its tiles; a proof of anything else shows nothing', () => {
    const { files } = grown([1, 255, 1, 299, 100]);
    const sizes = [1, 256, 257, 556, 656];
    fc.assert(
      fc.property(
        fc.tuple(fc.constantFrom(...sizes), fc.constantFrom(...sizes)),
        fc.nat(),
        fc.nat(),
        ([one, other], pick, where) => {
          const [earlier, size] = one < other ? [one, other] : [other, one];
          const [index, root] = [pick % size, rootByDefinition(LEAVES.slice(0, size))];
          const leaf = LEAVES[index] ?? EMPTY_ROOT;
          const proof = prove(files, size, planInclusion(index, size));
          expect(isIncluded({ index, size, leaf, root }, proof)).toBe(true);
          const spoiled = proof.map((hash, at) =>
            at === where % proof.length ? hash.map((byte, place) => (place === 0 ? byte ^ 1 : byte)) : hash,
          );
          if (proof.length > 0) expect(isIncluded({ index, size, leaf, root }, spoiled)).toBe(false);
          expect(isIncluded({ index, size, leaf, root }, [...proof, root])).toBe(false);
          expect(isIncluded({ index, size, leaf, root }, proof.slice(1))).toBe(proof.length === 0);
          if (size > 1)
            expect(isIncluded({ index: (index + 1) % size, size, leaf, root }, proof)).toBe(false);
          const before = { size: earlier, root: rootByDefinition(LEAVES.slice(0, earlier)) };
          const consistency = prove(files, size, planConsistency(earlier, size));
          expect(isConsistent(before, { size, root }, consistency)).toBe(true);
          expect(isConsistent({ ...before, root: leaf }, { size, root }, consistency)).toBe(
            Buffer.from(leaf).equals(before.root),
          );
        },
      ),
      { numRuns: 400 },
    );
  });

  it('beyond 2^32 entries has the places its numbers say', () => {
    // 2^33 + 1 leaves: one complete subtree of level 33 and a leaf of its own.
    const size = 2 ** 33 + 1;
    expect(planInclusion(2 ** 33, size)).toEqual([[{ level: 33, index: 0 }]]);
    expect(tileIn(size, 4, 0)).toEqual({ level: 4, index: 0, width: 2 });
    expect(partOf({ level: 33, index: 0 }, size)).toEqual({
      tile: { level: 4, index: 0, width: 2 },
      from: 0,
      to: 2,
    });
    expect(planConsistency(2 ** 33, size)).toEqual([[{ level: 0, index: 2 ** 33 }]]);
  });
});
