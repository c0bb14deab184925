import type { Day } from '../ids.ts';
import type { DayLeaves } from './day-tree.ts';
import type { LedgerEntry, OpeningsRead } from './ledger-entry.ts';

/**
 * What an auditor's file is made from. Reads are strongly consistent.
 *
 * @throws ServiceError `unavailable` when the store does not answer.
 */
export interface OpeningsSource {
  /** Records that openings are handed out, once for an id. What is read before this has answered is not recorded. */
  record(row: OpeningsRead): Promise<void>;
  /** Every row of these days, both included. */
  rows(from: Day, to: Day): Promise<readonly LedgerEntry[]>;
  /** The tree that was chosen for a day; undefined for one that is not sealed. */
  tree(day: Day): Promise<DayLeaves | undefined>;
}
