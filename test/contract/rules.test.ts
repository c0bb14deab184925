import { randomUUID } from 'node:crypto';

import { describe, expect, it } from 'vitest';
import * as z from 'zod';

import { createDynamoAlertInbox } from '../../shared/alerts/alert-inbox.dynamodb.ts';
import { alertItem } from '../../shared/alerts/alert-items.ts';
import { createCryptoRandom } from '../../shared/disclosure/random.crypto.ts';
import { AlertId } from '../../shared/ids.ts';
import { createDynamoDemotedRules, keptFor } from '../../shared/rules/demoted-rules.dynamodb.ts';
import { createDynamoRuleRecords } from '../../shared/rules/rule-records.dynamodb.ts';
import { createDynamoRuleScales } from '../../shared/rules/rule-scales.dynamodb.ts';
import { LedgerEntry } from '../../shared/transparency/ledger-entry.ts';
import { alertId, leakAlert } from '../support/alert-builder.ts';
import { openDynamo } from '../support/dynamo-bench.ts';
import { FakeAlerts } from '../support/fake-alerts.ts';
import { holdsRules } from './rules.suite.ts';

const dynamo = openDynamo();
const { documents } = dynamo;
const random = createCryptoRandom();
const newId = randomUUID;

const createTables = async () => ({
  alerts: await dynamo.table(),
  ledger: await dynamo.table(),
  outbox: await dynamo.table(),
  site: await dynamo.table(),
});

const Pending = z.object({ effect: z.object({ kind: z.string(), alert: AlertId }) });

holdsRules('the fake', (clock) => {
  const alerts = new FakeAlerts(clock);
  const { rules } = alerts;
  return Promise.resolve({
    inbox: alerts,
    scales: rules,
    records: rules,
    demoted: rules,
    put: (alert) => Promise.resolve(void alerts.put(alert)),
    judged: () => Promise.resolve([...alerts.judged]),
    changes: () => Promise.resolve(rules.changes),
    loseNextAnswer: () => alerts.loseNextAnswer(),
  });
});

holdsRules('DynamoDB', async (clock) => {
  const tables = await createTables();
  const parts = { documents, tables, clock, newId, random };
  return {
    inbox: createDynamoAlertInbox(parts),
    scales: createDynamoRuleScales(parts),
    records: createDynamoRuleRecords(parts),
    demoted: createDynamoDemotedRules(documents, tables.site),
    put: (alert) => dynamo.put(tables.alerts, alertItem(alert)),
    judged: async () =>
      (await dynamo.all(tables.outbox))
        .map((item) => Pending.parse(item).effect)
        .filter(({ kind }) => kind === 'rule-judged')
        .map(({ alert }) => alert),
    changes: async () =>
      (await dynamo.all(tables.ledger))
        .map((item) => LedgerEntry.parse(item))
        .flatMap((entry) =>
          entry.kind === 'rule-changed' ? [`${entry.role} ${entry.outcome} ${entry.rule}`] : [],
        ),
    loseNextAnswer: () => dynamo.loseNextAnswer(),
  };
});

describe('verdicts in DynamoDB', () => {
  it('name neither alert, author, account, post nor what was found, and go after 460 days', async () => {
    const tables = await createTables();
    const clock = { now: () => new Date('2026-11-20T12:00:00.000Z') };
    await dynamo.put(tables.alerts, alertItem(leakAlert(1, { state: 'acknowledged' })));
    const inbox = createDynamoAlertInbox({ documents, tables, clock, newId, random });
    await inbox.handle(
      alertId(1),
      { what: 'confirm' },
      { handler: 'l', participant: undefined, isLead: true },
    );
    const [item] = await dynamo.all(tables.site);
    expect(Object.keys(item ?? {}).sort()).toEqual(
      ['at', 'expiresAt', 'pk', 'rule', 'sk', 'verdict', 'version', 'words'].sort(),
    );
    const { id, duplicateHash, account = '', author = '' } = leakAlert(1);
    for (const told of [id, duplicateHash, account, author]) {
      expect(told).not.toBe('');
      expect(JSON.stringify(item)).not.toContain(told);
    }
    // 2026-11-20T12:00Z and 460 days
    expect(item?.['expiresAt']).toBe(Date.parse('2028-02-23T12:00:00Z') / 1000);
  });

  it('are read anew by classification after five minutes, and at once after a failure', async () => {
    let now = new Date('2026-11-20T12:00:00.000Z');
    const answers = [new Set<string>(), new Set(['iban'])];
    let reads = 0;
    const source = {
      read: () => Promise.resolve(answers[Math.min((reads += 1), 2) - 1] ?? new Set<string>()),
    };
    const kept = keptFor(source, { now: () => now });
    expect(await kept.read()).toEqual(new Set());
    now = new Date('2026-11-20T12:04:59.000Z');
    expect(await kept.read()).toEqual(new Set());
    now = new Date('2026-11-20T12:05:00.000Z');
    expect(await kept.read()).toEqual(new Set(['iban']));
    const failing = keptFor({ read: () => Promise.reject(new Error('down')) }, { now: () => now });
    await expect(failing.read()).rejects.toThrow('down');
    await expect(failing.read()).rejects.toThrow('down');
  });
});
