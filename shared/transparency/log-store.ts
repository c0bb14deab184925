import type { Day } from '../ids.ts';
import type { LedgerEntry } from './ledger-entry.ts';
import type { LogHead, SealedDay } from './log-head.ts';
import type { TreeToKeep } from './log-items.ts';

/** Where rows are read from: the first of a day, or the first behind a row. */
export interface RowPlace {
  readonly day: Day;
  readonly after?: string;
}

/** Reads the log as it was sealed. @throws ServiceError `unavailable` when the store does not answer */
export type LogReader = Pick<LogStore, 'head' | 'sealedBetween'>;

/**
 * What the log is made from and how far it has come. Reads are strongly consistent.
 *
 * @throws ServiceError `unavailable` when the store does not answer: a write may have happened, and is found by reading.
 */
export interface LogStore {
  /** Undefined until the first day is sealed. */
  head(): Promise<LogHead | undefined>;
  /** Replaces the head of size `from`, 0 for none, and no other. */
  swap(head: LogHead, from: number): Promise<'swapped' | 'overtaken'>;
  /** What was chosen for a place of the log. */
  sealed(index: number): Promise<SealedDay | undefined>;
  /** What was chosen for places `from` to `to`, the latter left out, in order. */
  sealedBetween(from: number, to: number): Promise<readonly SealedDay[]>;
  /** Chooses a day's entry and the leaves of its tree, unless an entry was chosen for that place already. */
  stage(day: SealedDay, tree: TreeToKeep): Promise<'staged' | 'already-staged'>;
  /** The first `limit` rows from a place to the end of a day, in the order in which they go into the log. */
  rows(from: RowPlace, to: Day, limit: number): Promise<readonly LedgerEntry[]>;
}
