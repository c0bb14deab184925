import type { LeakAlert } from './leak-alert.ts';

/** The rest of a case, as far as it was followed. */
export interface RestOfCase {
  readonly alerts: readonly LeakAlert[];
  /** Whether the case may be larger still. */
  readonly isMore: boolean;
}

/**
 * What belongs to an alert, through indexes that may lag by seconds: none of them is by author or account. What is past
 * its time is left out.
 *
 * @throws ServiceError `unavailable` when the store does not answer.
 */
export interface AlertCases {
  /** The other alerts of the same case, oldest first, at most nineteen. */
  others(alert: LeakAlert): Promise<RestOfCase>;
  /** Alerts that the same rule raised or that are about the same words, and no part of the case; newest first, at most five. */
  similar(alert: LeakAlert): Promise<readonly LeakAlert[]>;
}
