import { DynamoDBServiceException, type AttributeValue } from '@aws-sdk/client-dynamodb';
import * as z from 'zod';

import { updateOf, type MemoryItem, type Placeholders } from './memory-expressions.ts';

/** An item or a key, whatever it holds: what is in it is for the store's own callers to know. */
export const Item = z.custom<Record<string, unknown>>((value) => typeof value === 'object' && value !== null);
const Names = z.custom<Record<string, string>>((value) => typeof value === 'object' && value !== null);
export const Expressions = z.object({
  TableName: z.string(),
  ConditionExpression: z.string().optional(),
  ExpressionAttributeNames: Names.optional(),
  ExpressionAttributeValues: Item.optional(),
  ReturnValues: z.string().optional(),
});
export const Key = Expressions.extend({ Key: Item });
export const Put = Expressions.extend({ Item });
export const Update = Key.extend({ UpdateExpression: z.string() });
export const Transaction = z.object({
  TransactItems: z.array(
    z.object({
      Put: Put.optional(),
      Update: Update.optional(),
      Delete: Key.optional(),
      ConditionCheck: Key.optional(),
    }),
  ),
});
export const BatchGet = z.object({ RequestItems: z.record(z.string(), z.object({ Keys: z.array(Item) })) });
export const BatchWrite = z.object({
  RequestItems: z.record(
    z.string(),
    z.array(
      z.object({
        PutRequest: z.object({ Item }).optional(),
        DeleteRequest: z.object({ Key: Item }).optional(),
      }),
    ),
  ),
});
export const List = Expressions.extend({
  IndexName: z.string().optional(),
  KeyConditionExpression: z.string().optional(),
  FilterExpression: z.string().optional(),
  ProjectionExpression: z.string().optional(),
  ScanIndexForward: z.boolean().optional(),
  Limit: z.int().optional(),
  ExclusiveStartKey: Item.optional(),
});
export const Create = z.object({
  TableName: z.string(),
  GlobalSecondaryIndexes: z
    .array(
      z.object({
        IndexName: z.string(),
        KeySchema: z.array(z.object({ AttributeName: z.string() })).length(2),
        Projection: z.object({ ProjectionType: z.enum(['ALL', 'KEYS_ONLY']) }),
      }),
    )
    .default([]),
});

/** An index by its keys, and whether it shows whole items. */
export interface Index {
  readonly keys: readonly [string, string];
  readonly isWhole: boolean;
}

/** A table's items by partition and sort key. */
export interface Table {
  readonly partitions: Map<string, Map<string, MemoryItem>>;
  readonly indexes: ReadonlyMap<string, Index>;
}

/** One write or check on one item. */
export interface Operation {
  readonly table: string;
  readonly pk: string;
  readonly sk: string;
  readonly condition: string | undefined;
  readonly given: Placeholders;
  /** What becomes of the item; undefined: nothing is written. */
  readonly write?: (before: MemoryItem | undefined) => MemoryItem | undefined;
}

export const textOf = (item: MemoryItem, name: string): string => {
  const value = item[name];
  if (typeof value !== 'string') throw new Error(`${name} is no text`);
  return value;
};

const copyOf = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(copyOf);
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return value;
  const held = Object.entries(value).filter(([, part]) => part !== undefined);
  return Object.fromEntries(held.map(([name, part]) => [name, copyOf(part)]));
};

const LONGEST_KEY = { pk: 2048, sk: 1024 } as const;

/** Where an item is; keys that are empty or too long are refused, as the service does. */
export const placeOf = (key: MemoryItem): { readonly pk: string; readonly sk: string } => {
  const checked = (name: keyof typeof LONGEST_KEY): string => {
    const text = textOf(key, name);
    const bytes = Buffer.byteLength(text);
    if (bytes > 0 && bytes <= LONGEST_KEY[name]) return text;
    throw new DynamoDBServiceException({
      name: 'ValidationException',
      message: `${name} is empty or too long`,
      $fault: 'client',
      $metadata: {},
    });
  };
  return { pk: checked('pk'), sk: checked('sk') };
};

