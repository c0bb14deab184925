import * as z from 'zod';

import { ALERT_THRESHOLD_BOUNDS } from '../../shared/alerts/alert-policy.ts';

/** The environment of the function that classifies and records. */
export const ClassifyPostsConfig = z.object({
  CONSENTS_TABLE: z.string().min(1),
  SCHEDULE_TABLE: z.string().min(1),
  OBSERVATIONS_TABLE: z.string().min(1),
  ALERTS_TABLE: z.string().min(1),
  OUTBOX_TABLE: z.string().min(1),
  LEDGER_TABLE: z.string().min(1),
  TERMS_TABLE: z.string().min(1),
  SITE_TABLE: z.string().min(1),
  TEXT_KEY_ID: z.string().min(1),
  DUPLICATE_KEY_ID: z.string().min(1),
  FINGERPRINT_KEY_ID: z.string().min(1),
  RELAY_QUEUE_URL: z.url(),
  REJECTED_QUEUE_URL: z.url(),
  ALERT_THRESHOLD: z.coerce.number().min(ALERT_THRESHOLD_BOUNDS.lowest).max(ALERT_THRESHOLD_BOUNDS.highest),
});
