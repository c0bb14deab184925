import { ConditionalCheckFailedException, TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import {
  BatchGetCommand,
  DeleteCommand,
  DynamoDBDocumentClient,
  GetCommand,
  paginateQuery,
  PutCommand,
  QueryCommand,
  ScanCommand,
  TransactWriteCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';

import { scan } from '../support/dynamo-bench.ts';
import { createLocalDynamoDbClient } from '../support/dynamodb-local.ts';
import { INDEX, operationOf, queryOf, Request, type Read } from '../support/dynamo-requests.ts';
import { MemoryDynamoDb } from '../support/memory-dynamodb.ts';
import { createTestTable, deleteTestTables } from '../support/tables.ts';

/** One of the two stores, asked the same. */
class Asked {
  private readonly documents: DynamoDBDocumentClient;
  private readonly table: string;

  constructor(documents: DynamoDBDocumentClient, table: string) {
    this.documents = documents;
    this.table = table;
  }

  async empty(): Promise<void> {
    for (const { pk, sk } of await scan(this.documents, this.table))
      await this.documents.send(new DeleteCommand({ TableName: this.table, Key: { pk, sk } }));
  }

  /** What it answers, in a form in which equal answers are equal. */
  async answer(step: Request): Promise<unknown> {
    try {
      return await this.perform(step);
    } catch (fault) {
      if (fault instanceof TransactionCanceledException)
        return fault.CancellationReasons?.map(({ Code }) => Code);
      if (fault instanceof ConditionalCheckFailedException) return [fault.name, fault.Item !== undefined];
      throw fault;
    }
  }

  private async perform(step: Request): Promise<unknown> {
    const { documents, table } = this;
    if (step.kind === 'transaction') {
      await documents.send(
        new TransactWriteCommand({ TransactItems: step.writes.map((write) => operationOf(table, write)) }),
      );
      return 'committed';
    }
    if (step.kind === 'read') return this.read(step.read);
    const { Put, Delete, Update } = operationOf(table, step.write);
    const old = { ReturnValuesOnConditionCheckFailure: 'ALL_OLD' } as const;
    if (Put !== undefined) await documents.send(new PutCommand({ ...Put, ...old }));
    if (Delete !== undefined) await documents.send(new DeleteCommand({ ...Delete, ...old }));
    if (Update === undefined) return 'written';
    const request = { ...Update, ...old, ReturnValues: 'ALL_NEW' } as const;
    return (await documents.send(new UpdateCommand(request))).Attributes;
  }

  private async read(read: Read): Promise<unknown> {
    const { documents, table: TableName } = this;
    const sorted = (items: readonly Readonly<Record<string, unknown>>[] = []): readonly string[] =>
      items.map((item) => JSON.stringify(Object.entries(item).sort())).sort();
    switch (read.kind) {
      case 'get':
        return (await documents.send(new GetCommand({ TableName, Key: read.key, ConsistentRead: true })))
          .Item;
      case 'batch': {
        const RequestItems = { [TableName]: { Keys: [...read.keys], ConsistentRead: true } };
        return sorted((await documents.send(new BatchGetCommand({ RequestItems }))).Responses?.[TableName]);
      }
      case 'query': {
        const items: unknown[] = [];
        // Whether a page that ends with the last item names it as a place to go on from is up to the store.
        for await (const page of paginateQuery({ client: documents }, queryOf(TableName, read).input))
          items.push(...(page.Items ?? []));
        return items;
      }
      case 'index': {
        const request = {
          TableName,
          IndexName: INDEX.index,
          KeyConditionExpression: '#group = :group',
          ExpressionAttributeNames: { '#group': 'group' },
          ExpressionAttributeValues: { ':group': 'g' },
        };
        return sorted((await documents.send(new QueryCommand(request))).Items);
      }
      case 'scan':
        return sorted((await documents.send(new ScanCommand({ TableName }))).Items);
    }
  }
}

describe('DynamoDB in memory', async () => {
  const client = createLocalDynamoDbClient();
  const table = await createTestTable(client, INDEX);
  const memory = new MemoryDynamoDb();
  const fakeTable = await createTestTable(memory.client, INDEX);
  const [real, fake] = [
    new Asked(DynamoDBDocumentClient.from(client), table),
    new Asked(memory.documents, fakeTable),
  ];
  afterAll(async () => {
    await deleteTestTables(client, [table]);
    client.destroy();
  });

  it('answers each request as DynamoDB Local does, whatever was written before', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(Request, { minLength: 1, maxLength: 40, size: 'max' }), async (steps) => {
        await real.empty();
        memory.clear();
        for (const step of steps) expect(await fake.answer(step)).toEqual(await real.answer(step));
        const scan = { kind: 'read', read: { kind: 'scan' } } as const;
        expect(await fake.answer(scan)).toEqual(await real.answer(scan));
      }),
      { numRuns: 40 },
    );
  });

  it.each([
    ['empty', { pk: '', sk: '1' }],
    ['too long to be found by', { pk: 'a'.repeat(2_049), sk: '1' }],
    ['too long to be sorted by', { pk: 'a', sk: 'é'.repeat(513) }],
  ])('refuses a key that is %s, as DynamoDB Local does', async (_, Key) => {
    for (const [documents, TableName] of [
      [DynamoDBDocumentClient.from(client), table],
      [memory.documents, fakeTable],
    ] as const) {
      const refused = { name: 'ValidationException' };
      await expect(documents.send(new GetCommand({ TableName, Key }))).rejects.toMatchObject(refused);
      await expect(documents.send(new DeleteCommand({ TableName, Key }))).rejects.toMatchObject(refused);
    }
  });

  it('finds by keys that are just as long as they may be', async () => {
    const Key = { pk: 'a'.repeat(2_048), sk: 'é'.repeat(512) };
    for (const [documents, TableName] of [
      [DynamoDBDocumentClient.from(client), table],
      [memory.documents, fakeTable],
    ] as const) {
      const old = new DeleteCommand({ TableName, Key, ReturnValues: 'ALL_OLD' });
      await documents.send(new PutCommand({ TableName, Item: { ...Key, state: 'w' } }));
      expect((await documents.send(old)).Attributes).toEqual({ ...Key, state: 'w' });
      expect((await documents.send(old)).Attributes).toBeUndefined();
    }
  });

  it('refuses what it does not know', async () => {
    const odd = new UpdateCommand({
      TableName: fakeTable,
      Key: { pk: 'a', sk: '1' },
      UpdateExpression: 'REMOVE #count',
      ExpressionAttributeNames: { '#count': 'count' },
    });
    await expect(memory.documents.send(odd)).rejects.toThrow('not known');
  });
});
