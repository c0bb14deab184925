import type { ConsentInForce } from '../consent/consent-record.ts';
import type { LeakAlert } from '../alerts/leak-alert.ts';
import type { AccountId, AlertId, Day } from '../ids.ts';
import type { DaySheet } from './day-sheet.ts';

/** A sheet to write, if it still has the revision it had when it was read (undefined: if it still is absent). */
export interface SheetWrite {
  readonly sheet: DaySheet;
  readonly previous: string | undefined;
  /** Nothing but counts changed, as at the freeze: no post was added, edited or removed, and the log gets no row. */
  readonly isCountsAlone?: boolean;
}

/**
 * Everything one transaction writes; at most `OPERATIONS_AT_MOST` operations: the consent check, three for each alert,
 * and two for each sheet; each is written with its row in the log.
 */
export interface BatchWrite {
  readonly consent: ConsentInForce;
  readonly sheets: readonly SheetWrite[];
  readonly alerts: readonly LeakAlert[];
}

/**
 * What came of a write. `no-consent`: the consent it was decided under is not in force any more, so nothing may be
 * written, ever. `lost-race`: somebody else wrote one of the sheets, or the named alerts exist already; read again,
 * decide again, and write what is left.
 */
export type WriteOutcome =
  | { readonly kind: 'written' }
  | { readonly kind: 'no-consent' }
  | { readonly kind: 'lost-race'; readonly existing: readonly AlertId[] };

/**
 * Writes what was derived from a batch of posts: consent check, sheets, a participant's sheets' rows in the log, alerts
 * and the effects they cause, all of it or nothing. Reads are strongly consistent.
 *
 * @throws ServiceError `unavailable` when the answer is lost; it may have been written, and deciding again from a new
 * read is safe.
 */
export interface BatchWriter {
  sheets(account: AccountId, days: readonly Day[]): Promise<ReadonlyMap<Day, DaySheet>>;
  write(batch: BatchWrite): Promise<WriteOutcome>;
}

/** DynamoDB's limit for one transaction. */
export const OPERATIONS_AT_MOST = 100;

/** Sheets of the largest size that fit into one transaction's 4 MB, with room for its alerts. */
export const SHEETS_AT_MOST = 9;
