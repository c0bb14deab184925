import type { AccountId, Day } from '../ids.ts';
import type { DaySheet } from './day-sheet.ts';

/** A day sheet's key. */
export interface SheetKey {
  readonly account: AccountId;
  readonly day: Day;
}

/** Reads day sheets of one account. Strongly consistent; a miss is an absent day. */
export interface ObservationReader {
  /** All sheets of the account from `from` to `to`, both included, oldest first. */
  sheetsOf(account: AccountId, from: Day, to: Day): Promise<readonly DaySheet[]>;
}

/**
 * Reads the sheets of everybody for a release: keys through an index that may lag by seconds (a period is folded days
 * after it ended), then the sheets themselves, strongly consistent; one that was erased meanwhile is absent.
 */
export interface ObservationFold {
  keysOfDay(day: Day): AsyncIterable<readonly SheetKey[]>;
  sheets(keys: readonly SheetKey[]): Promise<readonly DaySheet[]>;
}
