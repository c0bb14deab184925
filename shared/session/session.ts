import * as z from 'zod';

import { addDays, epochSeconds } from '../clock.ts';
import { Identity } from '../identity/identity.ts';
import { ParticipantId } from '../ids.ts';

/** A session lasts an hour, however much it is used. */
export const SESSION_SECONDS = 3600;

/**
 * Who is signed in, as the cookie carries it: claims only, no token of the identity provider. `participant` exists on
 * the participant site alone. `formToken` must come back with every form; `expiresAt` in epoch seconds.
 */
export const Session = Identity.extend({
  version: z.literal(1),
  id: z.uuid(),
  participant: ParticipantId.optional(),
  formToken: z.uuid(),
  expiresAt: z.int().positive(),
});
export type Session = z.infer<typeof Session>;

/** What a new session is made of; both ids are random. */
export interface SessionParts {
  readonly identity: Identity;
  readonly participant: ParticipantId | undefined;
  readonly id: string;
  readonly formToken: string;
  readonly now: Date;
}

/** The session of somebody who has just signed in. */
export const newSession = ({ identity, participant, id, formToken, now }: SessionParts): Session => ({
  version: 1,
  subject: identity.subject,
  name: identity.name,
  groups: identity.groups,
  ...(participant !== undefined && { participant }),
  id,
  formToken,
  expiresAt: epochSeconds(addDays(now, SESSION_SECONDS / 86_400)),
});
