import * as z from 'zod';

import { StageFacts } from '../../shared/processing/stage-facts.ts';
import { JsonVariable } from '../../shared/runtime/config.ts';
import { SIGNED_IN } from './signed-in.config.ts';

/** The oversight site's environment. */
export const OversightSiteConfig = z.object({
  ...SIGNED_IN,
  STAGE_FACTS: JsonVariable(StageFacts),
  LEDGER_TABLE: z.string().min(1),
  RELEASES_TABLE: z.string().min(1),
  REPORTS_TABLE: z.string().min(1),
  REPORT_KEY_ID: z.string().min(1),
  FEEDBACK_TABLE: z.string().min(1),
  TERMS_TABLE: z.string().min(1),
});
