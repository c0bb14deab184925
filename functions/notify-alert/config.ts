import * as z from 'zod';

import { CommaList } from '../../shared/runtime/config.ts';

/** The notifier's environment. Findings link back to `SECURITY_SITE_URL`, the security site's origin. */
export const NotifyAlertConfig = z.object({
  ALERTS_TABLE: z.string().min(1),
  LEDGER_TABLE: z.string().min(1),
  SITE_TABLE: z.string().min(1),
  SECURITY_QUEUE_URL: z.url(),
  DELIVERY_QUEUE_URL: z.url(),
  DELIVER_TO: CommaList,
  MAIL_QUEUE_URL: z.url(),
  MAIL_TO: CommaList,
  SECURITY_SITE_URL: z.url(),
  REJECTED_QUEUE_URL: z.url(),
});
