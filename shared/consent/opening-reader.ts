import type { AccountId } from '../ids.ts';
import type { ConsentOpening } from './opening-item.ts';

/**
 * Reads what an account's rows are sealed to and found by; undefined where no consent stands. Strongly consistent. Whoever
 * writes by it checks in the same transaction that the consent is still the one that was read before.
 *
 * @throws ServiceError `unavailable` when the store does not answer.
 */
export interface OpeningReader {
  openingOf(account: AccountId): Promise<ConsentOpening | undefined>;
}
