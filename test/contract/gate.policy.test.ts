import {
  BatchGetItemCommand,
  DescribeTableCommand,
  ExecuteStatementCommand,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  TransactWriteItemsCommand,
} from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { GateBench, key } from '../support/gate-bench.ts';

const bench = new GateBench('policy');
const TableName = bench.tableName;
beforeAll(() => bench.open());
afterAll(() => bench.close());

describe('what a policy allows', () => {
  it('answers a call that the policy allows with what the table holds', async () => {
    const reader = bench.caller('reader', [
      { Effect: 'Allow', Action: 'dynamodb:GetItem', Resource: bench.table.arn },
    ]);
    await bench
      .dynamodb()
      .send(new PutItemCommand({ TableName, Item: { ...key('allowed'), n: { N: '7' } } }));

    const { Item } = await bench
      .dynamodb(reader)
      .send(new GetItemCommand({ TableName, Key: key('allowed') }));

    expect(Item).toEqual({ ...key('allowed'), n: { N: '7' } });
  });

  it('denies as the cloud does, names the grant that is missing, and records it', async () => {
    const nobody = bench.caller('ingest-account', []);

    const denied = bench.dynamodb(nobody).send(new GetItemCommand({ TableName, Key: key('denied') }));

    const message = `User: ingest-account is not authorized to perform: dynamodb:GetItem on resource: ${bench.table.arn}`;
    await expect(denied).rejects.toMatchObject({ name: 'AccessDeniedException', message });
    expect(bench.gate.denials).toContainEqual({
      caller: 'ingest-account',
      action: 'dynamodb:GetItem',
      resource: bench.table.arn,
      message,
    });
  });

  it('needs the grant of every action in a transaction, ConditionCheckItem included', async () => {
    const writer = bench.caller('writer', [
      { Effect: 'Allow', Action: 'dynamodb:PutItem', Resource: bench.table.arn },
    ]);

    const denied = bench.dynamodb(writer).send(
      new TransactWriteItemsCommand({
        TransactItems: [
          { Put: { TableName, Item: key('tx-put') } },
          {
            ConditionCheck: {
              TableName,
              Key: key('tx-check'),
              ConditionExpression: 'attribute_not_exists(pk)',
            },
          },
        ],
      }),
    );

    await expect(denied).rejects.toThrow('not authorized to perform: dynamodb:ConditionCheckItem');
  });

  it('lets a grant that is bound to transactions refuse the plain write', async () => {
    const inside = bench.caller('inside', [
      {
        Effect: 'Allow',
        Action: 'dynamodb:PutItem',
        Resource: bench.table.arn,
        Condition: { StringEquals: { 'dynamodb:EnclosingOperation': 'TransactWriteItems' } },
      },
    ]);
    const client = bench.dynamodb(inside);

    await client.send(
      new TransactWriteItemsCommand({ TransactItems: [{ Put: { TableName, Item: key('bound') } }] }),
    );

    await expect(client.send(new PutItemCommand({ TableName, Item: key('bound') }))).rejects.toThrow(
      'not authorized to perform: dynamodb:PutItem',
    );
  });

  it('wants the index in the grant of a query on an index', async () => {
    const onTable = bench.caller('on-table', [
      { Effect: 'Allow', Action: 'dynamodb:Query', Resource: bench.table.arn },
    ]);

    const denied = bench.dynamodb(onTable).send(
      new QueryCommand({
        TableName,
        IndexName: 'byGroup',
        KeyConditionExpression: '#g = :g',
        ExpressionAttributeNames: { '#g': 'group' },
        ExpressionAttributeValues: { ':g': { S: 'a' } },
      }),
    );

    await expect(denied).rejects.toThrow(`dynamodb:Query on resource: ${bench.table.arn}/index/byGroup`);
  });

  it('compares leading keys, in a query and in a batch', async () => {
    const own = bench.caller('own', [
      {
        Effect: 'Allow',
        Action: ['dynamodb:Query', 'dynamodb:BatchGetItem'],
        Resource: bench.table.arn,
        Condition: { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': ['account#*'] } },
      },
    ]);
    const client = bench.dynamodb(own);
    const query = (pk: string) =>
      client.send(
        new QueryCommand({
          TableName,
          KeyConditionExpression: 'pk = :pk',
          ExpressionAttributeValues: { ':pk': { S: pk } },
        }),
      );

    await expect(query('account#1')).resolves.toMatchObject({ Count: 0 });
    await expect(query('epoch#1')).rejects.toThrow('not authorized');
    await expect(
      client.send(
        new BatchGetItemCommand({
          RequestItems: { [TableName]: { Keys: [key('account#1'), key('epoch#1')] } },
        }),
      ),
    ).rejects.toThrow('not authorized');
  });

  it('makes a condition it cannot read an error that names it, not a denial', async () => {
    const odd = bench.caller('odd', [
      {
        Effect: 'Allow',
        Action: 'dynamodb:GetItem',
        Resource: '*',
        Condition: { DateLessThan: { 'aws:CurrentTime': '2030-01-01T00:00:00Z' } },
      },
    ]);
    const before = bench.gate.denials.length;

    const refused = bench.dynamodb(odd).send(new GetItemCommand({ TableName, Key: key('odd') }));

    await expect(refused).rejects.toMatchObject({ name: 'LocalGateException' });
    await expect(refused).rejects.toThrow('aws:CurrentTime');
    expect(bench.gate.denials).toHaveLength(before);
  });

  it('refuses, naming it, what it does not know', async () => {
    const client = bench.dynamodb();

    await expect(client.send(new ExecuteStatementCommand({ Statement: 'SELECT * FROM t' }))).rejects.toThrow(
      'dynamodb:ExecuteStatement',
    );
    await expect(client.send(new DescribeTableCommand({ TableName }))).rejects.toThrow(
      'dynamodb:DescribeTable',
    );
    await expect(
      bench.dynamodb('stranger').send(new GetItemCommand({ TableName, Key: key('x') })),
    ).rejects.toMatchObject({ name: 'UnrecognizedClientException' });
  });
});
