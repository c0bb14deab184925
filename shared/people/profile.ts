import * as z from 'zod';

import { participantPartition } from '../consent/consent-items.ts';
import { Subject } from '../identity/identity.ts';
import { ParticipantId } from '../ids.ts';

/**
 * A participant as such: since when they are known, and the hash their sign-in is recognised by (which is also what
 * finds the `subject#…` item when all must go). No name, no address.
 */
export const Profile = z.object({
  version: z.literal(1),
  participant: ParticipantId,
  subject: Subject,
  since: z.iso.datetime(),
});
export type Profile = z.infer<typeof Profile>;

/** The key of a participant's profile in the `People` store. */
export const profileKey = (participant: ParticipantId) => ({
  pk: participantPartition(participant),
  sk: 'profile',
});

/** A profile as its item. */
export const profileItem = (profile: Profile) => ({ ...profileKey(profile.participant), ...profile });
