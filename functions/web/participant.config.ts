import * as z from 'zod';

import { Controller } from '../../shared/consent/controller.ts';
import { JsonVariable } from '../../shared/runtime/config.ts';
import { PROVING } from './proving.config.ts';
import { SIGNED_IN } from './signed-in.config.ts';

/** The participant site's environment. */
export const ParticipantSiteConfig = z.object({
  ...SIGNED_IN,
  ...PROVING,
  CONSENTS_TABLE: z.string().min(1),
  SCHEDULE_TABLE: z.string().min(1),
  PEOPLE_TABLE: z.string().min(1),
  OBSERVATIONS_TABLE: z.string().min(1),
  ALERTS_TABLE: z.string().min(1),
  OUTBOX_TABLE: z.string().min(1),
  LEDGER_TABLE: z.string().min(1),
  TEXT_KEY_ID: z.string().min(1),
  OPENING_KEY_ID: z.string().min(1),
  RELAY_QUEUE_URL: z.url(),
  RECEIPT_KEY_ID: z.string().min(1),
  CONTROLLER: JsonVariable(Controller),
  EXPORT_BUCKET: z.string().min(1),
  CHECK_DRAFT_FUNCTION: z.string().min(1),
  PREVIEW_POSTS_FUNCTION: z.string().min(1),
  OPEN_ENTRIES_FUNCTION: z.string().min(1),
});
