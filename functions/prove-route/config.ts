import * as z from 'zod';

/** The environment of the function that sends a test alert. */
export const ProveRouteConfig = z.object({
  OUTBOX_TABLE: z.string().min(1),
  RELAY_QUEUE_URL: z.url(),
});
