import type { DeclaredIndex, DeclaredTable } from './declarations.ts';
import { indexEntry, keyNames, sameValue, type Item } from './item.ts';
import { itemSize } from './item-size.ts';

const WRITE_BYTES = 1024;
const READ_BYTES = 4096;

export type Consistency = 'eventual' | 'strong' | 'transactional';
const readFactor = { eventual: 0.5, strong: 1, transactional: 2 } as const;

/** Read units for a number of bytes that are rounded up together: at least one step, also for a miss. */
export function readUnits(bytes: number, consistency: Consistency): number {
  return Math.max(1, Math.ceil(bytes / READ_BYTES)) * readFactor[consistency];
}

/** The item before and after a write. A check, and a write whose condition failed, leave it as it was. */
export interface Change {
  readonly before: Item | undefined;
  readonly after: Item | undefined;
}

/**
 * Write units of a table for one item: the larger of both images, in started kilobytes; twice in a transaction,
 * whose condition checks cost the same.
 *
 * Source: DynamoDB developer guide, "DynamoDB read and write operations" and "Managing complex workflows with
 * DynamoDB transactions".
 */
export function tableWriteUnits({ before, after }: Change, transacted: boolean): number {
  const bytes = Math.max(itemSize(before), itemSize(after));
  return Math.max(1, Math.ceil(bytes / WRITE_BYTES)) * (transacted ? 2 : 1);
}

/**
 * Write units of an index for one changed item: nothing when no projected attribute moved, one write for an entry
 * that appears, changes or goes, two when its keys change.
 *
 * Indexes follow a transaction after it has committed, so theirs are not doubled.
 * Source: DynamoDB developer guide, "Using Global Secondary Indexes", write capacity units.
 */
export function indexWriteUnits(
  { before, after }: Change,
  index: DeclaredIndex,
  table: DeclaredTable,
): number {
  const old = indexEntry(before, index, table);
  const now = indexEntry(after, index, table);
  const units = (entry: Item | undefined): number =>
    entry === undefined ? 0 : Math.max(1, Math.ceil(itemSize(entry) / WRITE_BYTES));
  if (old === undefined || now === undefined) return units(old) + units(now);
  const moved = keyNames(index.keys).some((name) => !sameValue(old[name], now[name]));
  if (moved) return units(old) + units(now);
  return sameValue(old, now) ? 0 : Math.max(units(old), units(now));
}
