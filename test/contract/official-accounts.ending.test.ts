import { randomUUID } from 'node:crypto';

import { DeleteCommand } from '@aws-sdk/lib-dynamodb';
import { describe, expect, it } from 'vitest';

import { consentKey } from '../../shared/consent/consent-items.ts';
import { createDynamoConsentReader } from '../../shared/consent/consent-reader.dynamodb.ts';
import { OFFICIAL_EPOCH } from '../../shared/names.ts';
import { subjectOf } from '../../shared/identity/identity.ts';
import { createDynamoOfficialAccounts } from '../../shared/official/official-accounts.dynamodb.ts';
import { account } from '../support/disclosure-builders.ts';
import { openDynamo } from '../support/dynamo-bench.ts';
import { FakeTextKeys } from '../support/fake-text-keys.ts';

const dynamo = openDynamo();
const { documents } = dynamo;
const colleague = (name: string) => ({ subject: subjectOf('https://login.example', name), name });
const [kim, sam, max] = [colleague('Kim'), colleague('Sam'), colleague('Max')];
const company = { account: account(90), handle: '@company@social.example' };

const eraseConsent = (TableName: string) => {
  const Key = consentKey({ ...company, kind: 'official' });
  return documents.send(new DeleteCommand({ TableName, Key }));
};

const open = async () => {
  const world = { now: new Date('2026-03-10T12:00:00Z') };
  const tables = {
    site: await dynamo.table(),
    consents: await dynamo.table(),
    schedule: await dynamo.table(),
    outbox: await dynamo.table(),
  };
  const parts = { documents, tables, textKeys: new FakeTextKeys(), clock: { now: () => world.now } };
  const official = createDynamoOfficialAccounts({ ...parts, newId: randomUUID });
  return { world, tables, official, reader: createDynamoConsentReader(documents, tables.consents) };
};

describe('registrations of official accounts in DynamoDB', () => {
  it('end in one write: consent and key, schedule, a release that was folded before, and the erasure queued', async () => {
    const { official, reader, tables, world } = await open();
    await official.ask(company, kim);
    await official.approve(company.account, sam);
    const before = await reader.read(company.account);
    world.now = new Date('2026-05-01T08:00:00Z');
    expect((await official.end(company.account, kim)).kind).toBe('ended');
    expect(await official.list()).toMatchObject([
      { status: 'ended', endedBy: kim, endedAt: '2026-05-01T08:00:00.000Z', approvedBy: sam },
    ]);
    const left = await reader.read(company.account);
    expect(left).toMatchObject({ kind: 'official', status: 'withdrawn', generation: before?.generation });
    expect(left).not.toHaveProperty('wrappedTextKey');
    expect(await dynamo.all(tables.schedule)).toEqual([]);
    const epoch = { pk: `epoch#${OFFICIAL_EPOCH}`, sk: 'epoch', count: 1 };
    expect(await dynamo.all(tables.consents)).toContainEqual(epoch);
    expect((await dynamo.all(tables.outbox)).map(({ effect }) => effect)).toEqual([
      {
        version: 1,
        kind: 'erase-account',
        account: company.account,
        generation: before?.generation,
        withdrawnAt: '2026-05-01T08:00:00.000Z',
      },
    ]);
  });

  it('end once, though two end them at the same moment, and only what was approved', async () => {
    const { official, tables } = await open();
    expect(await official.end(company.account, kim)).toEqual({ kind: 'not-registered' });
    await official.ask(company, kim);
    expect(await official.end(company.account, kim)).toEqual({ kind: 'not-registered' });
    await official.approve(company.account, sam);
    const outcomes = await Promise.all([kim, max].map((by) => official.end(company.account, by)));
    expect(outcomes.map(({ kind }) => kind).sort()).toEqual(['ended', 'not-registered']);
    expect(await dynamo.all(tables.outbox)).toHaveLength(1);
  });

  it('end where somebody’s own consent, once erased, took theirs with it', async () => {
    const { official, tables } = await open();
    await official.ask(company, kim);
    await official.approve(company.account, sam);
    await eraseConsent(tables.consents);
    expect((await official.end(company.account, kim)).kind).toBe('ended');
    expect([await dynamo.all(tables.outbox), await dynamo.all(tables.schedule)]).toEqual([[], []]);
  });

  it('are asked for anew by two people once they ended, and not approved meanwhile', async () => {
    const { official, reader, tables } = await open();
    await official.ask(company, kim);
    await official.approve(company.account, sam);
    await official.end(company.account, sam);
    expect(await official.approve(company.account, sam)).toEqual({ kind: 'not-asked' });
    expect(await official.ask(company, max)).toEqual({ kind: 'asked' });
    expect(await official.approve(company.account, sam)).toEqual({ kind: 'taken' });
    await eraseConsent(tables.consents);
    expect((await official.approve(company.account, sam)).kind).toBe('approved');
    expect(await reader.read(company.account)).toMatchObject({
      status: 'given',
      readFrom: '2026-03-24T12:00:00.000Z',
    });
  });
});
