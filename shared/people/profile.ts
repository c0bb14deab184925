import * as z from 'zod';

import { participantPartition } from '../consent/consent-items.ts';
import { Subject } from '../identity/identity.ts';
import { ParticipantId } from '../ids.ts';

/**
 * A participant as such: since when they are known, and the hash their sign-in is recognised by (which is also what
 * finds the `subject#…` item when all must go). No name, no address. `revision` changes when an account is connected, so
 * that nobody is forgotten who is just connecting one.
 */
export const Profile = z.object({
  version: z.literal(1),
  participant: ParticipantId,
  subject: Subject,
  since: z.iso.datetime(),
  revision: z.uuid(),
});
export type Profile = z.infer<typeof Profile>;

/** The key of a participant's profile in the `People` store. */
export const profileKey = (participant: ParticipantId) => ({
  pk: participantPartition(participant),
  sk: 'profile',
});

/** The key of the item by which a sign-in is recognised, in the `People` store. */
export const subjectKey = (subject: Subject) => ({ pk: `subject#${subject}`, sk: 'subject' });

/** A profile as its item. */
export const profileItem = (profile: Profile) => ({ ...profileKey(profile.participant), ...profile });
