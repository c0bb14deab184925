import { randomUUID } from 'node:crypto';

import { describe, expect, it } from 'vitest';
import * as z from 'zod';

import { createTakeStatus } from '../../functions/take-status/take-status.ts';
import { alertItem } from '../../shared/alerts/alert-items.ts';
import { createDynamoAlertReader } from '../../shared/alerts/alert-reader.dynamodb.ts';
import type { LeakAlert } from '../../shared/alerts/leak-alert.ts';
import { createDynamoToolInbox } from '../../shared/alerts/tool-inbox.dynamodb.ts';
import { StatusMessage } from '../../shared/alerts/tool-status.ts';
import { syntheticAlert } from '../../shared/alerts/synthetic-alert.ts';
import { createCryptoRandom } from '../../shared/disclosure/random.crypto.ts';
import { alertId, leakAlert } from '../support/alert-builder.ts';
import { openDynamo } from '../support/dynamo-bench.ts';
import { FakeRouteProofs } from '../support/fake-route-proofs.ts';
import { FakeWakeUp } from '../support/fake-queue.ts';

const dynamo = openDynamo();
const { documents } = dynamo;
const NOW = new Date('2026-09-10T13:00:00.000Z');
const clock = { now: () => NOW };
const random = createCryptoRandom();

const Pending = z.object({ effect: z.object({ kind: z.string() }) });

/** An alert in the stores, and whoever takes reports of it. */
const open = async (changes: Record<string, unknown> = {}) => {
  const tables = {
    alerts: await dynamo.table(),
    outbox: await dynamo.table(),
    ledger: await dynamo.table(),
    site: await dynamo.table(),
  };
  await dynamo.put(tables.alerts, alertItem(leakAlert(1, changes)));
  const inbox = createDynamoToolInbox({ documents, tables, clock, newId: randomUUID, random });
  const proofs = new FakeRouteProofs();
  const take = createTakeStatus({ inbox, proofs, wakeUp: new FakeWakeUp() });
  const report = (status: string, more: Record<string, unknown> = {}) =>
    take(StatusMessage.parse({ version: 1, alert: alertId(1), status, ...more }));
  const reader = createDynamoAlertReader(documents, tables.alerts, clock);
  const held = async (): Promise<LeakAlert> => {
    const alert = await reader.read(alertId(1));
    if (alert === undefined) throw new Error('the alert is gone');
    return alert;
  };
  return {
    report,
    proofs,
    take,
    held,
    steps: async () => (await held()).history.slice(1).map(({ by, what }) => `${by.role} ${what}`),
    effects: async () =>
      (await dynamo.all(tables.outbox)).map((item) => Pending.parse(item).effect.kind).sort(),
    verdicts: async () => (await dynamo.all(tables.site)).map((item) => item['verdict']),
  };
};

const dismissed = { reason: 'false-positive' };
const takenBySam = {
  state: 'acknowledged',
  history: [
    ...leakAlert(1).history,
    { at: '2026-09-10T12:30:00.000Z', by: { role: 'security', handler: 'sam' }, what: 'acknowledged' },
  ],
};

describe('what a connected tool reports', () => {
  it('moves an alert as somebody decided there, and its history says that a tool did', async () => {
    const { report, held, steps, effects, verdicts } = await open();
    expect(await report('acknowledged')).toBe('moved');
    expect(await report('resolved')).toBe('moved');
    expect(await steps()).toEqual(['tool acknowledged', 'tool confirmed', 'tool resolved']);
    // ninety days
    expect(await held()).toMatchObject({
      state: 'resolved',
      expiresAt: Date.parse('2026-12-09T13:00:00Z') / 1000,
    });
    expect(await effects()).toEqual(['alert-closed', 'rule-judged']);
    expect(await verdicts()).toEqual(['confirmed']);
  });

  it('closes what was dismissed with its reason, for a fortnight, as a verdict on the rule', async () => {
    const { report, held, effects, verdicts } = await open();
    expect(await report('dismissed', dismissed)).toBe('moved');
    expect(await held()).toMatchObject({
      state: 'dismissed',
      dismissal: 'false-positive',
      expiresAt: Date.parse('2026-09-24T13:00:00Z') / 1000,
    });
    expect([await effects(), await verdicts()]).toEqual([['alert-closed', 'rule-judged'], ['dismissed']]);
  });

  it('comes to the same twice, late and out of order', async () => {
    const { report, steps, effects } = await open();
    await report('resolved');
    const before = [await steps(), await effects()];
    for (const [status, more] of [['resolved'], ['acknowledged'], ['dismissed', dismissed]] as const)
      expect(await report(status, more)).toBe('nothing-new');
    expect([await steps(), await effects()]).toEqual(before);
  });

  it('ends there when our own closing is reported back: nothing more goes out', async () => {
    const { report, effects } = await open();
    await report('dismissed', dismissed);
    const sent = await effects();
    for (let round = 0; round < 3; round += 1) await report('dismissed', dismissed);
    expect(await effects()).toEqual(sent);
  });

  it('is one of several that come at once', async () => {
    const { report, effects, verdicts } = await open();
    const taken = await Promise.all([report('resolved'), report('dismissed', dismissed), report('resolved')]);
    expect(taken.toSorted()).toEqual(['moved', 'nothing-new', 'nothing-new']);
    expect(await effects()).toEqual(['alert-closed', 'rule-judged']);
    expect(await verdicts()).toHaveLength(1);
  });

  it.each([
    { which: 'an alert that somebody handles here', changes: takenBySam, status: 'resolved', more: {} },
    { which: 'one escalated here', changes: { state: 'escalated' }, status: 'dismissed', more: dismissed },
    { which: 'one confirmed here', changes: { state: 'confirmed' }, status: 'dismissed', more: dismissed },
  ])('overrules nobody: $which stays, $status or not', async ({ changes, status, more }) => {
    const { report, held } = await open(changes);
    const before = await held();
    expect(await report(status, more)).toBe('handled-here');
    expect(await held()).toEqual(before);
  });

  it('of an alert that is gone, or of the test of the day, is counted and nothing else', async () => {
    const { take, proofs, effects } = await open();
    const test = syntheticAlert(NOW).alert;
    await proofs.arrived(test, NOW, NOW);
    expect(await take({ version: 1, alert: test, status: 'acknowledged' })).toBe('test-answered');
    expect(await take({ version: 1, alert: alertId(9), status: 'resolved' })).toBe('alert-gone');
    expect(await effects()).toEqual([]);
  });

  it.each([
    ['another version', { version: 2, alert: alertId(1), status: 'resolved' }],
    ['an unknown status', { version: 1, alert: alertId(1), status: 'deleted' }],
    ['a dismissal without a reason', { version: 1, alert: alertId(1), status: 'dismissed' }],
    ['a reason in words', { version: 1, alert: alertId(1), status: 'dismissed', reason: '<script>' }],
    ['who decided', { version: 1, alert: alertId(1), status: 'resolved', by: 'ann@example.com' }],
    ['something that is no id', { version: 1, alert: '../1', status: 'resolved' }],
  ])('does not fit with %s', (_, message) => {
    expect(StatusMessage.safeParse(message).success).toBe(false);
  });
});
