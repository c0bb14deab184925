import { randomUUID } from 'node:crypto';

import { describe, expect, it } from 'vitest';
import * as z from 'zod';

import { createDynamoAlertInbox } from '../../shared/alerts/alert-inbox.dynamodb.ts';
import { alertItem, alertShard } from '../../shared/alerts/alert-items.ts';
import { createDynamoAlertReader } from '../../shared/alerts/alert-reader.dynamodb.ts';
import { createDynamoOpenAlerts } from '../../shared/alerts/open-alerts.dynamodb.ts';
import { createDynamoAlertWork } from '../../shared/alerts/alert-work.dynamodb.ts';
import { STANDARD_TARGETS } from '../../shared/alerts/response-targets.ts';
import { createDynamoOwnAlerts } from '../../shared/alerts/own-alerts.dynamodb.ts';
import { AlertId } from '../../shared/ids.ts';
import { ALERTS_BY_AUTHOR, ALERTS_BY_STATE, CASE_INDEXES } from '../../shared/names.ts';
import { createDynamoOutbox } from '../../shared/outbox/outbox.dynamodb.ts';
import { createDynamoNotices } from '../../shared/people/notices.dynamodb.ts';
import { ParticipantNotice } from '../../shared/rights/participant-notice.ts';
import { createCryptoRandom } from '../../shared/disclosure/random.crypto.ts';
import { LedgerEntry } from '../../shared/transparency/ledger-entry.ts';
import { alertId, leakAlert } from '../support/alert-builder.ts';
import { collect } from '../support/collect.ts';
import { participant } from '../support/disclosure-builders.ts';
import { openDynamo } from '../support/dynamo-bench.ts';
import { FakeAlerts } from '../support/fake-alerts.ts';
import { holdsAlertInbox } from './alert-inbox.suite.ts';
import { holdsOwnAlerts } from './own-alerts.suite.ts';
import { holdsNotices } from './notices.suite.ts';

const dynamo = openDynamo();
const { documents } = dynamo;
const LEAD = { handler: 'sam', participant: undefined, isLead: true };
const clock = { now: () => new Date('2026-09-10T13:00:00Z') };

holdsAlertInbox('the fake', (at) => {
  const alerts = new FakeAlerts(at);
  return Promise.resolve({
    inbox: alerts,
    reader: alerts,
    open: alerts,
    put: (alert) => Promise.resolve(void alerts.put(alert)),
    openings: () => Promise.resolve(alerts.openings.map((moment) => moment.toISOString())),
    namings: () => Promise.resolve(alerts.namings.map((moment) => moment.toISOString())),
    closures: () => Promise.resolve([...alerts.closures]),
    toBeTold: () => Promise.resolve([...alerts.toBeTold]),
    loseNextAnswer: () => alerts.loseNextAnswer(),
  });
});

const random = createCryptoRandom();

const createTables = async () => ({
  alerts: await dynamo.table({ ...ALERTS_BY_STATE, projection: 'ALL' }, ...CASE_INDEXES),
  ledger: await dynamo.table(),
  outbox: await dynamo.table(),
  site: await dynamo.table(),
});

/** The moments of the ledger's rows with an outcome. */
const rowsIn = async (ledger: string, outcome: LedgerEntry['outcome']): Promise<readonly string[]> =>
  (await dynamo.all(ledger))
    .map((item) => LedgerEntry.parse(item))
    .filter((entry) => entry.outcome === outcome)
    .map(({ at }) => at);

const Told = z.object({
  effect: z.object({ kind: z.enum(['alert-closed', 'author-named', 'rule-judged']), alert: AlertId }),
});

/** Alerts about which something of a kind is to be told. */
const toTell = async (outbox: string, kind: 'alert-closed' | 'author-named'): Promise<readonly AlertId[]> =>
  (await dynamo.all(outbox))
    .map((item) => Told.parse(item).effect)
    .filter((effect) => effect.kind === kind)
    .map(({ alert }) => alert);

