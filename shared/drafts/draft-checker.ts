import type { DraftAnswer } from './draft.ts';

/**
 * Classifies a draft in memory, company terms included. Nothing of it is stored or logged anywhere, so it may be asked
 * again; the time it takes does not tell what was seen.
 *
 * @throws ServiceError `unavailable` when it does not answer, `invariant` for an answer that does not fit.
 */
export interface DraftChecker {
  check(text: string): Promise<DraftAnswer>;
}
