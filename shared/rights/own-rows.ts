import type { AccountLink } from '../consent/consent-history.ts';
import type { KeptOpening } from '../transparency/inner-opening.ts';

/**
 * Reads the log's rows about somebody's account, opened with the key of the consent that stands: what was decided and what
 * was collected. Strongly consistent. Where no consent stands there is no key, and nothing is found: what was recorded
 * before stays in the log, and nobody can say of whom.
 *
 * @throws ServiceError `unavailable` when a store or the key service does not answer.
 */
export interface OwnRows {
  /** By the day on which they enter the log, oldest first, as far back as such rows are kept. */
  of(link: AccountLink, now: Date): Promise<readonly KeptOpening[]>;
}
