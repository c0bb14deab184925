import type { FeedbackAnswer, FilledForm } from './answer.ts';
import type { Round } from './round.ts';

/**
 * Takes feedback and keeps it closed until its round is over. Durable once taken; the store keeps no backup of it.
 *
 * @throws ServiceError `unavailable` when the store does not answer (the form may have been taken; the same form again
 * counts once), `conflict` after many lost races.
 */
export interface FeedbackBox {
  /**
   * All answers of a form or none; `full` once as many forms came this week as are taken; `differs` where the same form was
   * taken with other answers, which stay.
   */
  put(form: FilledForm): Promise<'taken' | 'full' | 'differs'>;
}

/** Reads what was said in a round that is over. */
export interface FeedbackReader {
  /**
   * Every answer of a closed round, in an order that is the same each time and tells nothing of when it came or of what
   * it came with; none for a round nobody answered, or one whose answers are due to go.
   *
   * @throws ServiceError `not-permitted` for a round that is still open; `unavailable`.
   */
  read(round: Round): Promise<readonly FeedbackAnswer[]>;
}
