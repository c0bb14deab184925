import * as z from 'zod';

import { ALERT_THRESHOLD_BOUNDS } from '../../shared/alerts/alert-policy.ts';
import { Campaign } from '../../shared/consent/scope.ts';
import { JsonVariable } from '../../shared/runtime/config.ts';

/** The environment of the function that lets the log grow. Campaign and threshold are what it says was in force. */
export const SealDayConfig = z.object({
  LEDGER_TABLE: z.string().min(1),
  RELEASES_TABLE: z.string().min(1),
  PUBLIC_BUCKET: z.string().min(1),
  LOG_KEY_ID: z.string().min(1),
  LOG_ORIGIN: z.string().min(1),
  CAMPAIGN: JsonVariable(Campaign),
  ALERT_THRESHOLD: z.coerce.number().min(ALERT_THRESHOLD_BOUNDS.lowest).max(ALERT_THRESHOLD_BOUNDS.highest),
});
