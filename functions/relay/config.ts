import * as z from 'zod';

/** The relay's environment. */
export const RelayConfig = z.object({
  OUTBOX_TABLE: z.string().min(1),
  ALERT_QUEUE_URL: z.url(),
  ERASURE_QUEUE_URL: z.url(),
  EXPORT_QUEUE_URL: z.url(),
  REJECTED_QUEUE_URL: z.url(),
});
