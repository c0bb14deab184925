import * as z from 'zod';

import { Campaign } from '../../shared/consent/scope.ts';
import { CommaList, JsonVariable } from '../../shared/runtime/config.ts';

/** The environment of the function that shows people their own posts: what campaigns are about, and no store. */
export const PreviewPostsConfig = z.object({
  CAMPAIGN: JsonVariable(Campaign),
  ALLOWED_ORIGINS: CommaList,
  PLC_DIRECTORY_URL: z.url(),
});
