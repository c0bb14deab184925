import type { ParticipantId } from '../ids.ts';
import type { PolicyAcknowledgement } from './acknowledgement.ts';

/**
 * Keeps what people acknowledged, one a person. There is no way to list them.
 *
 * @throws ServiceError `unavailable` when the store does not answer; `conflict` after many lost races. Repeating is safe.
 */
export interface PolicyAcknowledgements {
  /** Strongly consistent; undefined for somebody who has acknowledged nothing. */
  find(participant: ParticipantId): Promise<PolicyAcknowledgement | undefined>;
  /**
   * Puts down that a version was acknowledged today, in the place of what was there; the same version again leaves the
   * first day. `not-known`: what was held of this person has been erased, and nothing is kept.
   */
  acknowledge(participant: ParticipantId, policy: string): Promise<'acknowledged' | 'not-known'>;
}
