import * as z from 'zod';

import { AlertId } from '../ids.ts';

/**
 * Something a participant was told: that a post of theirs raised an alert. `seenAt`: when they marked it as seen.
 * `expiresAt` in epoch seconds.
 */
export const ParticipantNotice = z.object({
  version: z.literal(1),
  at: z.iso.datetime(),
  kind: z.string().max(100),
  alert: AlertId.optional(),
  seenAt: z.iso.datetime().optional(),
  expiresAt: z.int().positive(),
});
export type ParticipantNotice = z.infer<typeof ParticipantNotice>;
