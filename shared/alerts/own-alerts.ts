import type { AlertId, ParticipantId } from '../ids.ts';
import type { Answering, AuthorAnswer } from './author-answer.ts';
import type { LeakAlert } from './leak-alert.ts';

/** Nobody is shown more of their own alerts at once; *My data* has all of them. */
export const OWN_ALERTS_AT_MOST = 50;

/**
 * Alerts as the author of a post knows them: their own and no other.
 *
 * @throws ServiceError `unavailable` when the store does not answer, `conflict` after thirty lost races; answering again
 * is safe.
 */
export interface OwnAlerts {
  /** The newest alerts about this person's posts, through an index that may lag by seconds. */
  list(author: ParticipantId): Promise<readonly LeakAlert[]>;
  /** Decides and records an answer, against the alert as it stands. Undefined where there is no such alert. */
  answer(alert: AlertId, answer: AuthorAnswer, by: ParticipantId): Promise<Answering | undefined>;
}
