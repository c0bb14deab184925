import {
  BatchGetItemCommand,
  BatchWriteItemCommand,
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  TransactWriteItemsCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { GateBench, itemOf, key } from '../support/gate-bench.ts';

const bench = new GateBench('strictness');
const TableName = bench.tableName;
beforeAll(() => bench.open());
afterAll(() => bench.close());

describe('what the real service rejects', () => {
  it('rejects two operations on one item in a transaction', async () => {
    const twice = bench.dynamodb().send(
      new TransactWriteItemsCommand({
        TransactItems: [
          { Put: { TableName, Item: key('twice') } },
          { ConditionCheck: { TableName, Key: key('twice'), ConditionExpression: 'attribute_exists(pk)' } },
        ],
      }),
    );

    await expect(twice).rejects.toMatchObject({
      name: 'ValidationException',
      message: 'Transaction request cannot include multiple operations on one item',
    });
  });

  it('rejects an index key longer than a key may be, which the emulator stores', async () => {
    const update = bench.dynamodb().send(
      new UpdateItemCommand({
        TableName,
        Key: key('long'),
        UpdateExpression: 'SET #g = :g',
        ExpressionAttributeNames: { '#g': 'group' },
        ExpressionAttributeValues: { ':g': { S: 'x'.repeat(2049) } },
      }),
    );

    await expect(update).rejects.toMatchObject({ name: 'ValidationException' });
  });

  it('rejects an index key of another type than the index has, which the emulator stores', async () => {
    const update = {
      TableName,
      Key: key('typed'),
      UpdateExpression: 'SET #g = if_not_exists(#g, :g)',
      ExpressionAttributeNames: { '#g': 'group' },
      ExpressionAttributeValues: { ':g': { N: '1' } },
    };
    const client = bench.dynamodb();

    const unsupported = /unsupported type: group/;
    await expect(client.send(new UpdateItemCommand(update))).rejects.toThrow(unsupported);
    await expect(
      client.send(new TransactWriteItemsCommand({ TransactItems: [{ Update: update }] })),
    ).rejects.toThrow(unsupported);
  });

  it.each([
    [
      'an empty key value',
      (client: DynamoDBClient): Promise<unknown> =>
        client.send(new PutItemCommand({ TableName, Item: { pk: { S: '' }, sk: { S: 's' } } })),
      'cannot contain an empty string value. Key: pk',
    ],
    [
      'an unused name',
      (client: DynamoDBClient): Promise<unknown> =>
        client.send(
          new GetItemCommand({
            TableName,
            Key: key('a'),
            ProjectionExpression: 'd',
            ExpressionAttributeNames: { '#n': 'n' },
          }),
        ),
      'unused in expressions: keys: {#n}',
    ],
    [
      'a change of the key',
      (client: DynamoDBClient): Promise<unknown> =>
        client.send(
          new UpdateItemCommand({
            TableName,
            Key: key('a'),
            UpdateExpression: 'SET sk = :v',
            ExpressionAttributeValues: { ':v': { S: 't' } },
          }),
        ),
      'Cannot update attribute sk',
    ],
    [
      'an item above 400 KB',
      (client: DynamoDBClient): Promise<unknown> =>
        client.send(new PutItemCommand({ TableName, Item: itemOf('a', 400 * 1024 + 1) })),
      'Item size',
    ],
    [
      'the same key twice in a batch',
      (client: DynamoDBClient): Promise<unknown> =>
        client.send(
          new BatchGetItemCommand({ RequestItems: { [TableName]: { Keys: [key('a'), key('a')] } } }),
        ),
      'contains duplicates',
    ],
    [
      'a batch of 26 writes',
      (client: DynamoDBClient): Promise<unknown> =>
        client.send(
          new BatchWriteItemCommand({
            RequestItems: {
              [TableName]: Array.from({ length: 26 }, (_, n) => ({ PutRequest: { Item: key(`b${n}`) } })),
            },
          }),
        ),
      'Too many items',
    ],
    [
      'a transaction on more than 4 MB of stored items',
      (client: DynamoDBClient): Promise<unknown> =>
        client.send(
          new TransactWriteItemsCommand({
            TransactItems: Array.from({ length: 11 }, (_, n) => ({
              Put: { TableName, Item: itemOf(`m${n}`, 390_000) },
            })),
          }),
        ),
      '4MB',
    ],
  ])('rejects %s', async (_what, send, message) => {
    const sent = send(bench.dynamodb());

    const refused = await sent.catch((error: unknown) => error);
    expect(refused).toMatchObject({ name: 'ValidationException' });
    expect(String(refused)).toContain(message);
  });
});
