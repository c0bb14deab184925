import { randomUUID } from 'node:crypto';

import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';

import { createDispatchFetches } from '../../functions/dispatch-fetches/dispatch-fetches.ts';
import { consentItem } from '../../shared/consent/consent-items.ts';
import type { RanOutMessage } from '../../shared/consent/ran-out-message.ts';
import { createDynamoEpochReader } from '../../shared/disclosure/epoch-reader.dynamodb.ts';
import { AccountId, ParticipantId } from '../../shared/ids.ts';
import { EPOCHS } from '../../shared/names.ts';
import type { FetchMessage } from '../../shared/schedule/fetch-message.ts';
import { officialConsent } from '../support/disclosure-builders.ts';
import { createLocalDynamoDbClient } from '../support/dynamodb-local.ts';
import { FakePostSource } from '../support/fake-post-source.ts';
import { FakeQueue } from '../support/fake-queue.ts';
import { EVERYTHING } from '../support/fake-world.ts';
import { createRealEraser } from '../support/real-eraser.ts';
import { createRealPipeline } from '../support/real-pipeline.ts';
import { createRealStores, type RealStores } from '../support/real-stores.ts';
import { stepRequests, type Step } from '../support/stepped.ts';

const NOTICE = { version: '1', language: 'en', sha256: '0'.repeat(64) };
const GIVEN = new Date('2026-03-10T09:30:00Z');
/** 2026-03-10 and 365 days. */
const OVER = '2027-03-10';
const MIDNIGHT = `${OVER}T00:00:00.000Z`;
const before = new Date('2027-03-09T23:59:59.999Z');
const after = new Date('2027-03-10T00:00:30Z');

const client = createLocalDynamoDbClient();
let now = GIVEN;
const clock = { now: () => now };
const quiet: Step = () => Promise.resolve();
let step = quiet;
stepRequests(client, (name) => step(name));
let stores: RealStores;

beforeEach(async () => {
  [now, step] = [GIVEN, quiet];
  stores = await createRealStores(client, clock);
});
afterAll(() => client.destroy());

const join = async () => {
  const participant = ParticipantId.parse(randomUUID());
  const account = AccountId.parse(`mastodon:social.example/${randomUUID()}`);
  const connectedAt = now.toISOString();
  await stores.ledger.connect({ version: 1, participant, account, handle: '@one', connectedAt });
  const choose = () =>
    stores.ledger.choose({ participant, account, purposes: EVERYTHING(now), notice: NOTICE });
  await choose();
  return { participant, account, choose };
};

/** A leak of the account is found while its consent stands; answers the message that carried it. */
const leak = async (account: AccountId) => {
  const source = new FakePostSource(clock);
  const played = createRealPipeline({ stores, source, clock });
  source.publish(account, { text: 'oh LEAK #programme', postedAt: now });
  await played.visit(account);
  const sent = [...played.queue];
  await played.workOff();
  return { ...played, sent };
};

const eraser = () => createRealEraser(stores, clock);
const epochs = () => createDynamoEpochReader(stores.documents, stores.tables.consents).read();
const TABLES = ['consents', 'people', 'schedule', 'observations', 'alerts', 'site'] as const;
const naming = async (word: string): Promise<readonly string[]> => {
  const items = await Promise.all(TABLES.map(async (name) => [name, await stores.all(name)] as const));
  return items.flatMap(([name, all]) => (JSON.stringify(all).includes(word) ? [name] : []));
};
const happened = async (participant: ParticipantId) =>
  (await stores.ledger.historyOf(participant)).map(({ what, at }) => [what, at]);

describe('a consent that ran out', () => {
  it('is ended and erased as a withdrawal is: nothing names the account any more', async () => {
    const { participant, account } = await join();
    await leak(account);
    const alerts = (await stores.all('alerts')).length;
    const moved = await epochs();
    now = after;
    expect(await eraser().end(account)).toBe('ended');
    expect(await stores.reader.read(account)).toBeUndefined();
    expect((await epochs()).map((count, index) => count - (moved[index] ?? 0)).sort()).toEqual([
      ...Array.from({ length: EPOCHS - 1 }, () => 0),
      1,
    ]);
    await eraser().carryOut(account);
    expect(await naming(account)).toEqual([]);
    expect((await stores.all('alerts')).length).toBe(alerts);
    expect(await happened(participant)).toEqual([
      ['expired', MIDNIGHT],
      ['erased', after.toISOString()],
    ]);
  });

  it('is ended once, however often and however late it is asked for', async () => {
    const { participant, account } = await join();
    now = after;
    const outcomes = await Promise.all([1, 2, 3].map(() => eraser().end(account)));
    expect(outcomes.sort()).toEqual(['ended', 'stands', 'stands']);
    expect(await eraser().end(account)).toBe('stands');
    expect(await eraser().due(account)).toHaveLength(1);
    await eraser().carryOut(account);
    await eraser().carryOut(account);
    expect((await happened(participant)).map(([what]) => what)).toEqual(['expired', 'erased']);
  });

  it('is not ended a moment before its day', async () => {
    const { account } = await join();
    now = before;
    expect(await eraser().end(account)).toBe('stands');
    expect(await stores.reader.read(account)).toMatchObject({ status: 'given', expiresOn: OVER });
  });

  it('is ended while it is paused, too, and can be neither paused nor resumed', async () => {
    const [{ participant, account }, other] = [await join(), await join()];
    await stores.ledger.pause(participant, account);
    now = after;
    expect(await stores.ledger.resume(participant, account)).toEqual({ kind: 'nothing-to-do' });
    expect(await stores.ledger.pause(other.participant, other.account)).toEqual({ kind: 'nothing-to-do' });
    expect(await eraser().end(account)).toBe('ended');
  });

  it('leaves what its owner withdrew before alone', async () => {
    const { participant, account } = await join();
    await stores.ledger.withdraw(participant, account);
    now = after;
    expect(await eraser().end(account)).toBe('stands');
    await eraser().carryOut(account);
    expect((await happened(participant)).map(([what]) => what)).toEqual(['withdrawn', 'erased']);
  });

  it('takes a registration as official along, which its end would put into force', async () => {
    const { account } = await join();
    const official = { ...officialConsent(1), account };
    const Item = consentItem(official);
    await stores.documents.send(new PutCommand({ TableName: stores.tables.consents, Item }));
    now = after;
    await eraser().end(account);
    expect(await stores.reader.read(account)).toBeUndefined();
  });

  it('and is chosen again begins anew: a key and a generation of its own, the old rows erased', async () => {
    const { participant, account, choose } = await join();
    const { sent, classify } = await leak(account);
    const old = await stores.reader.read(account);
    now = after;
    expect((await choose()).kind).toBe('done');
    const renewed = await stores.reader.read(account);
    expect(renewed).toMatchObject({ status: 'given', expiresOn: '2028-03-09' });
    expect(renewed?.generation).not.toBe(old?.generation);
    expect(JSON.stringify(renewed)).not.toContain(
      old && 'wrappedTextKey' in old ? old.wrappedTextKey : undefined,
    );
    for (const message of sent) expect(await classify(message)).toBe('no-consent');
    now = new Date('2027-03-10T00:01:00Z');
    await eraser().carryOut(account);
    expect(await stores.all('observations')).toEqual([]);
    expect(await stores.reader.read(account)).toEqual(renewed);
    expect((await happened(participant)).map(([what]) => what)).toEqual(['expired', 'chosen', 'erased']);
  });
});

