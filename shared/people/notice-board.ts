import type { ParticipantId } from '../ids.ts';
import type { ParticipantNotice } from '../rights/participant-notice.ts';

/**
 * What a participant was told and has not marked as seen. Strongly consistent.
 *
 * @throws ServiceError `unavailable` when the store does not answer; marking again is safe.
 */
export interface NoticeBoard {
  /** Notices of alerts that were raised, and of sign-ins that security was shown, oldest first. */
  unseen(participant: ParticipantId): Promise<readonly ParticipantNotice[]>;
  /**
   * Marks every notice up to this moment as seen, the first time for good. A notice that came later stays unseen; one
   * that was erased meanwhile stays erased.
   */
  markSeen(participant: ParticipantId, until: Date): Promise<void>;
}
