import * as z from 'zod';

import { CONTACTS } from '../../shared/names.ts';
import { JsonVariable } from '../../shared/runtime/config.ts';

/** The public site's environment. */
export const PublicSiteConfig = z.object({
  PUBLIC_URL: z.url(),
  COMPANY: z.string().min(1),
  PARTICIPANT_SITE_URL: z.url(),
  OBJECTIONS_TO: z.string().min(1),
  CONTACTS: JsonVariable(z.record(z.enum(CONTACTS), z.string().min(1))),
  RELEASES_TABLE: z.string().min(1),
  SITE_TABLE: z.string().min(1),
  FEEDBACK_TABLE: z.string().min(1),
  REPORTS_TABLE: z.string().min(1),
  REPORT_KEY_ID: z.string().min(1),
  LEDGER_TABLE: z.string().min(1),
  LOG_KEY_ID: z.string().min(1),
  LOG_ORIGIN: z.string().min(1),
});
