import type { Subject } from '../identity/identity.ts';
import type { ParticipantId } from '../ids.ts';

/** Looks up which participant somebody is. Strongly consistent. */
export interface ParticipantFinder {
  /** Undefined for somebody who never signed in at the participant site. */
  find(subject: Subject): Promise<ParticipantId | undefined>;
}

/** Finds the sign-in behind a participant. Strongly consistent. */
export interface SignInFinder {
  /** Undefined for somebody who has been forgotten. */
  signInOf(participant: ParticipantId): Promise<Subject | undefined>;
}

/**
 * Who is which participant: the one place where a person and a participant id meet.
 *
 * @throws ServiceError `unavailable` when the store does not answer.
 */
export interface Participants extends ParticipantFinder {
  /**
   * Erases what is left of somebody who has disconnected everything: profile, sign-in and history. At the next sign-in
   * they are somebody new. `connected`: an account is connected, perhaps just now, and nothing was erased of who they are.
   */
  forget(participant: ParticipantId): Promise<'forgotten' | 'connected'>;
  /** The participant this person is, made at the first call and the same ever after, however many calls race. */
  enrol(subject: Subject): Promise<ParticipantId>;
}
