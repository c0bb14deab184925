import { randomUUID } from 'node:crypto';

import { describe, expect, it } from 'vitest';

import { consentItem } from '../../shared/consent/consent-items.ts';
import { createDynamoConsentLedger } from '../../shared/consent/consent-ledger.dynamodb.ts';
import { createDynamoConsentReader } from '../../shared/consent/consent-reader.dynamodb.ts';
import type { Purposes } from '../../shared/consent/consent-record.ts';
import { createDynamoOpeningReader } from '../../shared/consent/opening-reader.dynamodb.ts';
import { createCryptoRandom } from '../../shared/disclosure/random.crypto.ts';
import { subjectOf } from '../../shared/identity/identity.ts';
import { createDynamoOfficialAccounts } from '../../shared/official/official-accounts.dynamodb.ts';
import { createDynamoFetchSchedule } from '../../shared/schedule/fetch-schedule.dynamodb.ts';
import { slotsDue } from '../../shared/schedule/slot.ts';
import { collect } from '../support/collect.ts';
import { account, consent, officialWithdrawn, participant } from '../support/disclosure-builders.ts';
import { enrolling } from '../support/enrolling.ts';
import { openDynamo } from '../support/dynamo-bench.ts';
import { FakeOpeningKeys } from '../support/fake-opening-keys.ts';
import { FakeTextKeys } from '../support/fake-text-keys.ts';
import { EVERYTHING } from '../support/fake-world.ts';

const dynamo = openDynamo();
const { documents } = dynamo;
const colleague = (name: string) => ({ subject: subjectOf('https://login.example', name), name });
const [kim, sam, max] = [colleague('Kim'), colleague('Sam'), colleague('Max')];
const company = { account: account(90), handle: '@company@social.example' };

const open = async () => {
  const world = { now: new Date('2026-03-10T12:00:00Z') };
  const clock = { now: () => world.now };
  const tables = {
    site: await dynamo.table(),
    consents: await dynamo.table(),
    schedule: await dynamo.table(),
    people: await dynamo.table(),
    outbox: await dynamo.table(),
    ledger: await dynamo.table(),
  };
  const textKeys = new FakeTextKeys();
  const reader = createDynamoConsentReader(documents, tables.consents);
  const parts = { documents, tables, textKeys, clock, newId: randomUUID };
  const notice = { version: '1', language: 'en', sha256: 'a'.repeat(64) };
  return {
    world,
    choiceOf: (purposes: Purposes) => ({
      participant: participant(1),
      account: company.account,
      purposes,
      notice,
    }),
    tables,
    reader,
    official: createDynamoOfficialAccounts(parts),
    ledger: enrolling(
      createDynamoConsentLedger({
        ...parts,
        reader,
        openings: createDynamoOpeningReader(documents, tables.consents),
        openingKeys: new FakeOpeningKeys(),
        random: createCryptoRandom(),
      }),
      documents,
      tables.people,
    ),
    schedule: createDynamoFetchSchedule(documents, tables.schedule),
  };
};

