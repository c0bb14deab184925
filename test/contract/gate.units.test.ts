import {
  BatchGetItemCommand,
  DeleteItemCommand,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  TransactGetItemsCommand,
  TransactWriteItemsCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { GateBench, itemOf, key } from '../support/gate-bench.ts';

const bench = new GateBench('units');
const TableName = bench.tableName;
beforeAll(() => bench.open());
afterAll(() => bench.close());

const used = async (work: () => Promise<unknown>) => {
  const before = bench.gate.usage.snapshot();
  await work().catch(() => undefined);
  return bench.gate.usage.since(before).map(({ action, resource, readUnits, writeUnits }) => ({
    action,
    of: resource.slice(TableName.length) || 'table',
    readUnits,
    writeUnits,
  }));
};

describe('request units', () => {
  it('counts two units per started kilobyte of each transacted item, checks included', async () => {
    const client = bench.dynamodb();
    await client.send(new PutItemCommand({ TableName, Item: itemOf('u-check', 3000) }));

    const rows = await used(() =>
      client.send(
        new TransactWriteItemsCommand({
          TransactItems: [
            { Put: { TableName, Item: itemOf('u-put', 1024) } },
            { Put: { TableName, Item: itemOf('u-put2', 1025) } },
            {
              ConditionCheck: { TableName, Key: key('u-check'), ConditionExpression: 'attribute_exists(pk)' },
            },
          ],
        }),
      ),
    );

    // 2 × 1 KB, 2 × 2 KB, 2 × 3 KB
    expect(rows).toEqual([
      { action: 'dynamodb:TransactWriteItems', of: 'table', readUnits: 0, writeUnits: 12 },
    ]);
  });

  it('counts the larger image, a delete by what it deletes, and a failed condition as if it had held', async () => {
    const client = bench.dynamodb();
    const put = (bytes: number, condition?: string) => () =>
      client.send(
        new PutItemCommand({
          TableName,
          Item: itemOf('u-size', bytes),
          ...(condition !== undefined && { ConditionExpression: condition }),
        }),
      );

    expect(await used(put(2500))).toMatchObject([{ writeUnits: 3 }]);
    expect(await used(put(1500))).toMatchObject([{ writeUnits: 3 }]);
    expect(await used(put(4000, 'attribute_not_exists(pk)'))).toMatchObject([{ writeUnits: 4 }]);
    expect(
      await used(() => client.send(new DeleteItemCommand({ TableName, Key: key('u-size') }))),
    ).toMatchObject([{ writeUnits: 2 }]);
    expect(
      await used(() => client.send(new DeleteItemCommand({ TableName, Key: key('u-size') }))),
    ).toMatchObject([{ writeUnits: 1 }]);
  });

  it('counts an index apart: one unit to enter, none for what it does not project, two to move, one to leave', async () => {
    const client = bench.dynamodb();
    const update = (expression: string, value: string) => () =>
      client.send(
        new UpdateItemCommand({
          TableName,
          Key: key('u-index'),
          UpdateExpression: expression,
          ExpressionAttributeNames: { '#a': expression.includes('other') ? 'other' : 'group' },
          ExpressionAttributeValues: { ':v': { S: value } },
        }),
      );
    const set = 'SET #a = :v';
    const index = (rows: Awaited<ReturnType<typeof used>>) => rows.filter(({ of }) => of === '/byGroup');

    expect(index(await used(update(set, 'a')))).toMatchObject([{ writeUnits: 1 }]);
    expect(index(await used(update(set, 'a')))).toEqual([]);
    expect(index(await used(update(set, 'b')))).toMatchObject([{ writeUnits: 2 }]);
    expect(
      index(await used(() => client.send(new DeleteItemCommand({ TableName, Key: key('u-index') })))),
    ).toMatchObject([{ writeUnits: 1 }]);
  });

  it('counts reads in fours of kilobytes: half, one or two units each, and a miss as the least', async () => {
    const client = bench.dynamodb();
    await client.send(new PutItemCommand({ TableName, Item: itemOf('u-read', 5000) }));
    const get = (pk: string, ConsistentRead: boolean, ProjectionExpression?: string) => () =>
      client.send(
        new GetItemCommand({
          TableName,
          Key: key(pk),
          ConsistentRead,
          ...(ProjectionExpression !== undefined && { ProjectionExpression }),
        }),
      );

    expect(await used(get('u-read', false))).toMatchObject([{ readUnits: 1 }]);
    expect(await used(get('u-read', true))).toMatchObject([{ readUnits: 2 }]);
    expect(await used(get('u-read', true, 'pk'))).toMatchObject([{ readUnits: 2 }]);
    expect(await used(get('u-missing', false))).toMatchObject([{ readUnits: 0.5 }]);
    expect(
      await used(() =>
        client.send(
          new TransactGetItemsCommand({ TransactItems: [{ Get: { TableName, Key: key('u-read') } }] }),
        ),
      ),
    ).toMatchObject([{ readUnits: 4 }]);
    expect(
      await used(() =>
        client.send(
          new BatchGetItemCommand({
            RequestItems: { [TableName]: { Keys: [key('u-read'), key('u-missing')], ConsistentRead: true } },
          }),
        ),
      ),
    ).toMatchObject([{ readUnits: 3 }]);
  });

  it('adds up a query before it rounds, filtered items included', async () => {
    const client = bench.dynamodb();
    for (const sk of ['1', '2', '3'])
      await client.send(
        new PutItemCommand({
          TableName,
          Item: { pk: { S: 'q' }, sk: { S: sk }, d: { S: 'x'.repeat(1500) } },
        }),
      );
    const query = (filter: object) => () =>
      client.send(
        new QueryCommand({
          TableName,
          KeyConditionExpression: 'pk = :pk',
          ConsistentRead: true,
          ExpressionAttributeValues: { ':pk': { S: 'q' } },
          ...filter,
        }),
      );

    // Three items of 1507 bytes are 4521 bytes: two steps of 4 KB.
    expect(await used(query({}))).toMatchObject([{ readUnits: 2 }]);
    expect(
      await used(
        query({
          FilterExpression: 'd = :d',
          ExpressionAttributeValues: { ':pk': { S: 'q' }, ':d': { S: 'none' } },
        }),
      ),
    ).toMatchObject([{ readUnits: 2 }]);
  });

  it('counts the repeat of a transaction with the same token as a read', async () => {
    const client = bench.dynamodb();
    const repeat = () =>
      client.send(
        new TransactWriteItemsCommand({
          TransactItems: [{ Put: { TableName, Item: itemOf('u-token', 1000) } }],
          ClientRequestToken: `token-${process.pid}`,
        }),
      );

    expect(await used(repeat)).toMatchObject([{ writeUnits: 2, readUnits: 0 }]);
    expect(await used(repeat)).toMatchObject([{ writeUnits: 0, readUnits: 2 }]);
  });
});
