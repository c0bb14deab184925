import * as z from 'zod';

import { Campaign } from '../../shared/consent/scope.ts';
import { CommaList, JsonVariable } from '../../shared/runtime/config.ts';

/** The environment of the function that reads platforms. */
export const IngestAccountConfig = z.object({
  CONSENTS_TABLE: z.string().min(1),
  SCHEDULE_TABLE: z.string().min(1),
  OBSERVATIONS_TABLE: z.string().min(1),
  TEXT_KEY_ID: z.string().min(1),
  CLASSIFY_QUEUE_URL: z.url(),
  REJECTED_QUEUE_URL: z.url(),
  CAMPAIGN: JsonVariable(Campaign),
  ALLOWED_ORIGINS: CommaList,
  PLC_DIRECTORY_URL: z.url(),
  BLUESKY_APPVIEW_URL: z.url(),
});
