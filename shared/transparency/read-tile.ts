import { entriesIn } from './entry-bundle.ts';
import type { LogFiles } from './log-files.ts';
import type { Hash } from './merkle-tree.ts';
import { entriesPath, hashesIn, TILE_WIDTH, tilePath, type Tile } from './tiles.ts';

/** What a file has, as much as its width says and not a byte more; or where it is not so, and how. */
export type WholeFile<Part> =
  | { readonly parts: readonly Part[] }
  | { readonly parts?: undefined; readonly where: string; readonly what: string };

interface Reader<Part> {
  readonly tile: Tile;
  readonly pathOf: (tile: Tile) => string;
  readonly partsIn: (bytes: Uint8Array, tile: Tile) => readonly Part[] | undefined;
}

/** Where there is no file of a partial tile the full one's may be there: a log may have deleted the first then. */
const readWhole = async <Part>(
  files: LogFiles,
  { tile, pathOf, partsIn }: Reader<Part>,
): Promise<WholeFile<Part>> => {
  for (const width of new Set([tile.width, TILE_WIDTH])) {
    const served = { ...tile, width };
    const bytes = await files.read(pathOf(served));
    if (bytes === undefined) continue;
    const parts = partsIn(bytes, served);
    if (parts?.length === width) return { parts: parts.slice(0, tile.width) };
    return { where: pathOf(served), what: `does not hold ${width} of what it should, whole` };
  }
  return { where: pathOf(tile), what: 'is missing' };
};

/** The hashes of a tile, as they are served. */
export const readHashes = (files: LogFiles, tile: Tile): Promise<WholeFile<Hash>> =>
  readWhole(files, { tile, pathOf: tilePath, partsIn: hashesIn });

/** The entries under a tile of leaves, as they are served. */
export const readBundle = (files: LogFiles, tile: Tile): Promise<WholeFile<Uint8Array>> =>
  readWhole(files, { tile, pathOf: entriesPath, partsIn: entriesIn });
