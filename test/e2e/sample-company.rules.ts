import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import { expect } from 'vitest';

import { LeakAlert } from '../../shared/alerts/leak-alert.ts';
import { DataSecurityFinding } from '../../shared/alerts/ocsf.ts';
import { AlertId } from '../../shared/ids.ts';
import { verdictItem, verdictOn } from '../../shared/rules/verdict.ts';
import type { PlayedSample } from '../support/played-sample.ts';
import type { Visitor } from '../support/sample-visitor.ts';
import { stored } from '../support/stored.ts';

/** Puts nineteen wrong alerts of an alert's rule where verdicts are kept: one more, and the rule is demoted. */
export const judgeNineteenWrong = async (played: PlayedSample, alert: LeakAlert): Promise<void> => {
  const { engine } = played.running;
  const documents = DynamoDBDocumentClient.from(new DynamoDBClient(engine.operator));
  for (let index = 0; index < 19; index += 1) {
    const name = index.toString(16).padStart(32, '0');
    const judged = verdictOn({
      ...alert,
      id: AlertId.parse(name),
      duplicateHash: name,
      state: 'dismissed',
      dismissal: 'false-positive',
      history: [{ at: engine.now().toISOString(), by: { role: 'system' }, what: 'dismissed' }],
    });
    if (judged === undefined) throw new Error('a dismissal is a verdict');
    const request = { TableName: engine.tableName('Site'), Item: verdictItem(judged) };
    await documents.send(new PutCommand(request));
  }
  documents.destroy();
};

/** A lead lets the one demoted rule alert security again, and says who agreed. */
export const letItAlertAgain = async (lead: Visitor): Promise<void> => {
  const page = await lead.open('/rules');
  const [action = ''] = /\/rules\/[a-z0-9-]+\/restore/u.exec(page.html) ?? [];
  const agreed = { by: 'Works council', role: 'works council', reference: 'minutes 12' };
  const restored = await lead.press(page, { action }, agreed);
  expect(restored.html).toContain('Author and security, again since');
};

/**
 * The security team's own tool was sent each finding, signed with the generated secret, and reports back that somebody
 * there dismissed an alert. Whoever of security is written to was told of alerts, and of no account or excerpt.
 */
export const reportFromATool = async ({ running }: PlayedSample): Promise<void> => {
  const { engine, social } = running;
  const taken = social.taken();
  expect(taken.length).toBeGreaterThan(0);
  for (const { headers, body } of taken) {
    const { metadata } = DataSecurityFinding.parse(JSON.parse(body));
    expect(headers['webhook-id']).toBe(metadata.uid);
    expect(headers['webhook-signature']).toMatch(/^v1,[A-Za-z0-9+/]{43}=$/u);
  }
  const alerts = await stored(engine, 'Alerts', { prefix: 'alert#', schema: LeakAlert });
  const mails = engine.mails.filter(({ to }) => to.includes('security@wendlebrook.example'));
  expect(mails.length).toBeGreaterThan(0);
  for (const { subject, text, html } of mails) {
    expect(subject.toLowerCase()).toContain('leak alert at wendlebrook instruments');
    for (const { masked, account } of alerts)
      for (const told of [text, html])
        expect([masked, account].filter((one) => one !== undefined && told.includes(one))).toEqual([]);
  }
  const open = alerts.find(({ state }) => state === 'raised');
  if (open === undefined) throw new Error('no alert is open');
  const reported = { version: 1, alert: open.id, status: 'dismissed', reason: 'already-public' };
  const gone = { version: 1, alert: 'f'.repeat(32), status: 'acknowledged' };
  const [queue = ''] = Object.keys(engine.usage().eventSources).filter((name) => name.includes('status'));
  for (const message of [reported, reported, gone]) await engine.send(queue, JSON.stringify(message));
  await engine.drain();
  const after = await stored(engine, 'Alerts', { prefix: 'alert#', schema: LeakAlert });
  expect(after.find(({ id }) => id === open.id)).toMatchObject({
    state: 'dismissed',
    history: [{ what: 'raised' }, { by: { role: 'tool' }, what: 'dismissed' }],
  });
};
