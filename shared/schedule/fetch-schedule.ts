import type { AccountId, Day } from '../ids.ts';
import type { DueSlots } from './slot.ts';

/**
 * The standing schedule, read by the dispatcher. Strongly consistent. `done` is the last minute (since 1970) whose
 * slots were all passed on; undefined before the first run.
 */
export interface FetchSchedule {
  done(): Promise<number | undefined>;
  accountsIn(due: DueSlots): AsyncIterable<readonly AccountId[]>;
  /** Accounts whose consent ran out on that day or before and has not been ended yet, shard by shard. */
  accountsRunOut(by: Day): AsyncIterable<readonly AccountId[]>;
  /** Moves the mark forward, never back. */
  markDone(minute: number): Promise<void>;
}
