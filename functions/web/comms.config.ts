import * as z from 'zod';

import { Campaign } from '../../shared/consent/scope.ts';
import { JsonVariable } from '../../shared/runtime/config.ts';
import { PROVING } from './proving.config.ts';
import { SIGNED_IN } from './signed-in.config.ts';

/** The comms site's environment. */
export const CommsSiteConfig = z.object({
  ...SIGNED_IN,
  ...PROVING,
  RELEASES_TABLE: z.string().min(1),
  CONSENTS_TABLE: z.string().min(1),
  SCHEDULE_TABLE: z.string().min(1),
  OUTBOX_TABLE: z.string().min(1),
  RELAY_QUEUE_URL: z.url(),
  TEXT_KEY_ID: z.string().min(1),
  FEEDBACK_TABLE: z.string().min(1),
  CAMPAIGN: JsonVariable(Campaign),
});
