import type { AccountLink } from '../consent/consent-history.ts';
import type { AccountId, ParticipantId } from '../ids.ts';

/**
 * Finds an account that somebody connected. Strongly consistent.
 *
 * @throws ServiceError `unavailable` when the store does not answer.
 */
export interface OwnLinks {
  /** Undefined for anybody else's account, and for one that nobody connected. */
  find(participant: ParticipantId, account: AccountId): Promise<AccountLink | undefined>;
}
