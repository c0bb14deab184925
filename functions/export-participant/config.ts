import * as z from 'zod';

/** The environment of the function that prepares exports. */
export const ExportParticipantConfig = z.object({
  COMPANY: z.string().min(1),
  PEOPLE_TABLE: z.string().min(1),
  CONSENTS_TABLE: z.string().min(1),
  OBSERVATIONS_TABLE: z.string().min(1),
  ALERTS_TABLE: z.string().min(1),
  SITE_TABLE: z.string().min(1),
  LEDGER_TABLE: z.string().min(1),
  OPENING_KEY_ID: z.string().min(1),
  EXPORT_BUCKET: z.string().min(1),
  REJECTED_QUEUE_URL: z.url(),
});
