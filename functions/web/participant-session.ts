import { ServiceError } from '../../shared/errors.ts';
import type { ParticipantId } from '../../shared/ids.ts';
import type { SignedInVisit } from './site-parts.ts';

/** Who of the participants has signed in. */
export const participantIn = ({ session }: Pick<SignedInVisit, 'session'>): ParticipantId => {
  if (session.participant === undefined)
    throw new ServiceError('invariant', 'a session without a participant');
  return session.participant;
};
