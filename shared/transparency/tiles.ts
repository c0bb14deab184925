import { HASH_BYTES, nodeHash, subtreesOf, type Hash, type Subtree } from './merkle-tree.ts';

/** Hashes of a full tile, and levels of the tree between one level of tiles and the next (C2SP tlog-tiles). */
export const TILE_WIDTH = 256;
const TILE_HEIGHT = 8;

/** A tile: its level, its index within the level, and how many hashes it has, 256 where it is full. */
export interface Tile {
  readonly level: number;
  readonly index: number;
  readonly width: number;
}

const DIGITS = 3;

/** An index in path elements of three digits, all but the last with an `x` before it: `x001/x234/067`. */
const indexPath = (index: number): string => {
  const digits = String(index);
  const padded = digits.padStart(Math.ceil(digits.length / DIGITS) * DIGITS, '0');
  return (padded.match(/\d{3}/gu) ?? [])
    .map((part, at, parts) => (at === parts.length - 1 ? part : `x${part}`))
    .join('/');
};

const suffix = (width: number): string => (width === TILE_WIDTH ? '' : `.p/${width}`);

/** Where a tile is served. */
export const tilePath = ({ level, index, width }: Tile): string =>
  `tile/${level}/${indexPath(index)}${suffix(width)}`;

/** Where the entries under a tile of level 0 are served. */
export const entriesPath = ({ index, width }: Omit<Tile, 'level'>): string =>
  `tile/entries/${indexPath(index)}${suffix(width)}`;

/** How many hashes a tree has at a level of tiles. */
const hashesAt = (level: number, size: number): number => Math.floor(size / TILE_WIDTH ** level);

/** A tile as it is in a tree of `size` leaves; undefined where it has none of it. */
export const tileIn = (size: number, level: number, index: number): Tile | undefined => {
  const width = Math.min(TILE_WIDTH, hashesAt(level, size) - index * TILE_WIDTH);
  return width > 0 ? { level, index, width } : undefined;
};

/**
 * The tiles that a tree of `size` leaves has and one of `earlier` does not, partial ones included, lowest level first:
 * what must be written when it has grown, or what it is verified by.
 */
export const tilesSince = (earlier: number, size: number): readonly Tile[] => {
  const tiles: Tile[] = [];
  for (let level = 0; hashesAt(level, size) > 0; level += 1) {
    if (hashesAt(level, size) === hashesAt(level, earlier)) continue;
    const first = Math.floor(hashesAt(level, earlier) / TILE_WIDTH);
    for (let index = first; index * TILE_WIDTH < hashesAt(level, size); index += 1) {
      const tile = tileIn(size, level, index);
      if (tile !== undefined) tiles.push(tile);
    }
  }
  return tiles;
};

/** The tile that a complete subtree is read from, and which of its hashes it is the root over. */
export interface TilePart {
  readonly tile: Tile;
  readonly from: number;
  readonly to: number;
}

/**
 * Where the root of a subtree stands in a tree of `size` leaves.
 *
 * @throws RangeError for a subtree that is not complete in it.
 */
export const partOf = ({ level, index }: Subtree, size: number): TilePart => {
  const tileLevel = Math.floor(level / TILE_HEIGHT);
  const width = 2 ** (level % TILE_HEIGHT);
  const first = index * width;
  const tile = tileIn(size, tileLevel, Math.floor(first / TILE_WIDTH));
  const from = first % TILE_WIDTH;
  if (tile === undefined || from + width > tile.width)
    throw new RangeError(`subtree ${index} of level ${level} is not complete in a tree of ${size}`);
  return { tile, from, to: from + width };
};

/** A tile's hashes in its bytes; undefined where these are not as many as its width says. */
export const hashesIn = (bytes: Uint8Array, { width }: Pick<Tile, 'width'>): readonly Hash[] | undefined =>
  bytes.length === width * HASH_BYTES
    ? Array.from({ length: width }, (_, at) => bytes.subarray(at * HASH_BYTES, (at + 1) * HASH_BYTES))
    : undefined;

/** The root over 2^n hashes. */
export const rootOfComplete = (hashes: readonly Hash[]): Hash => {
  let row = hashes;
  while (row.length > 1)
    row = Array.from({ length: row.length / 2 }, (_, at) => {
      const [left, right] = row.slice(2 * at, 2 * at + 2);
      if (left === undefined || right === undefined) throw new RangeError('not a power of two of hashes');
      return nodeHash(left, right);
    });
  const [root] = row;
  if (root === undefined) throw new RangeError('no hashes');
  return root;
};

/** The parts of tiles that the root of a tree is made from, left to right. */
export const rootParts = (size: number): readonly TilePart[] =>
  subtreesOf(0, size).map((subtree) => partOf(subtree, size));
