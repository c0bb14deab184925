import { randomUUID } from 'node:crypto';

import { DeleteCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';

import { alertItem, alertKey } from '../../shared/alerts/alert-items.ts';
import { unfinishedErasures } from '../../shared/consent/consent-history.ts';
import { NOTICE as WORDS, noticeReference } from '../../shared/consent/notice.ts';
import { AccountId, ParticipantId } from '../../shared/ids.ts';
import { alertId, leakAlert } from '../support/alert-builder.ts';
import { createLocalDynamoDbClient } from '../support/dynamodb-local.ts';
import { EVERYTHING } from '../support/fake-world.ts';
import { openParticipantSite } from '../support/participant-bench.ts';
import { createRealEraser } from '../support/real-eraser.ts';
import { createRealStores, type RealStores } from '../support/real-stores.ts';
import { NOW } from '../support/site-bench.ts';
import { stepRequests, type Step } from '../support/stepped.ts';

const NOTICE = noticeReference(WORDS);
const client = createLocalDynamoDbClient();
let now = NOW;
const clock = { now: () => now };
const quiet: Step = () => Promise.resolve();
let step = quiet;
stepRequests(client, (name) => step(name));
let stores: RealStores;

beforeEach(async () => {
  now = NOW;
  stores = await createRealStores(client, clock);
});
afterAll(() => client.destroy());

/** Somebody who agreed to everything on that day, looking at their pages at noon of 2026-03-10. */
const joinedOn = async (day: string) => {
  const site = await openParticipantSite(stores);
  const { participant } = site;
  const account = AccountId.parse(`mastodon:social.example/${randomUUID()}`);
  now = new Date(`${day}T09:00:00Z`);
  const connectedAt = now.toISOString();
  await stores.ledger.connect({ version: 1, participant, account, handle: '@one', connectedAt });
  await stores.ledger.choose({ participant, account, purposes: EVERYTHING(now), notice: NOTICE });
  now = NOW;
  return { ...site, account };
};

describe('the pages of a consent that ends', () => {
  it.each([
    // 2026-03-10 and thirty days is 2026-04-09.
    ['2025-04-09', 'Your consent ends on 9 April 2026'],
    ['2025-03-11', 'Your consent ends on 11 March 2026'],
  ])('given on %s say so from thirty days before', async (day, words) => {
    const { see, seeAccount, account } = await joinedOn(day);
    for (const page of [await see('/'), await seeAccount(account)]) {
      expect(page).toContain(words);
      expect(page).toContain('Read under your consent');
    }
  });

  it('say nothing of it a day earlier', async () => {
    const { see, seeAccount, account } = await joinedOn('2025-04-10');
    for (const page of [await see('/'), await seeAccount(account)])
      expect(page).not.toContain('Your consent ends');
  });

  it('call it ended from its day on, with the date, whether or not it was carried out', async () => {
    const { see, seeAccount, account } = await joinedOn('2025-03-10');
    for (const page of [await see('/'), await seeAccount(account)]) {
      expect(page).toContain('Ended on 10 March 2026');
      expect(page).not.toContain('Read under your consent');
    }
    await createRealEraser(stores, clock).end(account);
    const home = await see('/');
    expect(home).toContain('Your consent for an account ended on 10 March 2026');
    expect(home).toContain('You have connected no account');
  });
});

describe('the page of a paused account', () => {
  const ONLY_SENTIMENT = {
    notice: noticeReference(WORDS).sha256,
    engagement: 'no',
    sentiment: 'yes',
    'sentiment-scope': 'campaign-tag',
    confidentiality: 'no',
  };

  it('saves a choice and stays paused, as it says beside the button', async () => {
    const { press, seeAccount, account } = await joinedOn('2026-03-01');
    expect(await seeAccount(account)).not.toContain('keeps the pause');
    await press(account, 'pause');
    expect(await seeAccount(account)).toContain('Saving a choice keeps the pause');
    expect((await press(account, 'choose', ONLY_SENTIMENT)).status).toBe(303);
    const page = await seeAccount(account);
    expect(page).toContain('Paused: nothing is read until you resume');
    expect(page).toContain(`On since 1 March 2026: ${WORDS.scopes['campaign-tag']}`);
    const record = await stores.reader.read(account);
    expect(record).toMatchObject({ status: 'paused', purposes: { sentiment: {} } });
    await press(account, 'resume');
    expect(await seeAccount(account)).toContain('Read under your consent');
  });
});

describe('an erasure that is not finished', () => {
  const waiting = (since: string, by: string): string =>
    `being erased since ${since} UTC. It is finished by ${by} UTC.`;
  const erased = (account: AccountId) => createRealEraser(stores, clock).carryOut(account);

  it('of a withdrawal is on the pages until it is done, with since when and by when', async () => {
    const { press, see, account } = await joinedOn('2026-03-01');
    expect(await see('/')).not.toContain('being erased since');
    now = new Date('2026-03-10T11:30:00Z');
    await press(account, 'withdraw');
    for (const page of [await see('/'), await see('/my-data')])
      expect(page).toContain(waiting('10 March 2026, 11:30', '10 March 2026, 12:30'));
    await erased(account);
    for (const page of [await see('/'), await see('/my-data')])
      expect(page).not.toContain('being erased since');
  });

  it('says that it is late where the hour is over', async () => {
    const { press, see, account } = await joinedOn('2026-03-01');
    now = new Date('2026-03-10T11:00:00Z');
    await press(account, 'withdraw');
    expect(await see('/')).toContain('It was to be finished by 10 March 2026, 12:00 UTC');
  });

  it('of a narrowed choice is there, too, and is done by post or by purpose', async () => {
    const { participant, account, see } = await joinedOn('2026-03-01');
    const { engagement } = EVERYTHING(now);
    const purposes = { ...(engagement && { engagement }) };
    await stores.ledger.choose({ participant, account, purposes, notice: NOTICE });
    expect(await see('/')).toContain(waiting('10 March 2026, 12:00', '10 March 2026, 13:00'));
    await erased(account);
    expect(await see('/')).not.toContain('being erased since');
    const [, , last] = await stores.ledger.historyOf(participant);
    expect(last).toMatchObject({ narrowed: ['sentiment', 'confidentiality'], erasedAt: NOW.toISOString() });
    await erased(account);
    expect((await stores.ledger.historyOf(participant))[2]).toEqual(last);
  });

  it('leaves no word of the choice behind that a withdrawal overtook', async () => {
    const { participant, account } = await joinedOn('2026-03-01');
    const { engagement } = EVERYTHING(now);
    const purposes = { ...(engagement && { engagement }) };
    await stores.ledger.choose({ participant, account, purposes, notice: NOTICE });
    await stores.ledger.withdraw(participant, account);
    const { due, erase } = createRealEraser(stores, clock);
    const effects = await due(account);
    for (const effect of effects.toReversed()) await erase(effect);
    for (const effect of effects) await erase(effect);
    const history = await stores.ledger.historyOf(participant);
    expect(history.map(({ what }) => what)).toEqual(['withdrawn', 'erased']);
    expect(JSON.stringify(await stores.all('people'))).not.toContain(account);
  });

  it('leaves none either where the withdrawal comes between its last read and its last write', async () => {
    const { participant, account } = await joinedOn('2026-03-01');
    const { engagement } = EVERYTHING(now);
    const purposes = { ...(engagement && { engagement }) };
    await stores.ledger.choose({ participant, account, purposes, notice: NOTICE });
    step = async (name) => {
      if (name !== 'dynamodb PutItemCommand') return;
      step = quiet;
      await stores.ledger.withdraw(participant, account);
      await erased(account);
    };
    await erased(account);
    expect(step).toBe(quiet);
    expect(JSON.stringify(await stores.all('people'))).not.toContain(account);
  });

  it('counts consents of one day that ended together each for itself', () => {
    const ended = {
      version: 1 as const,
      participant: ParticipantId.parse(randomUUID()),
      at: NOW.toISOString(),
    };
    const generation = randomUUID();
    const expired = { ...ended, what: 'expired' as const, generation };
    const done = { ...ended, what: 'erased' as const, generation, items: 0, since: ended.at };
    expect(unfinishedErasures([expired, expired, done])).toEqual([ended.at]);
    expect(unfinishedErasures([expired, done, expired, done])).toEqual([]);
  });
});

describe('leaving without ever having consented', () => {
  it('leaves no trace of the account, and of the person what they may erase themselves', async () => {
    const site = await openParticipantSite(stores);
    const account = AccountId.parse(`mastodon:social.example/${randomUUID()}`);
    const { participant } = site;
    const connectedAt = now.toISOString();
    await stores.ledger.connect({ version: 1, participant, account, handle: '@one', connectedAt });
    expect(await site.see('/my-data')).toContain('disconnect every account first');
    expect((await site.forget()).status).toBe(409);
    expect((await site.press(account, 'withdraw')).status).toBe(303);
    for (const table of ['people', 'consents', 'schedule', 'outbox'] as const)
      expect(JSON.stringify(await stores.all(table))).not.toContain(account);
    expect(await site.see('/my-data')).toContain('Erase what is left, and sign out');
    const answer = await site.forget();
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/signed-out']);
    expect(await stores.all('people')).toEqual([]);
  });

  it('keeps the account’s history apart from another account’s', async () => {
    const { participant, account } = await joinedOn('2026-03-01');
    const other = AccountId.parse(`mastodon:social.example/${randomUUID()}`);
    const connectedAt = now.toISOString();
    await stores.ledger.connect({ version: 1, participant, account: other, handle: '@two', connectedAt });
    await stores.ledger.withdraw(participant, other);
    const history = await stores.ledger.historyOf(participant);
    // Both at one moment, so in either order.
    expect(history.map((event) => `${event.what} ${'account' in event ? event.account : ''}`).sort()).toEqual(
      [`chosen ${account}`, `connected ${account}`],
    );
  });
});

describe('erasing what is left', () => {
  it('waits for the erasure before it, and for alerts that name the person', async () => {
    const { press, see, forget, account, participant } = await joinedOn('2026-03-01');
    await press(account, 'withdraw');
    expect(await see('/my-data')).toContain('once that is finished');
    expect((await forget()).status).toBe(409);
    await createRealEraser(stores, clock).carryOut(account);
    const Item = alertItem(leakAlert(1, { author: participant, state: 'confirmed' }));
    await stores.documents.send(new PutCommand({ TableName: stores.tables.alerts, Item }));
    expect(await see('/my-data')).toContain('An alert still names you');
    expect((await forget()).status).toBe(409);
    const Key = alertKey(alertId(1));
    await stores.documents.send(new DeleteCommand({ TableName: stores.tables.alerts, Key }));
    expect((await forget()).status).toBe(303);
    expect(await stores.all('people')).toEqual([]);
  });

  it('is not undone by an erasure that is delivered once more', async () => {
    const { press, forget, account } = await joinedOn('2026-03-01');
    await press(account, 'withdraw');
    await createRealEraser(stores, clock).carryOut(account);
    await forget();
    await createRealEraser(stores, clock).carryOut(account);
    expect(await stores.all('people')).toEqual([]);
  });
});
