import * as z from 'zod';

/** The dispatcher's environment. */
export const DispatchFetchesConfig = z.object({
  SCHEDULE_TABLE: z.string().min(1),
  FETCH_QUEUE_URL: z.url(),
  ERASURE_QUEUE_URL: z.url(),
});
