import * as z from 'zod';

import { SIGNED_IN } from './signed-in.config.ts';

/** The oversight site's environment. */
export const OversightSiteConfig = z.object(SIGNED_IN);
