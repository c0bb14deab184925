import { describe, expect, it } from 'vitest';

import { createDynamoPendingConnections } from '../../shared/accounts/pending-connections.dynamodb.ts';
import { createDynamoRevocations } from '../../shared/session/revocations.dynamodb.ts';
import { openDynamo } from '../support/dynamo-bench.ts';
import { FakePendingConnections, FakeRevocations } from '../support/fake-site-stores.ts';
import { holdsPendingConnections, holdsRevocations } from './site-stores.suite.ts';

const dynamo = openDynamo();
const { documents } = dynamo;

holdsPendingConnections('the fake', () => Promise.resolve(new FakePendingConnections()));
holdsPendingConnections('DynamoDB', async () =>
  createDynamoPendingConnections(documents, await dynamo.table()),
);
holdsRevocations('the fake', () => Promise.resolve(new FakeRevocations()));
holdsRevocations('DynamoDB', async () => createDynamoRevocations(documents, await dynamo.table()));

describe('what the Site store keeps of sessions', () => {
  it('is an id and when to forget it, nothing about who it was', async () => {
    const table = await dynamo.table();
    await createDynamoRevocations(documents, table).revoke('one', 1_800_000_000);
    expect(await dynamo.all(table)).toEqual([
      { pk: 'session#one', sk: 'revoked', version: 1, expiresAt: 1_800_000_000 },
    ]);
  });

  it('is not guessed at in a version to come', async () => {
    const table = await dynamo.table();
    await dynamo.put(table, { pk: 'oauth#state', sk: 'pending', version: 2, sealed: 'x' });
    const taking = createDynamoPendingConnections(documents, table).take('state');
    await expect(taking).rejects.toMatchObject({ kind: 'invariant' });
  });

  it('lets nobody in on a guess when the store does not answer', async () => {
    const asking = createDynamoRevocations(documents, 'no-such-table').isRevoked('one');
    await expect(asking).rejects.toThrow();
    dynamo.refuseNextWrite();
    const revoking = createDynamoRevocations(documents, await dynamo.table()).revoke('one', 1);
    await expect(revoking).rejects.toMatchObject({ kind: 'unavailable' });
  });
});
