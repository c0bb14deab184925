import type { Subject } from '../identity/identity.ts';
import type { ParticipantId } from '../ids.ts';

/** Looks up which participant somebody is. Strongly consistent. */
export interface ParticipantFinder {
  /** Undefined for somebody who never signed in at the participant site. */
  find(subject: Subject): Promise<ParticipantId | undefined>;
}

/**
 * Who is which participant: the one place where a person and a participant id meet.
 *
 * @throws ServiceError `unavailable` when the store does not answer.
 */
export interface Participants extends ParticipantFinder {
  /** The participant this person is, made at the first call and the same ever after, however many calls race. */
  enrol(subject: Subject): Promise<ParticipantId>;
}
