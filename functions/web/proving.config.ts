import * as z from 'zod';

/** What a site is told at which people prove that an account is theirs. */
export const PROVING = {
  PLC_DIRECTORY_URL: z.url(),
  BLUESKY_APPVIEW_URL: z.url(),
} as const;
