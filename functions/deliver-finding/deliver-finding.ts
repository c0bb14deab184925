import { signedHeaders, type Delivery, type WebhookTarget } from '../../shared/alerts/webhook.ts';
import type { WebhookSecrets } from '../../shared/alerts/webhook-secrets.ts';
import type { Clock } from '../../shared/clock.ts';
import { isServiceError, ServiceError } from '../../shared/errors.ts';
import type { SafeFetch } from '../../shared/platforms/safe-fetch.ts';

/** What delivering works with. */
export interface DeliverPorts {
  readonly fetch: SafeFetch;
  readonly secrets: WebhookSecrets;
  readonly clock: Clock;
}

/**
 * Sends one finding to one tool, signed. Sent again it has the same id and body. Whatever a tool answers but success is
 * tried again; an address that may not be asked never will be, and is moved aside with its alarm.
 */
export const createDeliverFinding =
  (ports: DeliverPorts, targets: readonly WebhookTarget[]) =>
  async ({ target, finding }: Delivery): Promise<string> => {
    const found = targets.find(({ name }) => name === target);
    if (found === undefined) return 'target-gone';
    const body = JSON.stringify(finding);
    const message = { id: finding.metadata.uid, body, sentAt: ports.clock.now() };
    const headers = signedHeaders(message, await ports.secrets.read());
    const { status } = await ask(ports, new URL(found.url), { method: 'POST', headers, body });
    if (status < 200 || status >= 300) throw new ServiceError('unavailable', `the tool answered ${status}`);
    return 'delivered';
  };

const ask = async ({ fetch }: DeliverPorts, ...request: Parameters<SafeFetch>): Promise<Response> => {
  try {
    return await fetch(...request);
  } catch (fault) {
    // Else the worker would drop it: a mistake in the settings must not lose a finding.
    if (isServiceError(fault, 'not-permitted'))
      throw new ServiceError('invariant', 'the address of a tool may not be asked', { cause: fault });
    throw fault;
  }
};
