import * as z from 'zod';

import { Campaign } from '../../shared/consent/scope.ts';
import { JsonVariable } from '../../shared/runtime/config.ts';

/** The release's environment. The campaign's tags are the topics a table has. */
export const ReleasePeriodConfig = z.object({
  OBSERVATIONS_TABLE: z.string().min(1),
  CONSENTS_TABLE: z.string().min(1),
  RELEASES_TABLE: z.string().min(1),
  CAMPAIGN: JsonVariable(Campaign),
});
