import { randomUUID } from 'node:crypto';

import { describe, expect, it } from 'vitest';

import { alertItem } from '../../shared/alerts/alert-items.ts';
import { ConsentEvent } from '../../shared/consent/consent-history.ts';
import { consentItem, eventItem, linkItem } from '../../shared/consent/consent-items.ts';
import { createDynamoConsentReader } from '../../shared/consent/consent-reader.dynamodb.ts';
import { createCryptoRandom } from '../../shared/disclosure/random.crypto.ts';
import { subjectOf } from '../../shared/identity/identity.ts';
import { ALERTS_BY_AUTHOR, OBSERVATIONS_BY_DAY } from '../../shared/names.ts';
import { createDynamoNotices } from '../../shared/people/notices.dynamodb.ts';
import { profileItem } from '../../shared/people/profile.ts';
import { sheetItem } from '../../shared/posts/observation-items.ts';
import { createDynamoErasureStore } from '../../shared/rights/erasure-store.dynamodb.ts';
import { createDynamoMyDataReader } from '../../shared/rights/my-data.dynamodb.ts';
import { alertId, leakAlert } from '../support/alert-builder.ts';
import {
  account,
  consent,
  officialConsent,
  officialWithdrawn,
  participant,
  post,
  sheet,
  uuid,
  withdrawn,
} from '../support/disclosure-builders.ts';
import { openDynamo } from '../support/dynamo-bench.ts';

const dynamo = openDynamo();
const { documents } = dynamo;
const random = createCryptoRandom();
const OWN = participant(1);
const WITHDRAWN_AT = '2026-09-20T00:00:00.000Z';
const clock = { now: () => new Date('2026-09-20T00:30:00.000Z') };
const profile = {
  version: 1 as const,
  participant: OWN,
  subject: subjectOf('https://l.example', 'a'),
  since: '2026-01-01T00:00:00.000Z',
  revision: uuid(700),
};
const link = {
  version: 1 as const,
  participant: OWN,
  account: account(1),
  handle: '@one',
  connectedAt: '2026-01-01T00:00:00.000Z',
};

const TOLD_AT = new Date('2026-09-10T12:00:00Z');
const UNTIL = Date.parse('2026-12-09T12:00:00Z') / 1000;

const eventAt = (at: string, changes: object): ConsentEvent =>
  ConsentEvent.parse({ version: 1, participant: OWN, at, ...changes });

const open = async () => {
  const tables = {
    people: await dynamo.table(),
    consents: await dynamo.table(),
    observations: await dynamo.table(OBSERVATIONS_BY_DAY),
    alerts: await dynamo.table({ ...ALERTS_BY_AUTHOR, projection: 'ALL' }),
    site: await dynamo.table(),
    ledger: await dynamo.table(),
  };
  const consents = createDynamoConsentReader(documents, tables.consents);
  return {
    tables,
    myData: createDynamoMyDataReader({ documents, tables, consents }),
    erasure: createDynamoErasureStore({ documents, tables, clock, newId: randomUUID, random }),
    notices: createDynamoNotices(documents, tables),
  };
};

