import { describe, expect, it } from 'vitest';

import { createMailFinding } from '../../functions/mail-finding/mail-finding.ts';
import { findingOf, syntheticFinding } from '../../shared/alerts/ocsf.ts';
import { syntheticAlert } from '../../shared/alerts/synthetic-alert.ts';
import { ServiceError } from '../../shared/errors.ts';
import type { Mail } from '../../shared/mail/mailer.ts';
import { alertId, leakAlert } from '../support/alert-builder.ts';

const SITE = 'https://security.example';
const RAISED = leakAlert(1, { severity: 'critical' });
const duty = { name: 'duty', address: 'duty@example.com', language: 'en' } as const;
const wache = { name: 'wache', address: 'wache@example.com', language: 'de' } as const;

/** A mail system that takes what it is given, or nothing. */
const post = (isDown = false) => {
  const sent: { to: string; mail: Mail }[] = [];
  const send = createMailFinding(
    {
      mailerTo: (to) => ({
        send: (mail) => {
          if (isDown) return Promise.reject(new ServiceError('unavailable', 'the message was not taken'));
          sent.push({ to, mail });
          return Promise.resolve();
        },
      }),
    },
    { company: 'Example', targets: [duty, wache] },
  );
  return { sent, send };
};
const to = (target: string, finding = findingOf(RAISED, 'create', SITE)) =>
  ({ version: 1, target, finding }) as const;

describe('mail-finding', () => {
  it('says how severe and what kind it is, since when, and where to look', async () => {
    const { sent, send } = post();
    expect(await send(to('duty'))).toBe('mailed');
    expect(sent.map(({ to: address, mail }) => [address, mail.subject])).toEqual([
      ['duty@example.com', 'Leak alert at Example, severity critical'],
    ]);
    const text = sent[0]?.mail.text ?? '';
    for (const said of [
      'A post may disclose a credential.',
      'Raised: 10 September 2026, 12:00 UTC',
      `${SITE}/alerts/${alertId(1)}`,
      'not for appraisal',
    ])
      expect(text).toContain(said);
  });

  it('says nothing of whose post it is, which, or what stands in it, in text and HTML', async () => {
    const { sent, send } = post();
    await send(to('duty'));
    await send(to('wache'));
    for (const { mail } of sent) {
      const all = Object.values(mail).join('\n');
      for (const secret of ['social.example', '@one', RAISED.masked, RAISED.rule, RAISED.duplicateHash])
        expect(all).not.toContain(secret);
      expect(all).not.toContain(String(RAISED.author));
      expect(mail.html).not.toMatch(/<(img|link|script|style)|src=/u);
    }
  });

  it('says that an alert was closed, and how, in the reader’s language', async () => {
    const { sent, send } = post();
    const closed = (what: 'dismissed' | 'resolved') => {
      const event = { at: '2026-09-11T08:00:00.000Z', by: { role: 'security', handler: 'sam' }, what };
      const alert = leakAlert(1, { state: what, severity: 'low', history: [...RAISED.history, event] });
      return findingOf(alert, 'close', SITE);
    };
    await send(to('wache', closed('dismissed')));
    await send(to('duty', closed('resolved')));
    expect(sent.map(({ mail }) => mail.subject)).toEqual([
      'Verworfen: Alarm bei Example, Schwere gering',
      'Resolved: leak alert at Example, severity low',
    ]);
    expect(sent[0]?.mail.text).toContain('Verworfen: 11. September 2026, 08:00 UTC');
  });

  it('writes to nobody whom the stage does not name any more', async () => {
    const { sent, send } = post();
    expect(await send(to('gone'))).toBe('target-gone');
    expect(sent).toEqual([]);
  });

  it('tries again what is not taken', async () => {
    await expect(post(true).send(to('duty'))).rejects.toMatchObject({ kind: 'unavailable' });
  });

  it('names a test as one, should it ever come this way', async () => {
    const { sent, send } = post();
    const test = syntheticAlert(new Date('2026-09-08T05:00:00Z'));
    await send(to('duty', syntheticFinding(test, SITE)));
    expect(sent[0]?.mail.text).toContain('nothing was found');
  });
});
