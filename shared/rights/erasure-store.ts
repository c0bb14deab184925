import type { LeakAlert } from '../alerts/leak-alert.ts';
import type { EventReference } from '../consent/consent-history.ts';
import type { AccountId, AlertId, ParticipantId } from '../ids.ts';
import type { DaySheet } from '../posts/day-sheet.ts';

/** A withdrawal that is being carried out: whose account, which generation of consent, and when it was withdrawn. */
export interface Leaving {
  readonly account: AccountId;
  readonly participant: ParticipantId;
  readonly generation: string;
  readonly withdrawnAt: string;
}

/** The consent that was withdrawn: a participant's, or without one the organisation's. */
export type WithdrawnConsent = Pick<Leaving, 'account' | 'generation'> & {
  readonly participant?: ParticipantId | undefined;
};

/**
 * Removes what was held. Every removal may be repeated: what is gone already is no fault. Changes are conditional on
 * what was read; `false` says that somebody else was faster and it has to be read again. Reads are strongly
 * consistent, except that an alert may be missing from its author's list for seconds; its day sheet names it too.
 *
 * @throws ServiceError `unavailable` when a store does not answer; running the erasure again is safe.
 */
export interface ErasureStore {
  /** All day sheets of the account, of every generation, oldest first. */
  sheetsOf(account: AccountId): Promise<readonly DaySheet[]>;
  removeSheet(sheet: DaySheet): Promise<boolean>;
  replaceSheet(sheet: DaySheet, previousRevision: string): Promise<boolean>;
  /** The author's alerts, with those named besides; what does not exist is left out. */
  alertsOf(author: ParticipantId | undefined, named: readonly AlertId[]): Promise<readonly LeakAlert[]>;
  removeAlert(alert: LeakAlert): Promise<boolean>;
  replaceAlert(alert: LeakAlert, previousRevision: string): Promise<boolean>;
  /** Removes the participant's notices about alerts that no longer name them; answers how many. */
  removeNotices(participant: ParticipantId): Promise<number>;
  /** Removes what the history says of the account up to the withdrawal, except for the withdrawal; answers how many. */
  removeHistory(leaving: Leaving): Promise<number>;
  /** Notes in the history, once, that the erasure of a narrowed choice is finished; nothing where the entry is gone. */
  recordNarrowed(participant: ParticipantId, choice: EventReference): Promise<void>;
  /** Appends to the history, once per withdrawal, that so many items were erased, unless all of it was erased since. */
  recordErased(leaving: Leaving, items: number): Promise<void>;
  /**
   * Removes the withdrawn consent itself, unless consent was given anew; with a participant's also whatever registered
   * their account as official meanwhile, which leaving must not put into force.
   */
  removeConsent(withdrawn: WithdrawnConsent): Promise<void>;
}