/** As a marshaller that removes undefined values leaves it, and nobody else's. */
export const copy = (item: MemoryItem): MemoryItem => Item.parse(copyOf(item));

export const givenBy = (request: z.infer<typeof Expressions>): Placeholders => ({
  names: request.ExpressionAttributeNames ?? {},
  values: request.ExpressionAttributeValues ?? {},
});

export const target = (request: z.infer<typeof Expressions>, key: MemoryItem): Operation => ({
  table: request.TableName,
  ...placeOf(key),
  condition: request.ConditionExpression,
  given: givenBy(request),
});

export const putting = (request: z.infer<typeof Put>): Operation => ({
  ...target(request, request.Item),
  write: () => copy(request.Item),
});

export const updating = (request: z.infer<typeof Update>): Operation => ({
  ...target(request, request.Key),
  write: (before) => {
    const item = { ...before, ...request.Key };
    updateOf(request.UpdateExpression)(item, givenBy(request));
    return copy(item);
  },
});

export const deleting = (request: z.infer<typeof Key>): Operation => ({
  ...target(request, request.Key),
  write: () => undefined,
});

export const operationsOf = ({ TransactItems }: z.infer<typeof Transaction>): readonly Operation[] =>
  TransactItems.map((one) => {
    if (one.Put !== undefined) return putting(one.Put);
    if (one.Update !== undefined) return updating(one.Update);
    if (one.Delete !== undefined) return deleting(one.Delete);
    if (one.ConditionCheck !== undefined) return target(one.ConditionCheck, one.ConditionCheck.Key);
    throw new Error('an operation of a transaction is not known');
  });

/** What a table that is made is to be found by. */
export const indexesOf = (
  asked: z.infer<typeof Create>['GlobalSecondaryIndexes'],
): ReadonlyMap<string, Index> =>
  new Map(
    asked.map(({ IndexName, KeySchema, Projection }): [string, Index] => {
      const [partition, sort] = KeySchema.map(({ AttributeName }) => AttributeName);
      return [
        IndexName,
        { keys: [partition ?? '', sort ?? ''], isWhole: Projection.ProjectionType === 'ALL' },
      ];
    }),
  );

/** Writes without conditions, each by itself. */
export const writesOf = ({ RequestItems }: z.infer<typeof BatchWrite>): readonly Operation[] =>
  Object.entries(RequestItems).flatMap(([TableName, requests]) =>
    requests.flatMap(({ PutRequest, DeleteRequest }) => [
      ...(PutRequest === undefined ? [] : [putting({ TableName, ...PutRequest })]),
      ...(DeleteRequest === undefined ? [] : [deleting({ TableName, ...DeleteRequest })]),
    ]),
  );

/** Any command of the SDK. */
export interface Command {
  readonly constructor: { readonly name: string };
  readonly input: object;
}

/** The name a document client's command has underneath. */
export const itemCommand = (_command: string, verb: string): string =>
  `${verb}${/^(?:BatchGet|BatchWrite|Put|Get|Update|Delete)$/u.test(verb) ? 'Item' : 'Items'}Command`;

/** A refused write shows the item as it travels; only texts and numbers of it are ever looked at. */
export const wire = (item: MemoryItem): Record<string, AttributeValue> => {
  const fields: Record<string, AttributeValue> = {};
  for (const [name, value] of Object.entries(item)) {
    if (typeof value === 'string') fields[name] = { S: value };
    if (typeof value === 'number') fields[name] = { N: String(value) };
  }
  return fields;
};

/** A request as it leaves a function. */
export interface CloudRequest<Service extends string = string> {
  readonly service: Service;
  readonly command: string;
  readonly input: object;
}

/** Answers a request; `perform` does it, or another in its place, as often as it is called. */
export type Around<Service extends string = string> = (
  request: CloudRequest<Service>,
  perform: (input: object) => object,
) => Promise<object>;
