import { createHmac } from 'node:crypto';

import { describe, expect, it } from 'vitest';
import * as z from 'zod';

import { createDeliverFinding } from '../../functions/deliver-finding/deliver-finding.ts';
import { findingOf } from '../../shared/alerts/ocsf.ts';
import { signedHeaders } from '../../shared/alerts/webhook.ts';
import { ServiceError } from '../../shared/errors.ts';
import type { SafeFetch } from '../../shared/platforms/safe-fetch.ts';
import { backOffSeconds } from '../../shared/queues/back-off.ts';
import { alertId, leakAlert } from '../support/alert-builder.ts';
import { runDocumented } from '../support/documented-code.ts';

const FINDING = findingOf(leakAlert(1), 'create', 'https://security.example');
const DELIVERY = { version: 1, target: 'siem', finding: FINDING } as const;
const SECRETS = ['a secret of thirty-two characters', 'the one before, as long as that one'];
const Receiver = z.object({
  isFromCandor: z.custom<(headers: unknown, body: string, now: number) => boolean>(
    (value) => typeof value === 'function',
  ),
});
const SIEM = { name: 'siem', url: 'https://siem.example/hook' };

/** A tool that answers so, and what it was sent. */
const open = (answer: () => Response | Error) => {
  const sent: { url: string; headers: Readonly<Record<string, string>>; body: string }[] = [];
  const fetch: SafeFetch = (url, { headers = {}, body = '' } = {}) => {
    const answered = answer();
    sent.push({ url: url.href, headers, body });
    return answered instanceof Error ? Promise.reject(answered) : Promise.resolve(answered);
  };
  const ports = {
    fetch,
    secrets: { read: () => Promise.resolve(SECRETS) },
    clock: { now: () => new Date('2026-09-08T12:00:05.900Z') },
  };
  return { sent, deliver: createDeliverFinding(ports, [SIEM]) };
};

describe('a webhook’s signature', () => {
  it('is the one that Standard Webhooks publishes for its example', () => {
    const headers = signedHeaders(
      {
        id: 'msg_p5jXN8AQM9LWM0D4loKWxJek',
        body: '{"test": 2432232314}',
        sentAt: new Date(1_614_265_330_000),
      },
      [Buffer.from('MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw', 'base64')],
    );
    expect(headers['webhook-signature']).toBe('v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=');
    expect(headers['webhook-timestamp']).toBe('1614265330');
  });

  it('is verified by the documented receiver, by either secret, and not with another, later or changed', async () => {
    const body = JSON.stringify(FINDING);
    const sentAt = new Date('2026-09-08T12:00:00Z');
    const headers = signedHeaders({ id: 'one', body, sentAt }, SECRETS);
    const now = sentAt.getTime() / 1000;
    for (const secret of [...SECRETS, 'a third one, which nobody ever set']) {
      const { isFromCandor } = Receiver.parse(
        await runDocumented('consumers/README.md', { WEBHOOK_SECRET: secret }),
      );
      const isOurs = SECRETS.includes(secret);
      expect(isFromCandor(headers, body, now + 299)).toBe(isOurs);
      for (const [text, at] of [
        [body, now + 301],
        [body, now - 301],
        [`${body} `, now],
      ] as const)
        expect(isFromCandor(headers, text, at)).toBe(false);
      expect(isFromCandor({}, body, now)).toBe(false);
    }
  });
});

describe('deliver-finding', () => {
  it('sends a finding as it is, signed with each secret in force', async () => {
    const { sent, deliver } = open(() => new Response(null, { status: 204 }));
    expect(await deliver(DELIVERY)).toBe('delivered');
    const [message] = sent;
    expect(message?.url).toBe(SIEM.url);
    expect(JSON.parse(message?.body ?? '')).toEqual(FINDING);
    const id = `${alertId(1)}-create`;
    expect(message?.headers['webhook-id']).toBe(id);
    const signatures = SECRETS.map(
      (secret) =>
        `v1,${createHmac('sha256', secret)
          .update(`${id}.1788868805.${message?.body ?? ''}`)
          .digest('base64')}`,
    );
    expect(message?.headers['webhook-signature']).toBe(signatures.join(' '));
  });

  it.each([301, 400, 401, 404, 410, 429, 500, 503])(
    'tries again what was answered with %d',
    async (status) => {
      const { deliver } = open(() => new Response('no', { status }));
      await expect(deliver(DELIVERY)).rejects.toMatchObject({ kind: 'unavailable' });
    },
  );

  it('sets aside, and does not drop, what may not be sent to that address', async () => {
    const { deliver } = open(() => new ServiceError('not-permitted', 'the address is not a public one'));
    await expect(deliver(DELIVERY)).rejects.toMatchObject({ kind: 'invariant' });
  });

  it('sends nothing to a tool that is not named any more', async () => {
    const { sent, deliver } = open(() => new Response(null, { status: 204 }));
    expect(await deliver({ ...DELIVERY, target: 'chat' })).toBe('target-gone');
    expect(sent).toEqual([]);
  });

  it('rests longer the oftener it was tried, three hours at most', () => {
    expect([1, 2, 3, 4, 5, 6, 7, 8].map(backOffSeconds)).toEqual([
      30, 120, 480, 1_920, 7_680, 10_800, 10_800, 10_800,
    ]);
  });
});