describe('official accounts in DynamoDB', () => {
  it('are read after fourteen days, once another person approved what one asked for', async () => {
    const { official, reader, schedule } = await open();
    expect(await official.ask(company, kim)).toEqual({ kind: 'asked' });
    expect(await reader.read(company.account)).toBeUndefined();
    expect((await official.approve(company.account, sam)).kind).toBe('approved');
    expect(await reader.read(company.account)).toMatchObject({
      kind: 'official',
      status: 'given',
      readFrom: '2026-03-24T12:00:00.000Z',
    });
    const due = await Promise.all(slotsDue(0, 5).map((slots) => collect(schedule.accountsIn(slots))));
    expect(due.flat()).toEqual([company.account]);
  });

  it('are approved by nobody who asked, nor where nobody did, and nothing is written', async () => {
    const { official, tables } = await open();
    expect(await official.approve(company.account, sam)).toEqual({ kind: 'not-asked' });
    await official.ask(company, kim);
    expect(await official.approve(company.account, { ...kim, name: 'Another name' })).toEqual({
      kind: 'same-person',
    });
    expect([await dynamo.all(tables.consents), await dynamo.all(tables.schedule)]).toEqual([[], []]);
  });

  it('are asked for by one of several who do it at once', async () => {
    const { official } = await open();
    const outcomes = await Promise.all([kim, sam, max].map((by) => official.ask(company, by)));
    expect(outcomes.map(({ kind }) => kind).sort()).toEqual(['asked', 'taken', 'taken']);
    expect(await official.list()).toHaveLength(1);
  });

  it('are approved by one of two who do it at once, under one consent', async () => {
    const { official, reader } = await open();
    await official.ask(company, kim);
    const outcomes = await Promise.all([sam, max].map((by) => official.approve(company.account, by)));
    expect(outcomes.map(({ kind }) => kind).sort()).toEqual(['already-approved', 'approved']);
    const approved = outcomes.find(({ kind }) => kind === 'approved');
    expect(await official.list()).toEqual([approved && 'account' in approved && approved.account]);
    expect((await reader.read(company.account))?.handle).toBe(company.handle);
  });

  it('are a hundred at most, so that one list and one summary hold them', async () => {
    const { official } = await open();
    const ask = (index: number) => official.ask({ account: account(index), handle: `@${index}` }, kim);
    for (let index = 0; index < 100; index += 1) expect(await ask(index)).toEqual({ kind: 'asked' });
    expect(await ask(100)).toEqual({ kind: 'too-many' });
    expect(await official.list()).toHaveLength(100);
  });

  it('are listed in the order in which they were asked for', async () => {
    const { official, world } = await open();
    for (const index of [3, 1, 2]) {
      await official.ask({ account: account(index), handle: `@${index}` }, kim);
      world.now = new Date(world.now.getTime() + 1000);
    }
    expect((await official.list()).map(({ handle }) => handle)).toEqual(['@3', '@1', '@2']);
  });

  it('are taken back until they are approved', async () => {
    const { official } = await open();
    await official.decline(company.account);
    await official.ask(company, kim);
    await official.decline(company.account);
    expect(await official.list()).toEqual([]);
    await official.ask(company, sam);
    await official.approve(company.account, kim);
    await official.decline(company.account);
    expect(await official.list()).toHaveLength(1);
  });

  it('are approved alike whether somebody consented to them as their own or not, and that consent decides', async () => {
    const { official, tables, reader } = await open();
    await dynamo.put(tables.consents, consentItem(consent(90)));
    await official.ask(company, kim);
    expect((await official.approve(company.account, sam)).kind).toBe('approved');
    expect(await reader.read(company.account)).toEqual(consent(90));
  });

  it('leave whoever consented first free to change their mind', async () => {
    const { official, ledger, reader, choiceOf, world } = await open();
    const own = choiceOf(EVERYTHING(world.now));
    await ledger.connect({ version: 1, ...own, handle: '@me', connectedAt: world.now.toISOString() });
    await ledger.choose(own);
    await official.ask(company, kim);
    await official.approve(company.account, sam);
    const { confidentiality: _, ...less } = EVERYTHING(world.now);
    expect((await ledger.choose(choiceOf(less))).kind).toBe('done');
    expect(await reader.read(company.account)).toMatchObject({ kind: 'advocacy', status: 'given' });
    expect((await ledger.withdraw(participant(1), company.account)).kind).toBe('done');
    expect(await reader.read(company.account)).toMatchObject({ kind: 'advocacy', status: 'withdrawn' });
  });

  it('may be somebody’s own once the organisation’s registration was withdrawn', async () => {
    const { ledger, reader, choiceOf, tables, world } = await open();
    const own = choiceOf(EVERYTHING(world.now));
    await dynamo.put(tables.consents, consentItem(officialWithdrawn(90)));
    await ledger.connect({ version: 1, ...own, handle: '@me', connectedAt: world.now.toISOString() });
    expect((await ledger.choose(own)).kind).toBe('done');
    expect(await reader.read(company.account)).toMatchObject({ kind: 'advocacy', status: 'given' });
  });

  it('wait to be registered again until the earlier registration is erased', async () => {
    const { official, tables, reader } = await open();
    await dynamo.put(tables.consents, consentItem(officialWithdrawn(90)));
    await official.ask(company, kim);
    expect(await official.approve(company.account, sam)).toEqual({ kind: 'taken' });
    expect(await reader.read(company.account)).toEqual(officialWithdrawn(90));
  });

  it('cannot be made somebody’s own by consenting to them', async () => {
    const { official, ledger, reader, choiceOf, world } = await open();
    const link = { version: 1 as const, participant: participant(1), ...company };
    await ledger.connect({ ...link, connectedAt: world.now.toISOString() });
    await official.ask(company, kim);
    await official.approve(company.account, sam);
    const before = await reader.read(company.account);
    expect(await ledger.choose(choiceOf(EVERYTHING(world.now)))).toEqual({ kind: 'not-yours' });
    expect(await reader.read(company.account)).toEqual(before);
  });

  it('are not guessed at in a version to come', async () => {
    const { official, tables } = await open();
    await official.ask(company, kim);
    const [item] = await dynamo.all(tables.site);
    await dynamo.put(tables.site, { ...item, version: 2 });
    await expect(official.list()).rejects.toMatchObject({ kind: 'invariant' });
    await expect(official.approve(company.account, sam)).rejects.toMatchObject({ kind: 'invariant' });
  });
});
