import * as z from 'zod';

/** The environment of the function that looks whether confidential reports wait too long. */
export const WatchReportsConfig = z.object({
  REPORTS_TABLE: z.string().min(1),
});
