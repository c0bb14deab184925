import { ServiceError } from '../errors.ts';
import type { LogFiles } from './log-files.ts';
import { planConsistency, rootOver, type Hash, type ProofPlan } from './merkle-tree.ts';
import { readHashes } from './read-tile.ts';
import { partOf, rootOfComplete, tilePath, type Tile } from './tiles.ts';

/**
 * The hashes of a proof in a tree of `size` leaves, from the tiles that a log serves. They are as good as the tiles: whoever
 * is given the proof verifies it.
 *
 * @throws ServiceError `not-found` for a tile that is missing or cut.
 */
export const readProof = async (files: LogFiles, plan: ProofPlan, size: number): Promise<readonly Hash[]> => {
  const known = new Map<string, readonly Hash[]>();
  const hashesOf = async (tile: Tile): Promise<readonly Hash[]> => {
    const path = tilePath(tile);
    const hashes = known.get(path) ?? (await readTile(files, tile));
    known.set(path, hashes);
    return hashes;
  };
  const proof: Hash[] = [];
  for (const subtrees of plan) {
    const roots: Hash[] = [];
    for (const subtree of subtrees) {
      const { tile, from, to } = partOf(subtree, size);
      roots.push(rootOfComplete((await hashesOf(tile)).slice(from, to)));
    }
    proof.push(rootOver(roots));
  }
  return proof;
};

/** What proves that a log of `size` entries begins with its first `earlier` (RFC 9162 §2.1.4). @throws as `readProof` */
export const readConsistency = (files: LogFiles, earlier: number, size: number): Promise<readonly Hash[]> =>
  readProof(files, planConsistency(earlier, size), size);

const readTile = async (files: LogFiles, tile: Tile): Promise<readonly Hash[]> => {
  const read = await readHashes(files, tile);
  if (read.parts === undefined) throw new ServiceError('not-found', `${read.where} ${read.what}`);
  return read.parts;
};
