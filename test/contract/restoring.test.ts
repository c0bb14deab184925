import { randomUUID } from 'node:crypto';

import { afterAll, beforeEach, describe, expect, it } from 'vitest';

import { alertItem } from '../../shared/alerts/alert-items.ts';
import type { Purposes } from '../../shared/consent/consent-record.ts';
import { addDays } from '../../shared/clock.ts';
import { ALERTS_BY_AUTHOR, OBSERVATIONS_BY_DAY } from '../../shared/names.ts';
import { sheetItem } from '../../shared/posts/observation-items.ts';
import { createDynamoRebuiltStores } from '../../shared/rights/rebuilt-stores.dynamodb.ts';
import { createDynamoRestoredStores } from '../../shared/rights/restored-stores.dynamodb.ts';
import { alertId, leakAlert } from '../support/alert-builder.ts';
import { account, participant, post, sheet } from '../support/disclosure-builders.ts';
import { beforeFirstWrite, copyItems, loseItems, scan } from '../support/dynamo-bench.ts';
import { createLocalDynamoDbClient } from '../support/dynamodb-local.ts';
import { createRealEraser } from '../support/real-eraser.ts';
import { createRealStores, type RealStores } from '../support/real-stores.ts';
import { createTestTable, deleteTestTables } from '../support/tables.ts';

const NOTICE = { version: '1', language: 'en', sha256: '0'.repeat(64) };
const JOINED = new Date('2026-09-01T08:00:00.000Z');
const [STAYS, LEAVES, NARROWS, IS_FORGOTTEN, CONNECTS_ONLY, RETURNS] = [1, 2, 3, 4, 5, 6] as const;
/** Second accounts: of whoever stays, who gives it up, and of whoever narrows. */
const [GIVEN_UP, SECOND] = [17, 18] as const;

const client = createLocalDynamoDbClient();
const made: string[] = [];
let now = JOINED;
const clock = { now: () => now };
afterAll(async () => {
  await deleteTestTables(client, made);
  client.destroy();
});

const DELETED = { id: '2', observedAt: '2026-09-08T14:00:00.000Z', gone: true };
const MENTIONS = { scope: { kind: 'company-mention' }, givenAt: JOINED.toISOString() } as const;
const EVERYTHING: Purposes = {
  engagement: MENTIONS,
  sentiment: MENTIONS,
  confidentiality: { ...MENTIONS, scope: { kind: 'all-public' } },
};

const LOST = ['people', 'observations', 'alerts'] as const;
type Lost = (typeof LOST)[number];

let stores: RealStores;
let backup: Readonly<Record<Lost, string>>;

const connect = (index: number, whose = participant(index)) =>
  stores.ledger.connect({
    version: 1,
    participant: whose,
    account: account(index),
    handle: `@${index}`,
    connectedAt: now.toISOString(),
  });

const choose = (index: number, purposes: Purposes, whose = participant(index)) =>
  stores.ledger.choose({ participant: whose, account: account(index), purposes, notice: NOTICE });

/** Somebody with a day sheet of one post, and alerts about it in the given states. */
const join = async (index: number, states: readonly ('raised' | 'confirmed')[]): Promise<void> => {
  await connect(index);
  await choose(index, EVERYTHING);
  const record = await stores.reader.read(account(index));
  const generation = record?.generation ?? '';
  const alerts = states.map((state, nth) =>
    leakAlert(10 * index + nth, {
      account: account(index),
      author: participant(index),
      post: '1',
      generation,
      state,
      raisedAt: '2026-09-08T13:00:00.000Z',
      expiresAt: addDays(JOINED, 180).getTime() / 1000,
    }),
  );
  for (const alert of alerts) await stores.put('alerts', alertItem(alert));
  const purposes = ['engagement', 'sentiment', 'confidentiality'];
  const row = post('1', { purposes, sentiment: 'positive', alerts: alerts.map(({ id }) => id) });
  await stores.put('observations', sheetItem({ ...sheet(index, '2026-09-08', [row, DELETED]), generation }));
};

