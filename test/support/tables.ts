import { CreateTableCommand, DeleteTableCommand, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { randomUUID } from 'node:crypto';

/** A secondary index, of keys only unless it says otherwise. */
export interface TestIndex {
  readonly index: string;
  readonly partition: string;
  readonly sort: string;
  readonly projection?: 'ALL' | 'KEYS_ONLY';
}

/** Creates a table with the project's keys under a name of its own and answers the name. */
export const createTestTable = async (client: DynamoDBClient, ...indexes: TestIndex[]): Promise<string> => {
  const name = `test-${randomUUID()}`;
  const attributes = new Set(['pk', 'sk', ...indexes.flatMap(({ partition, sort }) => [partition, sort])]);
  const keysOf = (partition: string, sort: string) => [
    { AttributeName: partition, KeyType: 'HASH' as const },
    { AttributeName: sort, KeyType: 'RANGE' as const },
  ];
  await client.send(
    new CreateTableCommand({
      TableName: name,
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: [...attributes].map((AttributeName) => ({ AttributeName, AttributeType: 'S' })),
      KeySchema: keysOf('pk', 'sk'),
      ...(indexes.length > 0 && {
        GlobalSecondaryIndexes: indexes.map(({ index, partition, sort, projection = 'KEYS_ONLY' }) => ({
          IndexName: index,
          KeySchema: keysOf(partition, sort),
          Projection: { ProjectionType: projection },
        })),
      }),
    }),
  );
  return name;
};

/** Deletes tables made for a test. */
export const deleteTestTables = async (client: DynamoDBClient, names: readonly string[]): Promise<void> => {
  for (const TableName of names) await client.send(new DeleteTableCommand({ TableName }));
};
