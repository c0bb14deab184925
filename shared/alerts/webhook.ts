import { createHmac } from 'node:crypto';

import * as z from 'zod';

import { DataSecurityFinding } from './ocsf.ts';

/** Where findings are sent besides the security queue: a name for the stage's own use, and an address. */
export const WebhookTarget = z.strictObject({
  name: z.string().regex(/^[a-z0-9-]{1,30}$/u),
  url: z.url(),
});
export type WebhookTarget = z.infer<typeof WebhookTarget>;

/** One finding on its way to one target, so that a tool that is down keeps nothing from the others. */
export const Delivery = z.object({
  version: z.literal(1),
  target: WebhookTarget.shape.name,
  finding: DataSecurityFinding,
});
export type Delivery = z.infer<typeof Delivery>;

/**
 * The headers of a signed message, as Standard Webhooks has them: an id that is the same when it is sent again, the moment
 * in seconds, and an HMAC-SHA256 over `id.timestamp.body` for each secret, so that a receiver may change to a new one.
 */
export const signedHeaders = (
  { id, body, sentAt }: { readonly id: string; readonly body: string; readonly sentAt: Date },
  secrets: readonly (string | Uint8Array)[],
): Readonly<Record<string, string>> => {
  const timestamp = String(Math.floor(sentAt.getTime() / 1000));
  const signatures = secrets.map(
    (secret) => `v1,${createHmac('sha256', secret).update(`${id}.${timestamp}.${body}`).digest('base64')}`,
  );
  return {
    'content-type': 'application/json',
    'webhook-id': id,
    'webhook-timestamp': timestamp,
    'webhook-signature': signatures.join(' '),
  };
};
