import * as z from 'zod';

import { ParticipantId } from '../ids.ts';

/**
 * That somebody said they have read the policy: which version, on which day. Of each person the latest one is kept, and
 * nobody but the person can read it.
 */
export const PolicyAcknowledgement = z.object({
  version: z.literal(1),
  participant: ParticipantId,
  policy: z.string().min(1).max(40),
  on: z.iso.date(),
});
export type PolicyAcknowledgement = z.infer<typeof PolicyAcknowledgement>;
