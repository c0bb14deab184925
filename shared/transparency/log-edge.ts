import { bundleOf } from './entry-bundle.ts';
import { leafHash, rootOver, type Hash } from './merkle-tree.ts';
import { entriesPath, rootOfComplete, rootParts, TILE_WIDTH, tileIn, tilePath } from './tiles.ts';

/**
 * All that is needed to let a log grow: its size, the hashes of the partial tile at each level (index 0: leaves), and
 * the entries of the partial bundle. At most 255 of each.
 */
export interface LogEdge {
  readonly size: number;
  readonly tiles: readonly (readonly Hash[])[];
  readonly entries: readonly Uint8Array[];
}

/** The edge of a log without entries. */
export const EMPTY_EDGE: LogEdge = { size: 0, tiles: [], entries: [] };

/** A log that has grown: its new edge and root, and every file that is new, by its path. */
export interface Growth {
  readonly edge: LogEdge;
  readonly root: Hash;
  readonly files: ReadonlyMap<string, Uint8Array>;
}

const bytesOf = (hashes: readonly Hash[]): Uint8Array => new Uint8Array(Buffer.concat(hashes));

/** The root of the tree whose edge this is. */
export const rootOfEdge = ({ size, tiles }: LogEdge): Hash =>
  rootOver(
    rootParts(size).map(({ tile, from, to }) => {
      // A full tile at the edge has gone up one level, so that only partial ones are asked for.
      return rootOfComplete((tiles[tile.level] ?? []).slice(from, to));
    }),
  );

/** Adds an entry at the edge; what fills a tile goes into the files and one level up. */
const add = (edge: MutableEdge, entry: Uint8Array, files: Map<string, Uint8Array>): void => {
  edge.entries.push(entry);
  edge.size += 1;
  if (edge.entries.length === TILE_WIDTH) {
    files.set(entriesPath({ index: edge.size / TILE_WIDTH - 1, width: TILE_WIDTH }), bundleOf(edge.entries));
    edge.entries = [];
  }
  addHash(edge, { level: 0, hash: leafHash(entry) }, files);
};

const addHash = (
  edge: MutableEdge,
  { level, hash }: { readonly level: number; readonly hash: Hash },
  files: Map<string, Uint8Array>,
): void => {
  const tile = (edge.tiles[level] ??= []);
  tile.push(hash);
  if (tile.length < TILE_WIDTH) return;
  const index = edge.size / TILE_WIDTH ** (level + 1) - 1;
  files.set(tilePath({ level, index, width: TILE_WIDTH }), bytesOf(tile));
  edge.tiles[level] = [];
  addHash(edge, { level: level + 1, hash: rootOfComplete(tile) }, files);
};

interface MutableEdge {
  size: number;
  tiles: Hash[][];
  entries: Uint8Array[];
}

/**
 * A log with entries added at its end, in this order. The files are the tiles and bundles that a log of the new size has
 * and the old one did not, partial ones included (C2SP tlog-tiles); writing them twice writes the same bytes.
 *
 * @throws RangeError for an entry of more than 65,535 bytes.
 */
export const grow = (before: LogEdge, entries: readonly Uint8Array[]): Growth => {
  const edge: MutableEdge = {
    size: before.size,
    tiles: before.tiles.map((tile) => [...tile]),
    entries: [...before.entries],
  };
  const files = new Map<string, Uint8Array>();
  for (const entry of entries) add(edge, entry, files);
  if (entries.length > 0) {
    for (const [level, tile] of edge.tiles.entries()) {
      const partial = tileIn(edge.size, level, Math.floor(edge.size / TILE_WIDTH ** (level + 1)));
      if (partial !== undefined && tile.length > 0) files.set(tilePath(partial), bytesOf(tile));
    }
    if (edge.entries.length > 0) {
      const index = Math.floor(edge.size / TILE_WIDTH);
      files.set(entriesPath({ index, width: edge.entries.length }), bundleOf(edge.entries));
    }
  }
  return { edge, root: rootOfEdge(edge), files };
};
