import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import {
  CreateTableCommand,
  DeleteItemCommand,
  ResourceInUseException,
  ConditionalCheckFailedException,
  paginateScan,
  type AttributeValue,
} from '@aws-sdk/client-dynamodb';
import { EngineError } from './engine-error.ts';
import type { DeclaredIndex, DeclaredTable, KeyAttributes } from './gate/declarations.ts';
import { storeKinds, type TableProperties } from './store-schemas.ts';
import type { Live, Topology } from './topology.ts';

export type Item = Record<string, AttributeValue>;

/** A table as the template declares it, reached past the gate. */
export interface LocalTable {
  readonly name: string;
  readonly path: string;
  readonly declared: DeclaredTable;
  readonly timeToLive?: string;
}

export function declareTables(topology: Topology): readonly LocalTable[] {
  const tables: readonly Live<TableProperties>[] = [
    ...topology.all(storeKinds.table),
    ...topology.all(storeKinds.globalTable),
  ];
  return tables.map(({ name, arn, resource, properties }) => {
    const { TimeToLiveSpecification: ttl } = properties;
    return {
      name,
      path: resource.path,
      declared: { name, arn, keys: keysOf(properties.KeySchema), indexes: indexesOf(properties) },
      ...(ttl?.Enabled === true && ttl.AttributeName !== undefined && { timeToLive: ttl.AttributeName }),
    };
  });
}

/**
 * Creates the template's tables where they do not exist yet. Items past their time to live are deleted by
 * {@link deleteExpired} and never by the emulator, whose clock is the machine's.
 */
export async function createTables(client: DynamoDBClient, topology: Topology): Promise<void> {
  const tables: readonly Live<TableProperties>[] = [
    ...topology.all(storeKinds.table),
    ...topology.all(storeKinds.globalTable),
  ];
  for (const { name, properties } of tables) await createTable(client, name, properties);
}

async function createTable(client: DynamoDBClient, name: string, properties: TableProperties): Promise<void> {
  const index = ({
    IndexName,
    KeySchema,
    Projection,
  }: TableProperties['GlobalSecondaryIndexes'][number]) => ({
    IndexName,
    KeySchema,
    Projection,
  });
  const globals = properties.GlobalSecondaryIndexes.map(index);
  const locals = properties.LocalSecondaryIndexes.map(index);
  try {
    await client.send(
      new CreateTableCommand({
        TableName: name,
        KeySchema: properties.KeySchema,
        AttributeDefinitions: properties.AttributeDefinitions,
        // Capacity means nothing to the emulator, and on-demand needs no figures.
        BillingMode: 'PAY_PER_REQUEST',
        ...(globals.length > 0 && { GlobalSecondaryIndexes: globals }),
        ...(locals.length > 0 && { LocalSecondaryIndexes: locals }),
      }),
    );
  } catch (error) {
    // A table of an earlier run.
    if (!(error instanceof ResourceInUseException)) throw error;
  }
}

/** Deletes what is past its time to live at `now`, in milliseconds; gives how many items that were. */
export async function deleteExpired(client: DynamoDBClient, table: LocalTable, now: number): Promise<number> {
  const { timeToLive, declared } = table;
  if (timeToLive === undefined) return 0;
  const keyNames = keyNamesOf(declared.keys);
  const condition = {
    ExpressionAttributeNames: { '#ttl': timeToLive },
    ExpressionAttributeValues: { ':now': { N: String(Math.floor(now / 1000)) } },
  };
  const expired = await scan(client, {
    TableName: table.name,
    FilterExpression: '#ttl < :now',
    ...condition,
  });
  for (const item of expired) {
    const Key = pick(item, keyNames);
    await client
      .send(
        new DeleteItemCommand({
          TableName: table.name,
          Key,
          ConditionExpression: '#ttl < :now',
          ...condition,
        }),
      )
      .catch((error: unknown) => {
        // It was given a longer life since.
        if (!(error instanceof ConditionalCheckFailedException)) throw error;
      });
  }
  return expired.length;
}

/** Every item of a table, in no order. */
export async function scanTable(client: DynamoDBClient, table: LocalTable): Promise<readonly Item[]> {
  return scan(client, { TableName: table.name, ConsistentRead: true });
}

type ScanInput = Parameters<typeof paginateScan>[1];

async function scan(client: DynamoDBClient, input: ScanInput): Promise<Item[]> {
  const items: Item[] = [];
  for await (const page of paginateScan({ client }, input)) items.push(...(page.Items ?? []));
  return items;
}

function pick(item: Item, names: readonly string[]): Item {
  return Object.fromEntries(Object.entries(item).filter(([name]) => names.includes(name)));
}

function keyNamesOf({ partition, sort }: KeyAttributes): readonly string[] {
  return sort === undefined ? [partition] : [partition, sort];
}

function keysOf(schema: TableProperties['KeySchema']): KeyAttributes {
  const partition = schema.find(({ KeyType }) => KeyType === 'HASH')?.AttributeName;
  const sort = schema.find(({ KeyType }) => KeyType === 'RANGE')?.AttributeName;
  if (partition === undefined) throw new EngineError('A key schema needs a partition key.');
  return { partition, ...(sort !== undefined && { sort }) };
}

function indexesOf(properties: TableProperties): ReadonlyMap<string, DeclaredIndex> {
  return new Map(
    [...properties.GlobalSecondaryIndexes, ...properties.LocalSecondaryIndexes].map(
      ({ IndexName, KeySchema, Projection }): [string, DeclaredIndex] => [
        IndexName,
        { keys: keysOf(KeySchema), projection: projectionOf(Projection) },
      ],
    ),
  );
}

function projectionOf(projection: TableProperties['GlobalSecondaryIndexes'][number]['Projection']) {
  const { ProjectionType, NonKeyAttributes } = projection;
  return ProjectionType === 'INCLUDE' ? { include: NonKeyAttributes ?? [] } : ProjectionType;
}
