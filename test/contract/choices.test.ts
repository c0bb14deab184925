import { randomUUID } from 'node:crypto';

import { afterAll, describe, expect, it } from 'vitest';

import { AccountId, ParticipantId } from '../../shared/ids.ts';
import { createLocalDynamoDbClient } from '../support/dynamodb-local.ts';
import { EVERYTHING } from '../support/fake-world.ts';
import { createRealStores } from '../support/real-stores.ts';

const client = createLocalDynamoDbClient();
let now = new Date('2026-03-10T00:00:00Z');
const stores = await createRealStores(client, { now: () => now });
const notice = { version: '1', language: 'en', sha256: '0'.repeat(64) };

afterAll(() => client.destroy());

/** Somebody with an account of their own, and the choice they make about it now. */
const join = async () => {
  const participant = ParticipantId.parse(randomUUID());
  const account = AccountId.parse(`mastodon:social.example/${randomUUID()}`);
  const connectedAt = now.toISOString();
  await stores.ledger.connect({ version: 1, participant, account, handle: '@one', connectedAt });
  const choose = () => stores.ledger.choose({ participant, account, purposes: EVERYTHING(now), notice });
  await choose();
  return { participant, account, choose };
};

describe('a choice in DynamoDB', () => {
  it('that is sent twice changes nothing: no revision, no entry in the history', async () => {
    const { participant, account, choose } = await join();
    const before = await stores.reader.read(account);
    expect(await choose()).toEqual({ kind: 'nothing-to-do' });
    expect(await stores.reader.read(account)).toEqual(before);
    const history = await stores.ledger.historyOf(participant);
    expect(history.map(({ what }) => what).sort()).toEqual(['chosen', 'connected']);
  });

  it('that is made again a day later renews the consent, under the same key and generation', async () => {
    const { account, choose } = await join();
    const before = await stores.reader.read(account);
    expect(before).toMatchObject({ expiresOn: '2027-03-10' });
    now = new Date(now.getTime() + 86_400_000);
    const renewed = await choose();
    now = new Date(now.getTime() - 86_400_000);
    const { revision: _, ...rest } = { revision: '', ...before };
    expect(renewed).toMatchObject({ kind: 'done', record: { ...rest, expiresOn: '2027-03-11' } });
  });

  it('after the consent ran out covers nothing that was posted in between', async () => {
    const { account, choose } = await join();
    const before = await stores.reader.read(account);
    now = new Date(now.getTime() + 400 * 86_400_000);
    await choose();
    const renewedAt = now.toISOString();
    now = new Date(now.getTime() - 400 * 86_400_000);
    const renewed = await stores.reader.read(account);
    if (renewed?.kind !== 'advocacy' || renewed.status !== 'given') throw new Error('not renewed');
    expect(before).toMatchObject({ expiresOn: '2027-03-10' });
    const dates = Object.values(renewed.purposes).map(({ givenAt }) => givenAt);
    expect(new Set([renewed.givenAt, ...dates])).toEqual(new Set([renewedAt]));
  });

  it('made while paused keeps the pause: no slot, until it is resumed under the new choice', async () => {
    const { participant, account, choose } = await join();
    const slots = async () =>
      (await stores.all('schedule')).filter(
        ({ pk, sk }) => String(pk).startsWith('slot#') && String(sk).endsWith(`#${account}`),
      );
    await stores.ledger.pause(participant, account);
    expect(await choose()).toEqual({ kind: 'nothing-to-do' });
    const { engagement } = EVERYTHING(now);
    const purposes = { ...(engagement && { engagement }) };
    const changed = await stores.ledger.choose({ participant, account, purposes, notice });
    expect(changed).toMatchObject({
      kind: 'done',
      record: { status: 'paused', pausedAt: now.toISOString() },
    });
    expect(await slots()).toEqual([]);
    await stores.ledger.resume(participant, account);
    expect(await stores.reader.read(account)).toMatchObject({ status: 'given', purposes });
    expect((await slots()).map(({ pk }) => String(pk).split('#')[1])).toEqual(['1440']);
  });

  it('made while paused renews the consent, and the pause stays', async () => {
    const { participant, account, choose } = await join();
    await stores.ledger.pause(participant, account);
    now = new Date(now.getTime() + 86_400_000);
    expect((await choose()).kind).toBe('done');
    now = new Date(now.getTime() - 86_400_000);
    expect(await stores.reader.read(account)).toMatchObject({
      status: 'paused',
      pausedAt: now.toISOString(),
      expiresOn: '2027-03-11',
    });
  });
});