holdsAlertInbox('DynamoDB', async (at) => {
  const tables = await createTables();
  return {
    inbox: createDynamoAlertInbox({ documents, tables, clock: at, newId: randomUUID, random }),
    reader: createDynamoAlertReader(documents, tables.alerts, at),
    open: createDynamoOpenAlerts(documents, tables.alerts, at),
    put: (alert) => dynamo.put(tables.alerts, alertItem(alert)),
    openings: () => rowsIn(tables.ledger, 'alert-post-opened'),
    namings: () => rowsIn(tables.ledger, 'alert-author-named'),
    closures: () => toTell(tables.outbox, 'alert-closed'),
    toBeTold: () => toTell(tables.outbox, 'author-named'),
    loseNextAnswer: () => dynamo.loseNextAnswer(),
  };
});

holdsNotices('the fake', () => {
  const alerts = new FakeAlerts(clock);
  return Promise.resolve({
    notices: alerts,
    put: (alert) => Promise.resolve(void alerts.put(alert)),
    noticesOf: (of) => Promise.resolve(alerts.noticesOf(of)),
    loseNextAnswer: () => alerts.loseNextAnswer(),
  });
});

holdsNotices('DynamoDB', async () => {
  const tables = await createTables();
  return {
    notices: createDynamoNotices(documents, tables),
    put: (alert) => dynamo.put(tables.alerts, alertItem(alert)),
    noticesOf: async (of) =>
      (await dynamo.all(tables.site))
        .filter(({ pk }) => pk === `notice#${of}`)
        .map((item) => ParticipantNotice.parse(item)),
    loseNextAnswer: () => dynamo.loseNextAnswer(),
  };
});

holdsOwnAlerts('the fake', (at) => {
  const alerts = new FakeAlerts(at);
  return Promise.resolve({
    own: alerts,
    find: (alert) => alerts.find(alert),
    put: (alert) => Promise.resolve(void alerts.put(alert)),
    loseNextAnswer: () => alerts.loseNextAnswer(),
  });
});

holdsOwnAlerts('DynamoDB', async (at) => {
  const table = await dynamo.table({ ...ALERTS_BY_AUTHOR, projection: 'ALL' });
  return {
    own: createDynamoOwnAlerts({ documents, table, clock: at, newId: randomUUID }),
    find: (alert) => createDynamoAlertReader(documents, table, at).read(alert),
    put: (alert) => dynamo.put(table, alertItem(alert)),
    loseNextAnswer: () => dynamo.loseNextAnswer(),
  };
});

describe('alerts in DynamoDB', () => {
  it('of a version to come are guessed at by nobody', async () => {
    const tables = await createTables();
    await dynamo.put(tables.alerts, { ...alertItem(leakAlert(1)), version: 2 });
    const inbox = createDynamoAlertInbox({ documents, tables, clock, newId: randomUUID, random });
    const work = createDynamoAlertWork({ documents, table: tables.alerts, targets: STANDARD_TARGETS, clock });
    const calls = [
      () => inbox.find(alertId(1)),
      () => work.page({ state: 'raised', order: 'due', raised: {} }, 1),
      () => inbox.handle(alertId(1), { what: 'acknowledge' }, LEAD),
      () => createDynamoAlertReader(documents, tables.alerts, clock).read(alertId(1)),
    ];
    for (const call of calls) await expect(call()).rejects.toMatchObject({ kind: 'invariant' });
  });

  it('tell of their closing in the shard that is pinged for it', async () => {
    const tables = await createTables();
    await dynamo.put(tables.alerts, alertItem(leakAlert(1, { state: 'confirmed' })));
    const inbox = createDynamoAlertInbox({ documents, tables, clock, newId: randomUUID, random });
    await inbox.handle(alertId(1), { what: 'resolve' }, LEAD);
    const pending = await collect(
      createDynamoOutbox(documents, tables.outbox).pending(alertShard(alertId(1))),
    );
    expect(pending.map(({ effect }) => effect)).toEqual([
      { version: 1, kind: 'alert-closed', alert: alertId(1) },
    ]);
  });

  it('leave their notices for ninety days', async () => {
    const tables = await createTables();
    await dynamo.put(tables.alerts, alertItem(leakAlert(1)));
    const at = new Date('2026-09-08T12:00:00Z');
    await createDynamoNotices(documents, tables).tell(participant(1), {
      kind: 'alert-raised',
      at,
      alert: alertId(1),
    });
    // ninety days after 2026-09-08T12:00Z
    expect(await dynamo.all(tables.site)).toMatchObject([{ expiresAt: 1_788_868_800 + 7_776_000 }]);
  });
});
