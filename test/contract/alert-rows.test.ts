import { randomUUID } from 'node:crypto';

import { afterAll, beforeEach, describe, expect, it } from 'vitest';

import { createDynamoAlertInbox } from '../../shared/alerts/alert-inbox.dynamodb.ts';
import type { AlertAction, Handler } from '../../shared/alerts/handling.ts';
import type { LeakAlert } from '../../shared/alerts/leak-alert.ts';
import { createDynamoToolInbox } from '../../shared/alerts/tool-inbox.dynamodb.ts';
import { consentItem } from '../../shared/consent/consent-items.ts';
import { createCryptoRandom } from '../../shared/disclosure/random.crypto.ts';
import { createDynamoMyDataReader } from '../../shared/rights/my-data.dynamodb.ts';
import { createDynamoOwnRows } from '../../shared/rights/own-rows.dynamodb.ts';
import { LedgerEntry } from '../../shared/transparency/ledger-entry.ts';
import { openedRow } from '../../shared/transparency/opened-row.ts';
import { alertRowId, alertTrail } from '../../shared/transparency/personal-row.ts';
import { alertId, leakAlert } from '../support/alert-builder.ts';
import { account, officialConsent, participant, post, sheet } from '../support/disclosure-builders.ts';
import { createLocalDynamoDbClient } from '../support/dynamodb-local.ts';
import { EVERYTHING } from '../support/fake-world.ts';
import { createRealEraser } from '../support/real-eraser.ts';
import { createTestTable } from '../support/tables.ts';
import { createRealStores, type RealStores } from '../support/real-stores.ts';

const client = createLocalDynamoDbClient();
afterAll(() => client.destroy());

const OWN = participant(1);
const ACCOUNT = account(1);
const LINK = { version: 1, participant: OWN, account: ACCOUNT, handle: '@one' } as const;
const SAM: Handler = { handler: 'sam', participant: undefined, isLead: true };
const random = createCryptoRandom();
/** A Thursday. */
const START = new Date('2026-09-10T12:00:00.000Z');
let now = START;
const clock = { now: () => now };
let stores: RealStores;
let outbox: string;

beforeEach(async () => {
  now = START;
  stores = await createRealStores(client, clock);
  outbox = await createTestTable(client);
  await stores.ledger.connect({ ...LINK, connectedAt: START.toISOString() });
  const notice = { version: '1', language: 'en', sha256: 'a'.repeat(64) };
  await stores.ledger.choose({ participant: OWN, account: ACCOUNT, purposes: EVERYTHING(START), notice });
});

const raise = async (...alerts: readonly LeakAlert[]) => {
  const consent = await stores.reader.read(ACCOUNT);
  if (consent?.status !== 'given') throw new Error('no consent');
  const sheets = [
    {
      sheet: {
        ...sheet(1, '2026-09-10', [post('1')]),
        generation: consent.generation,
        revision: randomUUID(),
      },
      previous: undefined,
    },
  ];
  const { generation } = consent;
  return stores.writer.write({ consent, sheets, alerts: alerts.map((alert) => ({ ...alert, generation })) });
};

const desks = () => {
  const tables = { ...stores.tables, outbox };
  const parts = { documents: stores.documents, tables, clock, newId: randomUUID, random };
  return { inbox: createDynamoAlertInbox(parts), tools: createDynamoToolInbox(parts) };
};

const handle = (action: AlertAction, by = SAM) => desks().inbox.handle(alertId(1), action, by);

const steps = async () =>
  (await stores.all('ledger'))
    .map((item) => LedgerEntry.parse(item))
    .flatMap((row) => (row.kind === 'alert' ? [row] : []));

const toldOf = async () => (await steps()).map(({ at, outcome }) => `${at.slice(0, 10)} ${outcome}`).sort();

const trailOf = async (): Promise<string> => {
  const opening = await stores.openings.openingOf(ACCOUNT);
  if (opening === undefined) throw new Error('no opening');
  return alertTrail(opening.locator, alertId(1));
};

