import type { AlertState, LeakAlert, Severity } from './leak-alert.ts';
import type { RaisedWithin } from './urgency.ts';
import type { WorkPlace } from './work-place.ts';

/** In which order alerts are listed; `due` puts first what should have been done the longest time ago. */
export const WORK_ORDERS = ['due', 'oldest', 'newest'] as const;
export type WorkOrder = (typeof WORK_ORDERS)[number];

/** Which alerts are asked for. */
export interface WorkQuestion {
  readonly state: AlertState;
  readonly order: WorkOrder;
  readonly severity?: Severity | undefined;
  readonly rule?: string | undefined;
  readonly raised: RaisedWithin;
}

/** Some alerts in the order asked for, and where the list goes on. A page may be empty, and the list yet go on. */
export interface WorkPage {
  readonly alerts: readonly LeakAlert[];
  readonly next: WorkPlace | undefined;
}

/** A count that stops at a bound, so that it costs the same however many there are. */
export interface Tally {
  readonly count: number;
  /** Whether there are more than were counted. */
  readonly isMore: boolean;
}

/** Nobody is told of more than this many. */
export const COUNTED_AT_MOST = 99;

/**
 * The work that security has, through an index that may lag by seconds. What is past its time is left out. No question
 * is about an author or an account.
 *
 * @throws ServiceError `unavailable` when the store does not answer.
 */
export interface AlertWork {
  /** At most `limit` alerts, from the beginning or from where another page ended. */
  page(question: WorkQuestion, limit: number, from?: WorkPlace): Promise<WorkPage>;
  /** How many alerts are in a state. */
  count(state: AlertState): Promise<Tally>;
  /** How many alerts in a state should have left it by now. */
  countOverdue(state: AlertState): Promise<Tally>;
}