const restoring = (store: Lost, documents = stores.documents, to = stores.tables[store]) =>
  createDynamoRestoredStores({
    documents,
    tables: { ...stores.tables, from: backup[store], to },
    clock,
    newId: randomUUID,
  })[store]();

/** What the three stores hold of somebody, as text. */
const heldOf = async (index: number): Promise<readonly string[]> => {
  const items = (await Promise.all(LOST.map((store) => stores.all(store)))).flat();
  const names = [`"${account(index)}"`, participant(index)];
  return items
    .filter((item) => names.some((name) => JSON.stringify(item).includes(name)))
    .map((item) => `${String(item['pk']).split('#')[0] ?? ''} ${String(item['sk']).split('#')[0] ?? ''}`)
    .sort();
};

/** The backup of the ninth; then a day in which people leave, narrow and are forgotten, as the application does it. */
beforeEach(async () => {
  now = JOINED;
  stores = await createRealStores(client, clock);
  made.push(...Object.values(stores.tables));
  await join(STAYS, ['raised']);
  await join(LEAVES, ['raised', 'confirmed']);
  await join(NARROWS, ['raised']);
  for (const index of [IS_FORGOTTEN, RETURNS]) await join(index, []);
  await connect(CONNECTS_ONLY);
  await connect(GIVEN_UP, participant(STAYS));
  await choose(GIVEN_UP, EVERYTHING, participant(STAYS));
  now = new Date('2026-09-09T00:00:00.000Z');
  backup = {
    people: await createTestTable(client),
    observations: await createTestTable(client, OBSERVATIONS_BY_DAY),
    alerts: await createTestTable(client, { ...ALERTS_BY_AUTHOR, projection: 'ALL' }),
  };
  made.push(...Object.values(backup));
  for (const store of LOST) await copyItems(stores.documents, stores.tables[store], backup[store]);
  now = new Date('2026-09-10T00:00:00.000Z');
  for (const index of [LEAVES, IS_FORGOTTEN, RETURNS])
    await stores.ledger.withdraw(participant(index), account(index));
  await stores.ledger.withdraw(participant(STAYS), account(GIVEN_UP));
  await choose(NARROWS, { engagement: MENTIONS });
  for (const index of [LEAVES, NARROWS, IS_FORGOTTEN, RETURNS, GIVEN_UP])
    await createRealEraser(stores, clock).carryOut(account(index));
  await stores.participants.forget(participant(IS_FORGOTTEN));
  now = new Date('2026-09-10T12:00:00.000Z');
  await connect(RETURNS);
  await choose(RETURNS, EVERYTHING);
});

const restoreAll = async () => [
  await restoring('people'),
  await restoring('observations'),
  await restoring('alerts'),
];

