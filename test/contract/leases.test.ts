import { randomUUID } from 'node:crypto';

import { DeleteCommand } from '@aws-sdk/lib-dynamodb';
import { describe, expect, it } from 'vitest';

import { AccountId } from '../../shared/ids.ts';
import { createDynamoLeases } from '../../shared/schedule/leases.dynamodb.ts';
import { leaseKey } from '../../shared/schedule/schedule-items.ts';
import { openDynamo } from '../support/dynamo-bench.ts';
import { FakeLeases } from '../support/fake-leases.ts';
import { holdsLeases } from './leases.suite.ts';

const dynamo = openDynamo();
const { documents } = dynamo;
const own = (account: AccountId) => ({ account, kind: 'advocacy' }) as const;

holdsLeases('the fake', (clock) => {
  const leases = new FakeLeases({ clock, newId: randomUUID, pass: () => undefined });
  return Promise.resolve({
    leases,
    enter: (account) => Promise.resolve(void leases.enter(account)),
    leave: (account) => Promise.resolve(void leases.leave(account)),
  });
});

holdsLeases('DynamoDB', async (clock) => {
  const table = await dynamo.table();
  return {
    leases: createDynamoLeases({ documents, table, clock, newId: randomUUID }),
    enter: (account) => dynamo.put(table, { ...leaseKey(own(account)), version: 1 }),
    leave: async (account) =>
      void (await documents.send(new DeleteCommand({ TableName: table, Key: leaseKey(own(account)) }))),
  };
});

describe('leases in DynamoDB', () => {
  const account = AccountId.parse('mastodon:social.example/7');
  const clock = { now: () => new Date('2026-03-10T12:00:00Z') };

  it('guess at no item of a version to come', async () => {
    const table = await dynamo.table();
    await dynamo.put(table, { ...leaseKey(own(account)), version: 2 });
    const leases = createDynamoLeases({ documents, table, clock, newId: randomUUID });
    await expect(leases.take(own(account))).rejects.toMatchObject({ kind: 'invariant' });
  });

  it('write nothing beside the item that is there', async () => {
    const table = await dynamo.table();
    const leases = createDynamoLeases({ documents, table, clock, newId: randomUUID });
    await leases.take(own(account));
    await leases.release(own(account), randomUUID(), { listedInFullAt: clock.now() });
    expect(await dynamo.all(table)).toEqual([]);
  });

  it('are held by whoever took them, where the answer was lost and the store was asked again', async () => {
    const table = await dynamo.table();
    await dynamo.put(table, {
      ...leaseKey(own(account)),
      version: 1,
      listedInFullAt: '2026-03-09T12:00:00.000Z',
    });
    const token = randomUUID();
    const leases = createDynamoLeases({ documents, table, clock, newId: () => token });
    await leases.take(own(account));
    expect(await leases.take(own(account))).toEqual({
      kind: 'taken',
      lease: { token, listedInFullAt: new Date('2026-03-09T12:00:00.000Z') },
    });
    const others = createDynamoLeases({ documents, table, clock, newId: randomUUID });
    expect(await others.take(own(account))).toEqual({ kind: 'busy' });
  });

  it('say that the store does not answer when the connection breaks', async () => {
    const leases = createDynamoLeases({ documents, table: await dynamo.table(), clock, newId: randomUUID });
    dynamo.refuseNextWrite();
    await expect(leases.take(own(account))).rejects.toMatchObject({ kind: 'unavailable' });
  });
});
