import type { LeakAlert } from '../alerts/leak-alert.ts';
import type { AccountLink } from '../consent/consent-history.ts';
import type { Day } from '../ids.ts';
import type { KeptOpening } from '../transparency/inner-opening.ts';

/** An account of somebody's, and all alerts about them: others' accounts are left out. */
export interface OwnAccount {
  readonly link: AccountLink;
  readonly alerts: readonly LeakAlert[];
}

/** Which of somebody's rows are meant: those that enter the log on these days, of one day's posts alone where it is named. */
export interface RowsWanted {
  readonly from: Day;
  readonly to: Day;
  readonly postsOf?: Day | undefined;
}

/**
 * Reads the log's rows about somebody's account, opened with the key of the consent that stands: what was decided and what
 * was collected, and what became of alerts for as long as these are there. Strongly consistent for rows of days that ended less
 * than an hour ago; an older day's are not written any more. Where no consent stands there is no key, and nothing is found:
 * what was recorded before stays in the log, and nobody can say of whom.
 *
 * @throws ServiceError `unavailable` when a store or the key service does not answer.
 */
export interface OwnRows {
  /** By the day on which they enter the log, oldest first; without `wanted` as far back as such rows are kept. */
  of(whose: OwnAccount, now: Date, wanted?: RowsWanted): Promise<readonly KeptOpening[]>;
}
