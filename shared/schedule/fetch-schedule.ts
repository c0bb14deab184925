import type { AccountId } from '../ids.ts';
import type { DueSlots } from './slot.ts';

/**
 * The standing schedule, read by the dispatcher. Strongly consistent. `done` is the last minute (since 1970) whose
 * slots were all passed on; undefined before the first run.
 */
export interface FetchSchedule {
  done(): Promise<number | undefined>;
  accountsIn(due: DueSlots): AsyncIterable<readonly AccountId[]>;
  /** Moves the mark forward, never back. */
  markDone(minute: number): Promise<void>;
}
