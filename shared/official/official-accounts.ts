import type { AccountId } from '../ids.ts';
import type { ProvenAccount } from '../platforms/ownership.ts';
import type { Approval, Colleague, Ending, OfficialAccount } from './official-account.ts';

/** The list that all staff may see. Strongly consistent, oldest request first. */
export interface OfficialAccountList {
  list(): Promise<readonly OfficialAccount[]>;
}

/** What came of asking for an account. `taken`: somebody asked for it before. `too-many`: a hundred are registered. */
export type AskOutcome = { readonly kind: 'asked' | 'taken' | 'too-many' };

/**
 * Registers official accounts, each step by a person of its own.
 *
 * @throws ServiceError `unavailable` when the store does not answer; repeating is safe. `conflict` after eight lost races.
 */
export interface OfficialAccounts extends OfficialAccountList {
  /** Asks for an account whose control was proven, also one whose registration ended. Somebody else must approve it. */
  ask(account: ProvenAccount, by: Colleague): Promise<AskOutcome>;
  /**
   * Approves, and in the same transaction writes the consent the pipeline checks and the account's place in the
   * schedule. Whether somebody consented to it as their own is not asked, since the answer would tell who takes part:
   * such a consent decides as long as it is there, and takes this one with it when it is erased. `taken`: the consent of
   * an earlier registration is not erased yet.
   */
  approve(account: AccountId, by: Colleague): Promise<Approval | { readonly kind: 'taken' }>;
  /** Takes back a request that was not approved; nothing happens if there is none. */
  decline(account: AccountId): Promise<void>;
  /**
   * Ends a registration: in one transaction the account's consent and its text key go, it leaves the schedule, and the
   * erasure of what was collected and not released is queued. Releases stay.
   */
  end(account: AccountId, by: Colleague): Promise<Ending>;
}
