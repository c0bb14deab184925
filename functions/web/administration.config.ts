import * as z from 'zod';

import { SIGNED_IN } from './signed-in.config.ts';

/** The administration site's environment. */
export const AdministrationSiteConfig = z.object(SIGNED_IN);
