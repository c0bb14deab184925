import * as z from 'zod';

import { SIGNED_IN } from './signed-in.config.ts';

/** The comms site's environment. */
export const CommsSiteConfig = z.object({
  ...SIGNED_IN,
  RELEASES_TABLE: z.string().min(1),
  CONSENTS_TABLE: z.string().min(1),
  SCHEDULE_TABLE: z.string().min(1),
  TEXT_KEY_ID: z.string().min(1),
  PLC_DIRECTORY_URL: z.url(),
  BLUESKY_APPVIEW_URL: z.url(),
});
