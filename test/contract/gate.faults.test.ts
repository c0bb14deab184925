import {
  DeleteItemCommand,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  TransactGetItemsCommand,
  TransactionConflictException,
  TransactWriteItemsCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { GateBench, key } from '../support/gate-bench.ts';

const bench = new GateBench('faults');
const TableName = bench.tableName;
beforeAll(() => bench.open());
afterEach(() => {
  bench.gate.faults.clear();
});
afterAll(() => bench.close());

const put = (pk: string) => new PutItemCommand({ TableName, Item: { ...key(pk), v: { N: '1' } } });
const transaction = (...pks: string[]) =>
  new TransactWriteItemsCommand({
    TransactItems: pks.map((pk) => ({ Put: { TableName, Item: { ...key(pk), v: { N: '2' } } } })),
  });
const exists = async (pk: string) =>
  (await bench.dynamodb().send(new GetItemCommand({ TableName, Key: key(pk), ConsistentRead: true })))
    .Item !== undefined;

describe('writes that overlap', () => {
  it('cancels every transaction but one on a shared item, and says which item it was', async () => {
    const client = bench.dynamodb();

    const settled = await Promise.allSettled(
      ['a', 'b', 'c', 'd'].map((own) => client.send(transaction(`own-${own}`, 'shared'))),
    );

    const refused = settled.filter((result) => result.status === 'rejected');
    expect(settled.some(({ status }) => status === 'fulfilled')).toBe(true);
    expect(refused.length).toBeGreaterThan(0);
    for (const { reason } of refused)
      expect(reason).toMatchObject({
        name: 'TransactionCanceledException',
        CancellationReasons: [{ Code: 'None' }, { Code: 'TransactionConflict' }],
      });
  });

  it('lets transactions that follow each other pass', async () => {
    const client = bench.dynamodb();

    await client.send(transaction('calm-1', 'calm-2'));
    await client.send(transaction('calm-2', 'calm-1'));

    expect(await exists('calm-1')).toBe(true);
  });

  it('keeps plain writes on one item in a row, so that none is lost or refused', async () => {
    const client = bench.dynamodb();
    const add = new UpdateItemCommand({
      TableName,
      Key: key('counter'),
      UpdateExpression: 'ADD n :one',
      ExpressionAttributeValues: { ':one': { N: '1' } },
    });

    await Promise.all(Array.from({ length: 20 }, () => client.send(add)));

    const { Item } = await client.send(
      new GetItemCommand({ TableName, Key: key('counter'), ConsistentRead: true }),
    );
    expect(Item?.['n']).toEqual({ N: '20' });
  });
});

it('refuses a plain write while a transaction holds its item, and lets it pass afterwards', async () => {
  const client = bench.dynamodb();
  bench.gate.faults.plan({
    kind: 'delay',
    action: 'dynamodb:TransactWriteItems',
    milliseconds: 1000,
    nth: 1,
  });
  const slow = client.send(transaction('slow'));
  const until = async (outcome: 'refused' | 'passed') => {
    for (;;) {
      const name = await client.send(put('slow')).then(
        () => 'passed',
        (error: unknown) => (error instanceof TransactionConflictException ? 'refused' : error),
      );
      if (name === outcome) return name;
    }
  };

  expect(await until('refused')).toBe('refused');
  await slow;
  expect(await until('passed')).toBe('passed');
});

describe('faults on demand', () => {
  it.each([
    ['throttle', 'ProvisionedThroughputExceededException'],
    ['unavailable', 'InternalServerError'],
    ['conflict', 'TransactionConflictException'],
  ] as const)('%s is answered with %s, and nothing is performed', async (kind, name) => {
    bench.gate.faults.plan({ kind, nth: 1 });

    await expect(bench.dynamodb().send(put(`not-${kind}`))).rejects.toMatchObject({ name });

    expect(await exists(`not-${kind}`)).toBe(false);
  });

  it('a conflict cancels a transaction by its first item', async () => {
    bench.gate.faults.plan({ kind: 'conflict', action: 'dynamodb:TransactWriteItems', nth: 1 });

    await expect(bench.dynamodb().send(transaction('c-1', 'c-2'))).rejects.toMatchObject({
      name: 'TransactionCanceledException',
      CancellationReasons: [{ Code: 'TransactionConflict' }, { Code: 'None' }],
    });
  });

  it('loses the answer of a write that was performed', async () => {
    bench.gate.faults.plan({ kind: 'lost-answer', nth: 1 });

    await expect(bench.dynamodb().send(put('lost'))).rejects.toThrow();

    expect(await exists('lost')).toBe(true);
  });

  it('drops a call before it is performed', async () => {
    bench.gate.faults.plan({ kind: 'not-performed', nth: 1 });

    await expect(bench.dynamodb().send(put('dropped'))).rejects.toThrow();

    expect(await exists('dropped')).toBe(false);
  });

  it('hits only the caller and the call it was planned for', async () => {
    bench.caller('relay', [{ Effect: 'Allow', Action: 'dynamodb:*', Resource: '*' }]);
    bench.gate.faults.plan({ kind: 'throttle', caller: 'relay', action: 'dynamodb:PutItem', nth: 2 });
    const relay = bench.dynamodb('relay');

    await bench.dynamodb().send(put('other'));
    await relay.send(put('first'));
    await expect(relay.send(put('second'))).rejects.toMatchObject({
      name: 'ProvisionedThroughputExceededException',
    });
    await relay.send(put('third'));
  });

  it('answers a retried transaction, whose first answer was lost, without doing it twice', async () => {
    const client = bench.dynamodb();
    bench.gate.faults.plan({ kind: 'lost-answer', nth: 1 });
    const once = new TransactWriteItemsCommand({
      ClientRequestToken: `once-${process.pid}`,
      TransactItems: [
        {
          Update: {
            TableName,
            Key: key('once'),
            UpdateExpression: 'ADD n :one',
            ExpressionAttributeValues: { ':one': { N: '1' } },
          },
        },
      ],
    });

    await expect(client.send(once)).rejects.toThrow();
    await client.send(once);

    const { Item } = await client.send(
      new GetItemCommand({ TableName, Key: key('once'), ConsistentRead: true }),
    );
    expect(Item?.['n']).toEqual({ N: '1' });
  });
});

describe('an index that lags', () => {
  const query = async (group: string) => {
    const { Items = [] } = await bench.dynamodb().send(
      new QueryCommand({
        TableName,
        IndexName: 'byGroup',
        KeyConditionExpression: '#g = :g',
        ExpressionAttributeNames: { '#g': 'group' },
        ExpressionAttributeValues: { ':g': { S: group } },
      }),
    );
    return Items.map((item) => item['pk']?.S).sort();
  };
  const enter = (pk: string, group: string) =>
    bench.dynamodb().send(new PutItemCommand({ TableName, Item: { ...key(pk), group: { S: group } } }));

  it('hides entries written after it was held, until it catches up', async () => {
    await enter('before', 'g1');
    const catchUp = bench.gate.faults.holdIndexes(TableName);
    await enter('after', 'g1');

    expect(await query('g1')).toEqual(['before']);
    catchUp();
    expect(await query('g1')).toEqual(['after', 'before']);
  });

  it('still reads consistently from the table itself', async () => {
    bench.gate.faults.holdIndexes(TableName);
    await enter('seen', 'g2');

    expect(await query('g2')).toEqual([]);
    expect(await exists('seen')).toBe(true);
    await bench.dynamodb().send(new DeleteItemCommand({ TableName, Key: key('seen') }));
  });
});

it('reads inside a transaction see no item of a running one', async () => {
  const client = bench.dynamodb();
  await client.send(transaction('r-1', 'r-2'));

  const { Responses = [] } = await client.send(
    new TransactGetItemsCommand({
      TransactItems: ['r-1', 'r-2'].map((pk) => ({ Get: { TableName, Key: key(pk) } })),
    }),
  );

  expect(Responses.map(({ Item }) => Item?.['v'])).toEqual([{ N: '2' }, { N: '2' }]);
});

it('closes while connections are kept alive, and may be closed again', async () => {
  const own = new GateBench('closing');
  await own.open();
  await own.dynamodb().send(new GetItemCommand({ TableName: own.tableName, Key: key('a') }));

  await own.gate.close();
  await own.gate.close();

  await expect(fetch(own.gate.url)).rejects.toThrow();
  await own.close();
});
