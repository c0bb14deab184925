import { ServiceError } from '../errors.ts';
import type { LogFiles } from './log-files.ts';
import { planConsistency, rootOver, type Hash, type ProofPlan } from './merkle-tree.ts';
import { hashesIn, partOf, rootOfComplete, TILE_WIDTH, tilePath, type Tile } from './tiles.ts';

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

/** A partial tile may have been deleted once the full one is there. */
const readTile = async (files: LogFiles, tile: Tile): Promise<readonly Hash[]> => {
  const full = { ...tile, width: TILE_WIDTH };
  for (const served of [tile, full]) {
    const bytes = await files.read(tilePath(served));
    const hashes = bytes === undefined ? undefined : hashesIn(bytes, served);
    if (hashes !== undefined) return hashes.slice(0, tile.width);
  }
  throw new ServiceError('not-found', `${tilePath(tile)} is not whole`);
};
