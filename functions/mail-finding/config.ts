import * as z from 'zod';

import { MailTarget } from '../../shared/alerts/finding-mail.ts';
import { JsonVariable } from '../../shared/runtime/config.ts';

/** The environment of the function that writes to people of security. Where nobody is named, nobody sends either. */
export const MailFindingConfig = z.object({
  COMPANY: z.string().min(1),
  MAIL_FROM: z.union([z.literal(''), z.email()]),
  MAIL_TARGETS: JsonVariable(z.array(MailTarget)),
  QUEUE_URL: z.url(),
  REJECTED_QUEUE_URL: z.url(),
});
