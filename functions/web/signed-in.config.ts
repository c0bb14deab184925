import * as z from 'zod';

import { CommaList } from '../../shared/runtime/config.ts';

/** What every site that people sign in to is told. */
export const SIGNED_IN = {
  PUBLIC_URL: z.url(),
  PUBLIC_SITE_URL: z.url(),
  COMPANY: z.string().min(1),
  SITE_TABLE: z.string().min(1),
  SESSION_SECRET_ID: z.string().min(1),
  OIDC_ISSUER: z.url(),
  OIDC_CLIENT_ID: z.string().min(1),
  ALLOWED_ORIGINS: CommaList,
} as const;
