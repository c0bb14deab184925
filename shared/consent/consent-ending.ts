import type { AccountId } from '../ids.ts';

/**
 * Ends consents that ran out, as a withdrawal ends one: record and text key, link and schedule go in one transaction,
 * which records the erasure and one line of history. A consent that was renewed, withdrawn or ended meanwhile is left
 * alone, so calls may be repeated and may come late.
 *
 * @throws ServiceError `unavailable` when the store does not answer; repeating is safe. `conflict` after eight lost races.
 */
export interface ConsentEnding {
  endIfRanOut(account: AccountId): Promise<'ended' | 'stands'>;
}
