import type { Subject } from '../identity/identity.ts';
import type { Counted, DraftAttempts } from './attempts.ts';

/**
 * Counts how often somebody has drafts checked. Strongly consistent: of attempts at once no more are let through than
 * one after another. An attempt counts before the draft is looked at, whatever comes of it.
 *
 * @throws ServiceError `unavailable` or `conflict`; nothing is checked uncounted.
 */
export interface DraftAttemptCounter {
  count(subject: Subject): Promise<Counted>;
}

/** Reads what is kept of somebody's attempts, for themselves; undefined where there is nothing. */
export interface DraftAttemptFinder {
  find(subject: Subject): Promise<DraftAttempts | undefined>;
}
