import { ServiceError } from '../errors.ts';
import { DayEntry } from './day-entry.ts';
import { entriesIn } from './entry-bundle.ts';
import type { LogFiles } from './log-files.ts';
import { entriesPath, TILE_WIDTH, tilesSince } from './tiles.ts';

/**
 * The entries of a log of this size, one after another, as they are served: verify it first.
 *
 * @throws ServiceError `not-found` for a bundle that is missing or cut.
 */
export async function* readEntries(files: LogFiles, size: number): AsyncGenerator<Uint8Array> {
  for (const tile of tilesSince(0, size).filter(({ level }) => level === 0)) {
    const path = entriesPath(tile);
    const bundle =
      (await files.read(path)) ?? (await files.read(entriesPath({ ...tile, width: TILE_WIDTH })));
    const entries = bundle === undefined ? undefined : entriesIn(bundle)?.slice(0, tile.width);
    if (entries?.length !== tile.width) throw new ServiceError('not-found', `${path} is not whole`);
    yield* entries;
  }
}

/** What an entry says of its day; undefined for an entry of another log. */
export const dayEntryIn = (entry: Uint8Array): DayEntry | undefined => {
  try {
    return DayEntry.safeParse(JSON.parse(Buffer.from(entry).toString())).data;
  } catch {
    return undefined;
  }
};