describe('a renewal', () => {
  it('moves the day on which the schedule lists the account', async () => {
    const { account, choose } = await join();
    const listed = async (): Promise<readonly unknown[]> =>
      (await stores.all('schedule')).flatMap(({ pk, sk }) => (String(pk).startsWith('expiry#') ? [sk] : []));
    expect(await listed()).toEqual([`${OVER}#${account}`]);
    now = new Date('2026-03-12T00:00:00Z');
    await choose();
    expect(await listed()).toEqual([`2027-03-12#${account}`]);
    await choose();
    expect(await listed()).toEqual([`2027-03-12#${account}`]);
  });

  const steps = ['GetItem', 'GetItem answered', 'TransactWriteItems'] as const;
  it.each(steps)('wins that is made in the middle of the ending, at %s', async (moment) => {
    const { participant, account, choose } = await join();
    now = after;
    step = async (name) => {
      if (name.replace('Command', '') !== `dynamodb ${moment}`) return;
      step = quiet;
      expect((await choose()).kind).toBe('done');
    };
    expect(await eraser().end(account)).toBe('stands');
    expect(step).toBe(quiet);
    await eraser().carryOut(account);
    expect(await stores.reader.read(account)).toMatchObject({ status: 'given', expiresOn: '2028-03-09' });
    expect(await stores.ledger.accountsOf(participant)).toHaveLength(1);
  });

  it('that comes after the ending finds the account disconnected, as after a withdrawal', async () => {
    const { account, choose } = await join();
    now = after;
    await eraser().end(account);
    expect(await choose()).toEqual({ kind: 'not-connected' });
  });
});

describe('the first dispatch of a day', () => {
  const open = () => {
    const endings = new FakeQueue<RanOutMessage>();
    const fetches = new FakeQueue<FetchMessage>();
    const dispatch = createDispatchFetches({ schedule: stores.schedule, fetches, endings });
    return { endings, dispatch: (moment: string) => dispatch(new Date(moment)) };
  };
  const ran = (account: AccountId): RanOutMessage => ({ version: 1, kind: 'consent-ran-out', account });

  it('has every consent ended that ran out, once a day until it is done, and no other', async () => {
    const people = [await join(), await join(), await join()];
    const [first, second, renewing] = people;
    now = new Date('2026-03-11T00:00:00Z');
    await renewing?.choose();
    const { endings, dispatch } = open();
    await dispatch('2027-03-09T23:58:00Z');
    expect(endings.sent).toEqual([]);
    await dispatch('2027-03-10T00:00:00Z');
    await dispatch('2027-03-10T00:01:00Z');
    const ended = [first, second].flatMap((person) => (person === undefined ? [] : [ran(person.account)]));
    expect(endings.sent.toSorted(byAccount)).toEqual(ended.toSorted(byAccount));
    now = after;
    await eraser().end(ended[0]?.account ?? AccountId.parse('mastodon:no/one'));
    endings.sent.splice(0);
    await dispatch('2027-03-11T00:00:00Z');
    expect(endings.sent.map(({ account }) => account).sort()).toEqual(
      [ended[1]?.account, renewing?.account].sort(),
    );
  });

  it('asks again where it was stopped before it had asked', async () => {
    const { account } = await join();
    const { endings, dispatch } = open();
    await dispatch('2027-03-09T23:58:00Z');
    endings.goDown();
    await expect(dispatch('2027-03-10T00:00:00Z')).rejects.toMatchObject({ kind: 'unavailable' });
    const again = open();
    await again.dispatch('2027-03-10T00:05:00Z');
    expect(again.endings.sent).toEqual([ran(account)]);
  });
});

const byAccount = (one: RanOutMessage, other: RanOutMessage): number =>
  one.account.localeCompare(other.account);
