import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DeleteCommand, DynamoDBDocumentClient, PutCommand, ScanCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll } from 'vitest';

import { createLocalDynamoDbClient } from './dynamodb-local.ts';
import { createTestTable, deleteTestTables, type TestIndex } from './tables.ts';

type Item = Record<string, unknown>;

/** A test file's own tables in the run's DynamoDB Local, which are gone after its tests. */
export interface DynamoBench {
  readonly client: DynamoDBClient;
  readonly documents: DynamoDBDocumentClient;
  /** Makes a table and answers its name. */
  table(...indexes: TestIndex[]): Promise<string>;
  put(table: string, item: Item): Promise<void>;
  /** Every item of a table. */
  all(table: string): Promise<readonly Item[]>;
  /** The next write is not performed, and its sender told that the connection broke. */
  refuseNextWrite(): void;
  /** The next write is performed, and its sender told that the connection broke. */
  loseNextAnswer(): void;
}

const WRITES = /^(?:Put|Update|Delete|TransactWrite)/u;

/** Call it where a test file is set up. */
export const openDynamo = (): DynamoBench => {
  const client = createLocalDynamoDbClient();
  const made: string[] = [];
  const next: { fault: 'refuse' | 'lose' | undefined } = { fault: undefined };
  client.middlewareStack.add(
    (perform, { commandName }) =>
      async (call) => {
        const { fault } = next;
        if (fault === undefined || !WRITES.test(commandName ?? '')) return perform(call);
        next.fault = undefined;
        if (fault === 'lose') await perform(call);
        throw new Error('socket hang up');
      },
    { step: 'initialize' },
  );
  const documents = DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } });
  afterAll(async () => {
    await deleteTestTables(client, made);
    client.destroy();
  });
  return {
    client,
    documents,
    table: async (...indexes) => {
      const name = await createTestTable(client, ...indexes);
      made.push(name);
      return name;
    },
    put: async (TableName, Item) => void (await documents.send(new PutCommand({ TableName, Item }))),
    all: (table) => scan(documents, table),
    refuseNextWrite: () => void (next.fault = 'refuse'),
    loseNextAnswer: () => void (next.fault = 'lose'),
  };
};

/** Every item of a table, over all pages. */
export const scan = async (
  documents: DynamoDBDocumentClient,
  TableName: string,
): Promise<readonly Item[]> => {
  const items: Item[] = [];
  let from: Item | undefined;
  do {
    const request = { TableName, ConsistentRead: true, ...(from && { ExclusiveStartKey: from }) };
    const page = await documents.send(new ScanCommand(request));
    items.push(...(page.Items ?? []));
    from = page.LastEvaluatedKey;
  } while (from !== undefined);
  return items;
};

/** Puts every item of a table into another, as a backup has them. */
export const copyItems = async (
  documents: DynamoDBDocumentClient,
  from: string,
  to: string,
): Promise<void> => {
  for (const Item of await scan(documents, from))
    await documents.send(new PutCommand({ TableName: to, Item }));
};

/** Deletes every item of a table. */
export const loseItems = async (documents: DynamoDBDocumentClient, TableName: string): Promise<void> => {
  for (const { pk, sk } of await scan(documents, TableName))
    await documents.send(new DeleteCommand({ TableName, Key: { pk, sk } }));
};

/** Documents before whose first transaction something happens, once. */
export const beforeFirstWrite = (happen: () => Promise<unknown>): DynamoDBDocumentClient => {
  const documents = DynamoDBDocumentClient.from(createLocalDynamoDbClient());
  let isFirst = true;
  documents.middlewareStack.add(
    (perform, { commandName }) =>
      async (call) => {
        if (commandName === 'TransactWriteItemsCommand' && isFirst) {
          isFirst = false;
          await happen();
        }
        return perform(call);
      },
    { step: 'initialize' },
  );
  return documents;
};
