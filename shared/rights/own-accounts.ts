import type { AccountId, ParticipantId } from '../ids.ts';
import type { OwnAccount } from './own-rows.ts';

/**
 * Finds an account that somebody connected, with all alerts about them. The former is strongly consistent; an alert may be
 * seen a moment after it was written.
 *
 * @throws ServiceError `unavailable` when a store does not answer.
 */
export interface OwnAccounts {
  /** Undefined for anybody else's account, and for one that nobody connected. */
  find(participant: ParticipantId, account: AccountId): Promise<OwnAccount | undefined>;
}
