import * as z from 'zod';

import { ResponseTargets } from '../../shared/alerts/response-targets.ts';
import { JsonVariable } from '../../shared/runtime/config.ts';
import { SIGNED_IN } from './signed-in.config.ts';

/** The security site's environment. */
export const SecuritySiteConfig = z.object({
  ...SIGNED_IN,
  ALERTS_TABLE: z.string().min(1),
  LEDGER_TABLE: z.string().min(1),
  OUTBOX_TABLE: z.string().min(1),
  PEOPLE_TABLE: z.string().min(1),
  RELAY_QUEUE_URL: z.url(),
  RESPONSE_TARGETS: JsonVariable(ResponseTargets),
});
