import * as z from 'zod';

/** The environment of the function that erases. */
export const EraseParticipantConfig = z.object({
  CONSENTS_TABLE: z.string().min(1),
  OBSERVATIONS_TABLE: z.string().min(1),
  ALERTS_TABLE: z.string().min(1),
  PEOPLE_TABLE: z.string().min(1),
  SITE_TABLE: z.string().min(1),
  SCHEDULE_TABLE: z.string().min(1),
  OUTBOX_TABLE: z.string().min(1),
  LEDGER_TABLE: z.string().min(1),
  REJECTED_QUEUE_URL: z.url(),
});
