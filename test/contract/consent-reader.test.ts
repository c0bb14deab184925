import { describe, expect, it } from 'vitest';

import { consentItem } from '../../shared/consent/consent-items.ts';
import { createDynamoConsentReader } from '../../shared/consent/consent-reader.dynamodb.ts';
import type { ConsentRecord } from '../../shared/consent/consent-record.ts';
import { account, consent } from '../support/disclosure-builders.ts';
import { openDynamo } from '../support/dynamo-bench.ts';
import { createFakeStores } from '../support/fake-releases.ts';
import { FakeWorld } from '../support/fake-world.ts';
import { holdsConsentReader } from './consent-reader.suite.ts';

const dynamo = openDynamo();

holdsConsentReader('the fake of the pipeline', () => {
  const world = new FakeWorld();
  return Promise.resolve({
    reader: world.reader,
    put: (record) => Promise.resolve(void world.consents.set(record.account, record)),
  });
});

holdsConsentReader('the fake of the releases', () => {
  const stores = createFakeStores([], []);
  return Promise.resolve({
    reader: stores.consents,
    put: (record) => Promise.resolve(void stores.consent(record)),
  });
});

holdsConsentReader('DynamoDB', async () => {
  const table = await dynamo.table();
  return {
    reader: createDynamoConsentReader(dynamo.documents, table),
    put: (record: ConsentRecord) => dynamo.put(table, consentItem(record)),
  };
});

describe('a consent reader in DynamoDB', () => {
  it.each([
    ['of a version to come', { version: 2 }],
    ['of a status it does not know', { status: 'presumed' }],
  ])('guesses at no record %s, and quotes nothing of it', async (_, change) => {
    const table = await dynamo.table();
    await dynamo.put(table, { ...consentItem(consent(1)), ...change });
    const reader = createDynamoConsentReader(dynamo.documents, table);
    for (const read of [() => reader.read(account(1)), () => reader.readMany([account(1)])]) {
      const fault = await read().catch((cause: unknown) => cause);
      expect(fault).toMatchObject({ kind: 'invariant' });
      expect(String(fault)).not.toMatch(/person-1|presumed|social\.example/u);
    }
  });
});
