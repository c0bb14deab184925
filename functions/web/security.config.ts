import * as z from 'zod';

import { SIGNED_IN } from './signed-in.config.ts';

/** The security site's environment. */
export const SecuritySiteConfig = z.object({
  ...SIGNED_IN,
  ALERTS_TABLE: z.string().min(1),
  LEDGER_TABLE: z.string().min(1),
  OUTBOX_TABLE: z.string().min(1),
  PEOPLE_TABLE: z.string().min(1),
  RELAY_QUEUE_URL: z.url(),
});
