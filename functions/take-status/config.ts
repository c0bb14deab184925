import * as z from 'zod';

/** The environment of the function that takes what connected tools report. */
export const TakeStatusConfig = z.object({
  ALERTS_TABLE: z.string().min(1),
  OUTBOX_TABLE: z.string().min(1),
  LEDGER_TABLE: z.string().min(1),
  SITE_TABLE: z.string().min(1),
  RELAY_QUEUE_URL: z.url(),
  REJECTED_QUEUE_URL: z.url(),
});
