import type { AlertId, ParticipantId } from '../ids.ts';

/** What a participant is told about a post of theirs. Which words it takes is the page's business. */
export interface AlertNotice {
  readonly kind: 'alert-raised' | 'alert-closed' | 'author-named';
  readonly at: Date;
  readonly alert: AlertId;
}

/**
 * Tells participants what concerns them. A notice has one place, given by participant, moment, alert and kind, so
 * telling it again changes nothing; it goes by itself 90 days after its moment. It is written only while the alert
 * still names the participant as its author, so that none appears once an erasure has been there.
 *
 * @throws ServiceError `unavailable` when the store does not answer, `conflict` after eight lost races; telling again
 * is safe.
 */
export interface Notices {
  tell(participant: ParticipantId, notice: AlertNotice): Promise<'told' | 'no-longer-theirs'>;
}