describe('a restored backup', () => {
  it('gives back what was lost of whoever stayed, as it was', async () => {
    const before = await Promise.all(LOST.map((store) => scan(stores.documents, backup[store])));
    for (const store of LOST) await loseItems(stores.documents, stores.tables[store]);
    await restoreAll();
    const own = (items: readonly Record<string, unknown>[]) =>
      items
        .map((item) => JSON.stringify(Object.entries(item).sort(([one], [other]) => (one < other ? -1 : 1))))
        .filter((item) => item.includes(`"${account(STAYS)}"`) || item.includes(participant(STAYS)))
        .sort();
    const after = await Promise.all(LOST.map((store) => stores.all(store)));
    // Profile, sign-in, link, owner, two entries, sheet, alert.
    const wanted = own(before.flat()).filter(
      (item) => !item.includes(`"${account(GIVEN_UP)}"`) && !item.includes(`account#${account(GIVEN_UP)}`),
    );
    expect(wanted).toHaveLength(8);
    expect(own(after.flat())).toEqual(wanted);
  });

  it('gives back nothing of whoever left, narrowed or was forgotten since', async () => {
    expect(await heldOf(LEAVES)).not.toEqual([]);
    for (const store of LOST) await loseItems(stores.documents, stores.tables[store]);
    await restoreAll();
    // An incident that was confirmed stays under its own basis, as the notice says.
    expect(await heldOf(LEAVES)).toEqual(['alert alert']);
    expect(await heldOf(IS_FORGOTTEN)).toEqual([]);
    expect(await heldOf(CONNECTS_ONLY)).toEqual([]);
    expect(await heldOf(GIVEN_UP)).not.toContain('account owner');
    expect(
      JSON.stringify((await stores.all('people')).concat(await stores.all('observations'))),
    ).not.toContain(`"${account(GIVEN_UP)}"`);
    expect(await heldOf(RETURNS)).toEqual([
      'account owner',
      'participant account',
      'participant profile',
      'subject subject',
    ]);
    const [narrowed] = (await stores.all('observations')).filter(
      ({ account: whose }) => whose === account(NARROWS),
    );
    expect(narrowed?.['posts']).toEqual([
      expect.objectContaining({
        id: '1',
        purposes: ['engagement'],
        counts: { likes: 10, reposts: 2, replies: 1 },
      }),
      DELETED,
    ]);
    expect(JSON.stringify(narrowed)).not.toMatch(/sentiment|alerts/u);
    const alerts = await stores.all('alerts');
    const open = alerts.find(({ pk }) => pk === `alert#${alertId(10 * LEAVES)}`);
    expect(Object.keys(open ?? {})).not.toEqual(expect.arrayContaining(['account']));
    expect(alerts.some((item) => item['author'] === participant(NARROWS))).toBe(false);
  });

  it('changes nothing that the store still holds, and nothing when it is restored again', async () => {
    const before = await Promise.all(LOST.map((store) => stores.all(store)));
    await restoreAll();
    const once = await Promise.all(LOST.map((store) => stores.all(store)));
    expect(once.map((items) => items.length)).toEqual(before.map((items) => items.length));
    for (const [nth, items] of before.entries())
      expect(once[nth]).toEqual(expect.arrayContaining([...items]));
    const again = await restoreAll();
    expect(again.map(({ restored }) => restored)).toEqual([0, 0, 0]);
  });

  it('leaves out whoever withdraws while it is being copied', async () => {
    for (const store of LOST) await loseItems(stores.documents, stores.tables[store]);
    await restoring('people');
    const racing = beforeFirstWrite(async () => {
      for (const index of [STAYS, NARROWS]) await stores.ledger.withdraw(participant(index), account(index));
    });
    expect((await restoring('observations', racing)).restored).toBe(0);
    expect(await stores.all('observations')).toEqual([]);
  });

  it.each([SECOND, NARROWS])(
    'names no account that is given up meanwhile, whichever of two: %d',
    async (index) => {
      const whose = participant(NARROWS);
      await connect(SECOND, whose);
      await choose(SECOND, EVERYTHING, whose);
      await copyItems(stores.documents, stores.tables.people, backup.people);
      const to = await createTestTable(client);
      made.push(to);
      await restoring(
        'people',
        beforeFirstWrite(() => stores.ledger.withdraw(whose, account(index))),
        to,
      );
      expect(JSON.stringify(await scan(stores.documents, to))).not.toContain(`"${account(index)}"`);
    },
  );
});

describe('stores without backup', () => {
  it('are made anew from the consents: visits of whoever stayed, erasures of whoever left', async () => {
    await stores.ledger.withdraw(participant(STAYS), account(STAYS));
    const [visits, effects] = [await stores.all('schedule'), await stores.all('outbox')];
    await loseItems(stores.documents, stores.tables.schedule);
    await loseItems(stores.documents, stores.tables.outbox);
    const rebuilt = createDynamoRebuiltStores({ documents: stores.documents, tables: stores.tables });
    expect([await rebuilt.schedule(), await rebuilt.outbox()]).toEqual([2, 1]);
    const keys = (items: readonly Record<string, unknown>[]) =>
      items.map(({ pk, sk }) => `${String(pk)} ${String(sk)}`).sort();
    expect(keys(await stores.all('schedule'))).toEqual(keys(visits));
    const own = (item: object): boolean => JSON.stringify(item).includes(`"account":"${account(STAYS)}"`);
    expect(await stores.all('outbox')).toEqual(effects.filter(own));
  });
});
