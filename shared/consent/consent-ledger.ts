import type { AccountId, ParticipantId } from '../ids.ts';
import type { ConsentEvent, AccountLink } from './consent-history.ts';
import type { ConsentRecord, NoticeReference, Purposes } from './consent-record.ts';

/** What somebody decides about one account. */
export interface ConsentChoice {
  readonly participant: ParticipantId;
  readonly account: AccountId;
  readonly purposes: Purposes;
  readonly notice: NoticeReference;
}

/** What came of a change. `not-yours`: the account is another's, or the organisation's. */
export type ConsentOutcome =
  | { readonly kind: 'done'; readonly record: ConsentRecord }
  | { readonly kind: 'not-yours' }
  | { readonly kind: 'not-connected' }
  | { readonly kind: 'nothing-to-do' };

/**
 * Keeps consent. Each change is one transaction over the account's consent item, the participant's append-only
 * history, the fetch schedule and, where data must go, the outbox: either all of it happened or nothing.
 *
 * Calls may be repeated: a repeat of a change that took effect answers `nothing-to-do`. Races between two changes of
 * one account are decided by the store; the loser rereads and decides again, and never overwrites a withdrawal.
 *
 * @throws ServiceError `unavailable` when the store does not answer; the change may or may not have happened, and
 * repeating it is safe. `conflict` after thirty lost races. `invalid-input` for consent with no purpose.
 */
export interface ConsentLedger {
  /**
   * Links a proven account to its participant. It is no consent. An account linked to another is `not-yours`;
   * `not-known` is somebody who was forgotten since they signed in.
   */
  connect(link: AccountLink): Promise<ConsentOutcome | { readonly kind: 'connected' | 'not-known' }>;
  /**
   * Gives consent, or changes purposes and scopes, and keeps a pause. What was derived for a purpose that is dropped, or
   * of posts that a narrower scope leaves out, is erased.
   */
  choose(choice: ConsentChoice): Promise<ConsentOutcome>;
  pause(participant: ParticipantId, account: AccountId): Promise<ConsentOutcome>;
  resume(participant: ParticipantId, account: AccountId): Promise<ConsentOutcome>;
  /**
   * Withdraws every purpose and disconnects; an account without consent is disconnected, and its history goes with it.
   * The text key is destroyed in the same write; erasure is queued.
   */
  withdraw(participant: ParticipantId, account: AccountId): Promise<ConsentOutcome>;
  /** The participant's connected accounts, oldest first. */
  accountsOf(participant: ParticipantId): Promise<readonly AccountLink[]>;
  /** What the participant decided and when, oldest first. */
  historyOf(participant: ParticipantId): Promise<readonly ConsentEvent[]>;
}
