import * as z from 'zod';

import { Day } from '../ids.ts';
import { checkpointText } from './checkpoint.ts';
import { ENTRY_BYTES_AT_MOST } from './entry-bundle.ts';
import { EMPTY_EDGE, grow, type Growth } from './log-edge.ts';
import { EMPTY_ROOT, HASH_BYTES, leafHash, type Hash } from './merkle-tree.ts';
import { TILE_WIDTH } from './tiles.ts';

/** Where rows stand that found no room in their day's tree: from the first one behind `after`. */
const Backlog = z.object({ day: Day, after: z.uuid() });
export type Backlog = z.infer<typeof Backlog>;

/** A day's entry, chosen once for its place in the log; whoever signs the log next signs this one. */
export const SealedDay = z.object({
  version: z.literal(1),
  index: z.int().nonnegative(),
  day: Day,
  entry: z.string().max(ENTRY_BYTES_AT_MOST),
  backlog: Backlog.optional(),
});
export type SealedDay = z.infer<typeof SealedDay>;

const Bytes = z.instanceof(Uint8Array);

/** How far the log has come: the one thing whose change decides. */
export const LogHead = z.object({
  version: z.literal(1),
  size: z.int().positive(),
  /** Of the last entry. */
  day: Day,
  /** The signed checkpoint. */
  note: z.string().max(4096),
  /** The partial tiles above the leaves that the log had before its last entry, lowest first. */
  tilesBefore: z.array(Bytes).max(8),
  backlog: Backlog.optional(),
});
export type LogHead = z.infer<typeof LogHead>;

/** A log as it stands: its head, and what its last entry added to which edge. */
export interface StandingLog {
  readonly head: LogHead | undefined;
  readonly growth: Growth;
}

/** The log without entries. */
export const EMPTY_LOG: StandingLog = {
  head: undefined,
  growth: { edge: EMPTY_EDGE, root: EMPTY_ROOT, files: new Map() },
};

const bytesOf = ({ entry }: SealedDay): Uint8Array => new Uint8Array(Buffer.from(entry));

const hashesOf = (tile: Uint8Array): readonly Hash[] =>
  Array.from({ length: tile.length / HASH_BYTES }, (_, at) =>
    tile.subarray(at * HASH_BYTES, (at + 1) * HASH_BYTES),
  );

/** The first entry that must be known to let a log of this size grow, or to say again what its last entry added. */
export const firstNeeded = (size: number): number => Math.floor((size - 1) / TILE_WIDTH) * TILE_WIDTH;

/**
 * The log whose head this is, from the entries since `firstNeeded`; undefined where these are not what was signed.
 */
export const standingLog = (
  head: LogHead,
  sealed: readonly SealedDay[],
  origin: string,
): StandingLog | undefined => {
  const first = firstNeeded(head.size);
  const isWhole =
    sealed.length === head.size - first && sealed.every(({ index }, at) => index === first + at);
  const last = sealed.at(-1);
  if (!isWhole || last === undefined) return undefined;
  const entries = sealed.slice(0, -1).map(bytesOf);
  const tiles = [entries.map(leafHash), ...head.tilesBefore.map(hashesOf)];
  const before = { size: head.size - 1, tiles, entries };
  const growth = grow(before, [bytesOf(last)]);
  const text = checkpointText({ origin, size: head.size, root: growth.root });
  return head.note.startsWith(`${text}\n`) ? { head, growth } : undefined;
};

/** A log with one more entry, not yet signed. */
export interface Extension {
  /** What the checkpoint must say. */
  readonly text: string;
  readonly signed: (note: string) => LogHead;
}

/** What follows on a log when this day is added. */
export const extend = ({ growth: { edge } }: StandingLog, sealed: SealedDay, origin: string): Extension => {
  const { root } = grow(edge, [bytesOf(sealed)]);
  const size = edge.size + 1;
  return {
    text: checkpointText({ origin, size, root }),
    signed: (note) => ({
      version: 1,
      size,
      day: sealed.day,
      note,
      tilesBefore: edge.tiles.slice(1).map((tile) => new Uint8Array(Buffer.concat(tile))),
      ...(sealed.backlog !== undefined && { backlog: sealed.backlog }),
    }),
  };
};
