import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { ListEmailIdentitiesCommand, SESv2Client } from '@aws-sdk/client-sesv2';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { createSesMailer } from '../../shared/mail/mailer.ses.ts';
import { account, GateBench, region } from '../support/gate-bench.ts';

const bench = new GateBench('ses');
const stateDirectory = mkdtempSync(join(tmpdir(), 'candor-outbox-'));
beforeAll(() => bench.open({ stateDirectory }));
afterAll(() => bench.close());

const FROM = 'candor@example.com';
const TO = ['ann@example.com', 'bo@example.com'];
const MAIL = { subject: 'Die Woche – ä 🙂', text: 'Grüße', html: '<p>Grüße</p>' };

const ses = (caller: string) => bench.adopt(new SESv2Client(bench.configFor(caller)));
const granted = (name: string, Condition: unknown) =>
  bench.caller(name, [
    {
      Effect: 'Allow',
      Action: 'ses:SendEmail',
      Resource: `arn:aws:ses:${region}:${account}:identity/example.com`,
      Condition,
    },
  ]);
const LIMITS = {
  StringEquals: { 'ses:FromAddress': FROM },
  'ForAllValues:StringEquals': { 'ses:Recipients': TO },
};
const send = (caller: string, { from = FROM, to = TO } = {}) =>
  createSesMailer({ ses: ses(caller), from, to }).send(MAIL);

describe('a message through the adapter and the gate', () => {
  it('is kept as it was written, in memory and as files', async () => {
    await send(granted('sender', LIMITS));
    expect(bench.gate.mails).toEqual([{ from: FROM, to: TO, ...MAIL }]);
    const outbox = join(stateDirectory, 'outbox');
    expect(readdirSync(outbox).sort()).toEqual(['0001.html', '0001.txt']);
    expect(readFileSync(join(outbox, '0001.txt'), 'utf8')).toContain('Subject: Die Woche – ä 🙂\n\nGrüße');
  });

  it.each([
    ['from another address of the domain', { from: 'ceo@example.com' }],
    ['from another domain', { from: 'candor@evil.example' }],
    ['to somebody whom the stage does not name', { to: [...TO, 'eve@evil.example'] }],
  ])('is refused %s', async (_, changes) => {
    const before = bench.gate.mails.length;
    await expect(send(granted('sender', LIMITS), changes)).rejects.toMatchObject({ kind: 'unavailable' });
    expect(bench.gate.mails).toHaveLength(before);
  });

  it('is refused without a grant, and other calls are not known', async () => {
    await expect(send(bench.caller('nobody', []))).rejects.toMatchObject({ kind: 'unavailable' });
    await expect(ses('root').send(new ListEmailIdentitiesCommand({}))).rejects.toThrow('does not know');
  });
});