describe('my data in DynamoDB', () => {
  it('is all that is held about somebody, and nothing of anybody else', async () => {
    const { tables, myData, notices } = await open();
    const connected = eventAt('2026-01-01T00:00:00.000Z', { what: 'connected', account: account(1) });
    await dynamo.put(tables.people, profileItem(profile));
    await dynamo.put(tables.people, linkItem(link));
    await dynamo.put(tables.people, eventItem(connected, randomUUID()));
    for (const index of [1, 2]) {
      await dynamo.put(tables.consents, consentItem(consent(index)));
      await dynamo.put(tables.observations, sheetItem(sheet(index, '2026-09-08')));
      const changes = { author: participant(index), account: account(index) };
      await dynamo.put(tables.alerts, alertItem(leakAlert(index, changes)));
      await notices.tell(participant(index), { kind: 'alert-raised', at: TOLD_AT, alert: alertId(index) });
    }
    expect(await myData.read(OWN)).toEqual({
      profile,
      links: [link],
      history: [connected],
      consents: [consent(1)],
      sheets: [sheet(1, '2026-09-08')],
      alerts: [leakAlert(1)],
      notices: [
        { version: 1, at: TOLD_AT.toISOString(), kind: 'alert-raised', alert: alertId(1), expiresAt: UNTIL },
      ],
      nominations: [],
    });
  });

  it('leaves out what an earlier owner of the account left behind', async () => {
    const { tables, myData } = await open();
    await dynamo.put(tables.people, linkItem(link));
    await dynamo.put(tables.consents, consentItem({ ...consent(2), account: account(1) }));
    await dynamo.put(tables.observations, sheetItem({ ...sheet(2, '2026-09-08'), account: account(1) }));
    expect(await myData.read(OWN)).toMatchObject({ consents: [], sheets: [] });
  });

  it('is empty for somebody about whom nothing is held', async () => {
    const { myData } = await open();
    const held = Object.values(await myData.read(OWN)).flat();
    expect(held.filter((part) => part !== undefined)).toEqual([]);
  });

  it('goes on beyond a megabyte, and tells history in order', async () => {
    const { tables, myData } = await open();
    await dynamo.put(tables.people, linkItem(link));
    const posts = Array.from({ length: 150 }, (_, index) => post(`${index}`.padEnd(250, 'x')));
    for (let day = 1; day <= 30; day += 1) {
      const on = `2026-09-${String(day).padStart(2, '0')}`;
      await dynamo.put(tables.observations, sheetItem(sheet(1, on, posts)));
      await dynamo.put(
        tables.people,
        eventItem(eventAt(`${on}T00:00:00.000Z`, { what: 'paused', account: account(1) }), randomUUID()),
      );
    }
    const { sheets, history } = await myData.read(OWN);
    expect(sheets).toHaveLength(30);
    expect(history.map(({ at }) => at)).toEqual(history.map(({ at }) => at).toSorted());
    expect(history).toHaveLength(30);
  });

  it('is never a part as if it were all', async () => {
    const { tables, myData } = await open();
    await dynamo.put(tables.people, linkItem(link));
    await dynamo.put(tables.observations, { ...sheetItem(sheet(1, '2026-09-08')), version: 2 });
    await expect(myData.read(OWN)).rejects.toMatchObject({ kind: 'invariant' });
  });
});

const LEAVING = { account: account(1), participant: OWN, generation: uuid(1), withdrawnAt: WITHDRAWN_AT };

