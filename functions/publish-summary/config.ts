import * as z from 'zod';

/** The summary's environment. */
export const PublishSummaryConfig = z.object({
  RELEASES_TABLE: z.string().min(1),
  LEDGER_TABLE: z.string().min(1),
  PUBLIC_BUCKET: z.string().min(1),
});
