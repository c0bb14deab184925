import type { DayLeaves, DayTree } from './day-tree.ts';
import type { LogHead, SealedDay } from './log-head.ts';

/** The partition of `Ledger` that holds the log itself. */
export const LOG_PARTITION = 'log';

/** The one item whose change lets the log grow. */
export const HEAD_KEY = { pk: LOG_PARTITION, sk: 'head' } as const;

const INDEX_DIGITS = 12;

/** The sort key of an entry by its place, which sorts as places do. */
export const sealedSortKey = (index: number): string => `sealed#${String(index).padStart(INDEX_DIGITS, '0')}`;

/** The head as its item. */
export const headItem = (head: LogHead) => ({ ...HEAD_KEY, ...head });

/** A chosen entry as its item. */
export const sealedItem = (sealed: SealedDay) => ({
  pk: LOG_PARTITION,
  sk: sealedSortKey(sealed.index),
  ...sealed,
});

/** The partition that holds the leaves of a day's tree. */
export const treePartition = (day: string): string => `tree#${day}`;

/** What is kept of a day's tree. */
export type TreeToKeep = Pick<DayTree, 'leaves' | 'padding'>;

/** So many leaves of 32 bytes an item takes: 256 KB of its 400. */
const LEAVES_PER_ITEM = 8192;

/** The leaves of a day's tree as their items, which sort in the order of the leaves. */
export const treeItems = (day: string, { leaves, padding }: TreeToKeep) =>
  Array.from({ length: Math.ceil(leaves.length / LEAVES_PER_ITEM) }, (_, part) => {
    const own = leaves.slice(part * LEAVES_PER_ITEM, (part + 1) * LEAVES_PER_ITEM);
    const stored: DayLeaves = {
      version: 1,
      leaves: new Uint8Array(Buffer.concat(own)),
      ...(part === 0 && { padding: new Uint8Array(padding) }),
    };
    return { pk: treePartition(day), sk: part === 0 ? 'leaves' : `leaves#${part}`, ...stored };
  });