describe('the log’s rows of an alert', () => {
  it('come with each step, in one transaction with it, all on the Sunday of their weeks', async () => {
    expect(await raise(leakAlert(1))).toEqual({ kind: 'written' });
    now = new Date('2026-09-12T09:00:00Z');
    await handle({ what: 'acknowledge' });
    await handle({ what: 'open-post', reason: 'which key must be rotated' });
    now = new Date('2026-09-14T00:00:00Z');
    await handle({ what: 'confirm' });
    await handle({ what: 'confirm' });
    await handle({ what: 'resolve' });
    expect(await toldOf()).toEqual([
      '2026-09-13 acknowledged',
      '2026-09-13 raised',
      '2026-09-20 confirmed',
      '2026-09-20 resolved',
    ]);
    const trail = await trailOf();
    expect((await steps()).map(({ id }) => id).sort()).toEqual(
      // The third event of its history opened the post.
      [0, 1, 3, 4].map((nth) => alertRowId(trail, nth)).sort(),
    );
  });

  it('are not there where the step is not: of several who take it one leaves a row, and a refusal none', async () => {
    await raise(leakAlert(1));
    const handlers = ['a', 'b', 'c', 'd'].map((handler) => ({ ...SAM, handler, isLead: false }));
    await Promise.all(handlers.map((by) => handle({ what: 'acknowledge' }, by)));
    await handle({ what: 'resolve' });
    expect(await toldOf()).toEqual(['2026-09-13 acknowledged', '2026-09-13 raised']);
  });

  it('are not there where the alert is not: one that exists, and a consent that was withdrawn', async () => {
    await raise(leakAlert(1));
    expect(await raise(leakAlert(1))).toMatchObject({ kind: 'lost-race' });
    expect(await toldOf()).toEqual(['2026-09-13 raised']);
    const consent = await stores.reader.read(ACCOUNT);
    if (consent?.status !== 'given') throw new Error('no consent');
    await stores.ledger.withdraw(OWN, ACCOUNT);
    expect(await stores.writer.write({ consent, sheets: [], alerts: [leakAlert(2)] })).toEqual({
      kind: 'no-consent',
    });
    expect(await toldOf()).toEqual(['2026-09-13 raised']);
  });

  it('tell that somebody was refused what is not theirs to see, and nothing of who or what', async () => {
    await raise(leakAlert(1));
    await handle({ what: 'acknowledge' });
    const kim: Handler = { handler: 'kim', participant: undefined, isLead: false };
    const author: Handler = { handler: 'ann', participant: OWN, isLead: false };
    const look: AlertAction = { what: 'open-post', reason: 'which key must be rotated' };
    expect(await handle(look, kim)).toEqual({ kind: 'not-the-handler' });
    expect(await handle(look, author)).toEqual({ kind: 'own-alert' });
    await handle({ what: 'confirm' });
    const { inbox } = desks();
    const ask = { what: 'ask', ground: 'no-answer', reason: 'nobody has said anything' } as const;
    expect(await inbox.name(alertId(1), ask, SAM)).toEqual({ kind: 'no-ground' });
    // Nobody has asked, so that there is nothing to agree to: this refuses nobody anything.
    expect(await inbox.name(alertId(1), { what: 'agree' }, kim)).toEqual({ kind: 'not-now' });
    const refused = (await stores.all('ledger'))
      .map((item) => LedgerEntry.parse(item))
      .filter(({ kind }) => kind === 'personal-data-refused');
    expect(refused.map(({ outcome }) => outcome).sort()).toEqual([
      'alert-author-refused',
      'alert-post-refused',
      'alert-post-refused',
    ]);
    expect(Object.keys(refused[0] ?? {}).sort()).toEqual(
      ['at', 'id', 'kind', 'outcome', 'role', 'salt', 'version'].sort(),
    );
  });

  it('come of what a tool reports, once however often it does', async () => {
    await raise(leakAlert(1));
    const report = { version: 1, alert: alertId(1), status: 'resolved' } as const;
    await desks().tools.take(report);
    await desks().tools.take(report);
    expect(await toldOf()).toEqual(['2026-09-13 confirmed', '2026-09-13 raised', '2026-09-13 resolved']);
  });

  it('of an official account are there too, sealed to nobody', async () => {
    const official = officialConsent(90);
    if (official.status !== 'given') throw new Error('no consent');
    await stores.put('consents', consentItem(official));
    const alert = leakAlert(1, { account: account(90), author: undefined });
    expect(await stores.writer.write({ consent: official, sheets: [], alerts: [alert] })).toEqual({
      kind: 'written',
    });
    expect(await toldOf()).toEqual(['2026-09-13 raised']);
    expect((await stores.all('alerts'))[0]).not.toHaveProperty('opening');
    expect((await steps())[0]?.sealed).toBeDefined();
  });

  it('are found and opened by whoever the alert is about, also one that was written a week after its post', async () => {
    now = new Date('2026-09-18T09:00:00Z');
    await raise(leakAlert(1));
    await handle({ what: 'acknowledge' });
    const { documents, tables, openings, openingKeys, reader } = stores;
    const { alerts } = await createDynamoMyDataReader({ documents, tables, consents: reader }).read(OWN);
    const rows = await createDynamoOwnRows({ documents, tables, openings, keys: openingKeys }).of(
      { link: { ...LINK, connectedAt: START.toISOString() }, alerts },
      now,
    );
    const opened = rows.map(openedRow).flatMap((row) => (typeof row === 'string' ? [] : [row]));
    expect(
      opened.filter(({ kind }) => kind === 'alert').map(({ outcome, inner }) => [outcome, inner]),
    ).toEqual(
      expect.arrayContaining([
        [
          'raised',
          {
            version: 1,
            kind: 'alert',
            alert: alertId(1),
            step: 'raised',
            at: '2026-09-10T12:00:00.000Z',
          },
        ],
        ['acknowledged', expect.objectContaining({ step: 'acknowledged', at: '2026-09-18T09:00:00.000Z' })],
      ]),
    );
    // The two of the alert, the collection and the decision are all that there is.
    expect(rows).toHaveLength((await stores.all('ledger')).length);
  });

  it('are linked by nothing once their author has left, and what is done later cannot be either', async () => {
    await raise(leakAlert(1));
    const trail = await trailOf();
    expect(JSON.stringify(await stores.all('alerts'))).toContain(trail);
    await stores.ledger.withdraw(OWN, ACCOUNT);
    await createRealEraser(stores, clock).carryOut(ACCOUNT);
    const everything = await Promise.all(
      (['consents', 'people', 'alerts', 'observations', 'site', 'ledger'] as const).map((name) =>
        stores.all(name),
      ),
    );
    expect(JSON.stringify(everything)).not.toContain(trail);
    now = new Date('2026-09-24T12:00:00Z');
    await handle({ what: 'acknowledge' });
    await handle({ what: 'dismiss', dismissal: 'false-positive' });
    expect(await toldOf()).toEqual(['2026-09-13 raised', '2026-09-27 acknowledged', '2026-09-27 dismissed']);
    const derived = Array.from({ length: 20 }, (_, nth) => alertRowId(trail, nth));
    expect((await steps()).filter(({ id }) => derived.includes(id)).map(({ outcome }) => outcome)).toEqual([
      'raised',
    ]);
  });
});
