import * as z from 'zod';

/** The environment of the function that follows the public log from outside. */
export const MonitorLogConfig = z.object({
  PUBLIC_BUCKET: z.string().min(1),
  LOG_ORIGIN: z.string().min(1),
  SITE_TABLE: z.string().min(1),
});