describe('an erasure store in DynamoDB', () => {
  it('changes and removes a sheet only as it was read', async () => {
    const { tables, erasure } = await open();
    const [before, after] = [sheet(1, '2026-09-08'), { ...sheet(1, '2026-09-08'), revision: uuid(4000) }];
    await dynamo.put(tables.observations, sheetItem(before));
    expect(await erasure.replaceSheet(after, uuid(3999))).toBe(false);
    expect(await erasure.replaceSheet(after, before.revision)).toBe(true);
    expect(await erasure.removeSheet(before)).toBe(false);
    expect(await erasure.sheetsOf(account(1))).toEqual([after]);
    expect([await erasure.removeSheet(after), await erasure.removeSheet(after)]).toEqual([true, false]);
    expect(await erasure.sheetsOf(account(1))).toEqual([]);
  });

  it('finds the author’s alerts, and those named besides, each once', async () => {
    const { tables, erasure } = await open();
    for (const index of [1, 2]) await dynamo.put(tables.alerts, alertItem(leakAlert(index)));
    await dynamo.put(tables.alerts, alertItem(leakAlert(3, { author: participant(2) })));
    const named = [alertId(1), alertId(3), alertId(404)];
    const ids = async (author: typeof OWN | undefined) =>
      (await erasure.alertsOf(author, named)).map(({ id }) => id).sort();
    expect(await ids(OWN)).toEqual([alertId(1), alertId(2), alertId(3)]);
    expect(await ids(undefined)).toEqual([alertId(1), alertId(3)]);
  });

  it('takes back no alert that security changed meanwhile', async () => {
    const { tables, erasure } = await open();
    const read = leakAlert(1);
    await dynamo.put(tables.alerts, alertItem(leakAlert(1, { state: 'confirmed', revision: uuid(8) })));
    expect([await erasure.removeAlert(read), await erasure.replaceAlert(read, read.revision)]).toEqual([
      false,
      false,
    ]);
    expect((await erasure.alertsOf(OWN, []))[0]?.state).toBe('confirmed');
  });

  it('removes notices only where the alert no longer names the participant', async () => {
    const { tables, erasure, notices } = await open();
    for (const index of [1, 2]) {
      await dynamo.put(tables.alerts, alertItem(leakAlert(index)));
      await notices.tell(OWN, { kind: 'alert-raised', at: clock.now(), alert: alertId(index) });
    }
    await dynamo.put(tables.alerts, alertItem(leakAlert(2, { author: undefined })));
    expect([await erasure.removeNotices(OWN), await erasure.removeNotices(OWN)]).toEqual([1, 0]);
    expect((await dynamo.all(tables.site)).map(({ alert }) => alert)).toEqual([alertId(1)]);
  });

  it('removes the history of the account up to the withdrawal, and records it once, behind the withdrawal', async () => {
    const { tables, erasure, myData } = await open();
    const own = { account: account(1) };
    const events = [
      eventAt('2026-09-01T00:00:00.000Z', { what: 'connected', ...own }),
      eventAt('2026-09-02T00:00:00.000Z', { what: 'connected', account: account(2) }),
      eventAt(WITHDRAWN_AT, { what: 'withdrawn', generation: uuid(1) }),
      eventAt('2026-09-20T00:10:00.000Z', { what: 'connected', ...own }),
    ];
    // The highest id there can be, which a key with `erased` once sorted before.
    const last = 'ffffffff-ffff-4fff-bfff-ffffffffffff';
    for (const event of events) await dynamo.put(tables.people, eventItem(event, last));
    expect([await erasure.removeHistory(LEAVING), await erasure.removeHistory(LEAVING)]).toEqual([1, 0]);
    await erasure.recordErased(LEAVING, 3);
    await erasure.recordErased(LEAVING, 0);
    const { history } = await myData.read(OWN);
    const about = { what: 'erased', generation: uuid(1), items: 3, since: WITHDRAWN_AT };
    const erased = { ...eventAt(clock.now().toISOString(), about), opening: undefined };
    expect(history.map((event) => ({ ...event, opening: undefined }))).toEqual([...events.slice(1), erased]);
  });

  it('removes a withdrawn consent, and none that was given anew', async () => {
    const { tables, erasure } = await open();
    await dynamo.put(tables.consents, consentItem(consent(1)));
    const leaving = { account: account(1), participant: OWN };
    await erasure.removeConsent({ ...leaving, generation: uuid(1) });
    await dynamo.put(tables.consents, consentItem({ ...withdrawn(1), generation: uuid(5) }));
    await erasure.removeConsent({ ...leaving, generation: uuid(1) });
    expect(await dynamo.all(tables.consents)).toHaveLength(1);
    await erasure.removeConsent({ ...leaving, generation: uuid(5) });
    await erasure.removeConsent({ ...leaving, generation: uuid(5) });
    expect(await dynamo.all(tables.consents)).toEqual([]);
  });

  it('takes a registration along that was made while the withdrawn consent stood, and none made later', async () => {
    const { tables, erasure } = await open();
    const leaving = { account: account(1), participant: OWN, generation: uuid(1) };
    await dynamo.put(tables.consents, consentItem(withdrawn(1)));
    await dynamo.put(tables.consents, consentItem(officialConsent(1)));
    await erasure.removeConsent(leaving);
    expect(await dynamo.all(tables.consents)).toEqual([]);
    await dynamo.put(tables.consents, consentItem(officialConsent(1)));
    await erasure.removeConsent(leaving);
    expect(await dynamo.all(tables.consents)).toHaveLength(1);
  });

  it('removes a registration of the organisation’s that was withdrawn, and nobody’s own consent', async () => {
    const { tables, erasure } = await open();
    await dynamo.put(tables.consents, consentItem({ ...withdrawn(1), generation: uuid(7) }));
    await dynamo.put(tables.consents, consentItem(officialWithdrawn(1)));
    await erasure.removeConsent({ account: account(1), generation: uuid(7) });
    expect(await dynamo.all(tables.consents)).toEqual([
      consentItem({ ...withdrawn(1), generation: uuid(7) }),
    ]);
  });
});
