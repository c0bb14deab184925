import { CreateTableCommand, DeleteTableCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { itemSize } from '../../infra/local/gate/item-size.ts';
import { createLocalDynamoDbClient } from '../support/dynamodb-local.ts';

const MOST_BYTES = 400 * 1024;
const TableName = `gate-sizes-${process.pid}`;
const client = createLocalDynamoDbClient();

beforeAll(() =>
  client.send(
    new CreateTableCommand({
      TableName,
      BillingMode: 'PAY_PER_REQUEST',
      KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
      AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
    }),
  ),
);
afterAll(async () => {
  await client.send(new DeleteTableCommand({ TableName }));
  client.destroy();
});

it.each([
  ['text beyond ASCII', { S: 'Grüße aus 東京 🚄' }],
  ['a long number', { N: '12345678901234567890' }],
  ['an odd number of digits', { N: '123' }],
  ['a negative number', { N: '-45' }],
  ['a fraction', { N: '0.0125' }],
  ['a number with trailing zeroes', { N: '120000' }],
  ['zero', { N: '0' }],
  ['bytes', { B: Buffer.from('binary') }],
  ['a Boolean', { BOOL: true }],
  ['a null', { NULL: true as const }],
  ['a set of numbers', { NS: ['1', '22', '333'] }],
  ['a list in a map', { M: { posts: { L: [{ S: 'a' }, { N: '1' }, { M: {} }] } } }],
])('measures %s exactly as the emulator does at its limit of 400 KB', async (_what, value) => {
  const sized = 'B' in value ? { B: Buffer.from(value.B).toString('base64') } : value;
  const room = MOST_BYTES - itemSize({ pk: { S: 'p' }, value: sized, filler: { S: '' } });
  const put = (filler: number) =>
    client.send(
      new PutItemCommand({ TableName, Item: { pk: { S: 'p' }, value, filler: { S: 'x'.repeat(filler) } } }),
    );

  await expect(put(room)).resolves.toBeDefined();
  await expect(put(room + 1)).rejects.toThrow('Item size has exceeded the maximum allowed size');
});
