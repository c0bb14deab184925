import * as z from 'zod';

/** The environment of the function that classifies drafts. */
export const CheckDraftConfig = z.object({
  TERMS_TABLE: z.string().min(1),
  FINGERPRINT_KEY_ID: z.string().min(1),
});
