import * as z from 'zod';

import { LANGUAGES } from '../languages.ts';

/** Who of security is written to about findings: a name for the stage's own use, an address, a language. */
export const MailTarget = z.strictObject({
  name: z.string().regex(/^[a-z0-9-]{1,30}$/u),
  address: z.email(),
  language: z.enum(LANGUAGES),
});
export type MailTarget = z.infer<typeof MailTarget>;
