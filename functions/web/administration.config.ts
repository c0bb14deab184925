import * as z from 'zod';

import { StageFacts } from '../../shared/processing/stage-facts.ts';
import { JsonVariable } from '../../shared/runtime/config.ts';
import { SIGNED_IN } from './signed-in.config.ts';

/** The administration site's environment. */
export const AdministrationSiteConfig = z.object({
  ...SIGNED_IN,
  STAGE_FACTS: JsonVariable(StageFacts),
  TERMS_TABLE: z.string().min(1),
  FINGERPRINT_KEY_ID: z.string().min(1),
});
