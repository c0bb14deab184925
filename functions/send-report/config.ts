import * as z from 'zod';

import { Campaign } from '../../shared/consent/scope.ts';
import { LANGUAGES } from '../../shared/languages.ts';
import { CommaList, JsonVariable } from '../../shared/runtime/config.ts';

/** The environment of the week's report. */
export const SendReportConfig = z.object({
  RELEASES_TABLE: z.string().min(1),
  SITE_TABLE: z.string().min(1),
  CAMPAIGN: JsonVariable(Campaign),
  COMPANY: z.string().min(1),
  COMMS_SITE_URL: z.url(),
  REPORT_FROM: z.string().min(3),
  REPORT_TO: CommaList,
  REPORT_LANGUAGE: z.enum(LANGUAGES),
});
