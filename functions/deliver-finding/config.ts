import * as z from 'zod';

import { WebhookTarget } from '../../shared/alerts/webhook.ts';
import { CommaList, JsonVariable } from '../../shared/runtime/config.ts';

/** The environment of the function that sends findings to the security team's own tools. */
export const DeliverFindingConfig = z.object({
  WEBHOOKS: JsonVariable(z.array(WebhookTarget)),
  WEBHOOK_SECRET_ID: z.string().min(1),
  ALLOWED_ORIGINS: CommaList,
  QUEUE_URL: z.url(),
  REJECTED_QUEUE_URL: z.url(),
});
