import * as z from 'zod';

/** The environment of the function that opens people's own entries of the log. */
export const OpenEntriesConfig = z.object({
  PEOPLE_TABLE: z.string().min(1),
  ALERTS_TABLE: z.string().min(1),
  CONSENTS_TABLE: z.string().min(1),
  LEDGER_TABLE: z.string().min(1),
  OPENING_KEY_ID: z.string().min(1),
  LOG_KEY_ID: z.string().min(1),
  LOG_ORIGIN: z.string().min(1),
});
