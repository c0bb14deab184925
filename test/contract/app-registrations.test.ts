import { DynamoDBDocumentClient, PutCommand, ScanCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, describe, expect, it } from 'vitest';

import { epochSeconds } from '../../shared/clock.ts';
import { createDynamoAppRegistrations } from '../../shared/platforms/app-registrations.dynamodb.ts';
import type { AppRegistration, AppRegistrations } from '../../shared/platforms/app-registrations.ts';
import { createFakeAppRegistrations } from '../support/fake-app-registrations.ts';
import { createLocalDynamoDbClient } from '../support/dynamodb-local.ts';
import { createTestTable, deleteTestTables } from '../support/tables.ts';

const now = new Date('2026-03-10T12:00:00Z');
const client = createLocalDynamoDbClient();
const documents = DynamoDBDocumentClient.from(client);
const made: string[] = [];

afterAll(async () => {
  await deleteTestTables(client, made);
  client.destroy();
});

const onTable = async () => {
  const table = await createTestTable(client);
  made.push(table);
  return { table, registrations: createDynamoAppRegistrations(documents, table, { now: () => now }) };
};

const registration = (clientId: string): AppRegistration => ({
  version: 1,
  clientId,
  clientSecret: 'secret',
  redirectUri: 'https://participant.example.com/connect/callback',
  scope: 'profile',
});

describe.each<readonly [string, () => Promise<AppRegistrations>]>([
  ['the fake', () => Promise.resolve(createFakeAppRegistrations())],
  ['the Site store', async () => (await onTable()).registrations],
])('registrations of applications in %s', (_name, open) => {
  it('are found by host as they were saved, each by its own', async () => {
    const registrations = await open();
    await registrations.save('one.example', registration('first'));
    await registrations.save('two.example', registration('second'));
    expect(await registrations.find('one.example')).toEqual(registration('first'));
    expect(await registrations.find('two.example')).toEqual(registration('second'));
  });

  it('are none for a server that was never asked', async () => {
    expect(await (await open()).find('one.example')).toBeUndefined();
  });

  it('are replaced by a later one', async () => {
    const registrations = await open();
    await registrations.save('one.example', registration('first'));
    await registrations.save('one.example', registration('second'));
    expect(await registrations.find('one.example')).toEqual(registration('second'));
  });
});

describe('a registration in the Site store', () => {
  it('goes after ninety days, and is under a key that only sign-in may write', async () => {
    const { table, registrations } = await onTable();
    await registrations.save('one.example', registration('first'));
    const { Items } = await documents.send(new ScanCommand({ TableName: table }));
    expect(Items).toEqual([
      {
        pk: 'app#one.example',
        sk: 'registration',
        ...registration('first'),
        expiresAt: epochSeconds(new Date('2026-06-08T12:00:00Z')),
      },
    ]);
  });

  it('from before scopes were kept is one for the wider scope', async () => {
    const { table, registrations } = await onTable();
    const { scope: _, ...older } = registration('first');
    const Item = { pk: 'app#one.example', sk: 'registration', ...older };
    await documents.send(new PutCommand({ TableName: table, Item }));
    expect(await registrations.find('one.example')).toEqual({ ...older, scope: 'read:accounts' });
  });

  it('of an unknown version is refused, not guessed', async () => {
    const { table, registrations } = await onTable();
    const Item = { pk: 'app#one.example', sk: 'registration', ...registration('first'), version: 2 };
    await documents.send(new PutCommand({ TableName: table, Item }));
    await expect(registrations.find('one.example')).rejects.toThrow();
  });

  it('cannot be had while the store does not answer', async () => {
    const registrations = createDynamoAppRegistrations(documents, 'no-such-table', { now: () => now });
    await expect(registrations.find('one.example')).rejects.toThrow();
    await expect(registrations.save('one.example', registration('first'))).rejects.toThrow();
  });
});
