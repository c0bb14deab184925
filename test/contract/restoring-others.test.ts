import { randomUUID } from 'node:crypto';

import { describe, expect, it } from 'vitest';

import { consentItem, eventItem } from '../../shared/consent/consent-items.ts';
import { ConsentEvent } from '../../shared/consent/consent-history.ts';
import { termItem } from '../../shared/classification/catalogue-items.ts';
import { createDynamoRebuiltStores } from '../../shared/rights/rebuilt-stores.dynamodb.ts';
import { createDynamoRestoredStores } from '../../shared/rights/restored-stores.dynamodb.ts';
import { companyTerm } from '../support/catalogue-builders.ts';
import {
  account,
  consent,
  officialConsent,
  officialWithdrawn,
  participant,
  uuid,
  withdrawn,
} from '../support/disclosure-builders.ts';
import { openDynamo } from '../support/dynamo-bench.ts';

const dynamo = openDynamo();
const { documents } = dynamo;
const clock = { now: () => new Date('2026-09-10T12:00:00.000Z') };

const open = async () => {
  const [from, to, consents] = [await dynamo.table(), await dynamo.table(), await dynamo.table()];
  const tables = { from, to, consents, observations: to };
  return { ...tables, restored: createDynamoRestoredStores({ documents, tables, clock, newId: randomUUID }) };
};

const colleague = (index: number) => ({ subject: 'ab'.repeat(32), name: `Colleague ${index}` });
const asked = (index: number) => ({
  pk: 'official#accounts',
  sk: account(index),
  version: 1,
  account: account(index),
  handle: `official-${index}`,
  askedAt: '2026-01-01T00:00:00.000Z',
  askedBy: colleague(1),
});
const approved = (index: number) => ({
  ...asked(index),
  status: 'approved',
  approvedAt: '2026-01-02T00:00:00.000Z',
  approvedBy: colleague(2),
  readFrom: '2026-01-16T00:00:00.000Z',
});

describe('official accounts from a backup', () => {
  it('come back where they are registered today: not those ended since, and no mere request', async () => {
    const { from, to, consents, restored } = await open();
    for (const item of [
      approved(1),
      approved(2),
      approved(3),
      { ...asked(4), status: 'asked' },
      { pk: `session#${uuid(1)}`, sk: 'revoked', version: 1, expiresAt: 1 },
    ])
      await dynamo.put(from, item);
    await dynamo.put(consents, consentItem(officialConsent(1)));
    await dynamo.put(consents, consentItem(officialWithdrawn(2)));
    expect(await restored.officialAccounts()).toEqual({ restored: 1, there: 0, left: 4 });
    expect((await dynamo.all(to)).map(({ sk }) => sk)).toEqual([account(1)]);
  });
});

describe('campaigns from a backup', () => {
  it('come back with their clicks, and never over what was written since', async () => {
    const { from, to, restored } = await open();
    await dynamo.put(from, { pk: 'campaign#all', sk: uuid(1), title: 'then' });
    await dynamo.put(from, { pk: `clicks#${uuid(1)}`, sk: 'days', days: [] });
    await dynamo.put(to, { pk: 'campaign#all', sk: uuid(1), title: 'now' });
    expect(await restored.officialAccounts()).toEqual({ restored: 1, there: 1, left: 0 });
    expect((await dynamo.all(to)).map(({ title }) => title).filter((title) => title !== undefined)).toEqual([
      'now',
    ]);
  });
});

describe('a store that names nobody', () => {
  it('is restored from its own backup, and from no other', async () => {
    const { from, to, restored } = await open();
    await dynamo.put(from, { pk: 'release#advocacy', sk: 'month#2026-08-01', version: 1 });
    await dynamo.put(from, { pk: 'summary', sk: 'month#2026-08-01', version: 1 });
    expect(await restored.nameless('Releases')).toEqual({ restored: 2, there: 0, left: 0 });
    expect(await restored.nameless('Releases')).toEqual({ restored: 0, there: 2, left: 0 });
    await dynamo.put(from, { pk: `participant#${participant(1)}`, sk: 'profile' });
    await expect(restored.nameless('Releases')).rejects.toMatchObject({ kind: 'invalid-input' });
    await expect(restored.nameless('Ledger')).rejects.toMatchObject({ kind: 'invalid-input' });
    expect(await dynamo.all(to)).toHaveLength(2);
  });

  it('is no catalogue mixed with another, whose approval would not cover it', async () => {
    const { from, to, restored } = await open();
    for (const term of ['heron', 'egret']) await dynamo.put(from, termItem(companyTerm(term)));
    // Stopped half way before.
    await dynamo.put(to, termItem(companyTerm('heron')));
    expect(await restored.nameless('Terms')).toEqual({ restored: 1, there: 1, left: 0 });
    await dynamo.put(to, termItem(companyTerm('bittern')));
    await expect(restored.nameless('Terms')).rejects.toMatchObject({ kind: 'invalid-input' });
  });
});

describe('pending erasures made anew', () => {
  it('are those of withdrawals and of choices whose erasure is not finished, and no others', async () => {
    const [consents, people, schedule, outbox] = await Promise.all([
      dynamo.table(),
      dynamo.table(),
      dynamo.table(),
      dynamo.table(),
    ]);
    await dynamo.put(consents, consentItem(withdrawn(1)));
    const chosen = (index: number, changes: Record<string, unknown>) =>
      ConsentEvent.parse({
        version: 1,
        participant: participant(index),
        at: '2026-09-10T10:00:00.000Z',
        what: 'chosen',
        account: account(index),
        notice: { version: '1', language: 'en', sha256: 'a'.repeat(64) },
        purposes: { engagement: 'campaign-tag' },
        ...changes,
      });
    const narrowed = { narrowed: ['sentiment'] };
    const entries = [
      chosen(2, narrowed),
      chosen(3, { ...narrowed, erasedAt: '2026-09-10T10:30:00.000Z' }),
      chosen(4, {}),
    ];
    for (const [nth, event] of entries.entries()) {
      await dynamo.put(people, eventItem(event, uuid(50 + nth)));
      await dynamo.put(consents, consentItem(consent(nth + 2)));
    }
    const tables = { consents, people, schedule, outbox };
    expect(await createDynamoRebuiltStores({ documents, tables }).outbox()).toBe(2);
    const effects = (await dynamo.all(outbox)).map(({ effect }) => effect);
    expect(effects).toHaveLength(2);
    expect(effects).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ kind: 'erase-account', account: account(1), generation: uuid(1) }),
        expect.objectContaining({
          kind: 'erase-purposes',
          account: account(2),
          generation: uuid(2),
          purposes: ['sentiment'],
          choice: { at: '2026-09-10T10:00:00.000Z', id: uuid(50) },
        }),
      ]),
    );
  });
});
