import * as z from 'zod';
import { AttributeValue, Item } from './item.ts';

const Names = z.record(z.string(), z.string()).optional();
const Values = z.record(z.string(), AttributeValue).optional();

const expressions = {
  ConditionExpression: z.string().optional(),
  ExpressionAttributeNames: Names,
  ExpressionAttributeValues: Values,
};

const Get = z.object({
  TableName: z.string(),
  Key: Item,
  ProjectionExpression: z.string().optional(),
  ExpressionAttributeNames: Names,
});
const Put = z.object({ TableName: z.string(), Item, ...expressions });
const Update = z.object({
  TableName: z.string(),
  Key: Item,
  UpdateExpression: z.string().optional(),
  ...expressions,
});
const Delete = z.object({ TableName: z.string(), Key: Item, ...expressions });
const answering = { ReturnValues: z.string().optional() };

const ListRequest = z.object({
  TableName: z.string(),
  IndexName: z.string().optional(),
  ConsistentRead: z.boolean().optional(),
  KeyConditionExpression: z.string().optional(),
  FilterExpression: z.string().optional(),
  ProjectionExpression: z.string().optional(),
  ExpressionAttributeNames: Names,
  ExpressionAttributeValues: Values,
  Select: z.string().optional(),
});
export type ListRequest = z.infer<typeof ListRequest>;

const KeysAndAttributes = z.object({
  Keys: z.array(Item),
  ConsistentRead: z.boolean().optional(),
  ProjectionExpression: z.string().optional(),
  ExpressionAttributeNames: Names,
});

const TransactWrite = z.union([
  z.strictObject({ Put }),
  z.strictObject({ Update }),
  z.strictObject({ Delete }),
  z.strictObject({ ConditionCheck: Delete }),
]);

/** The fields that the gate reads, per operation. The emulator checks all others; operations not here are refused. */
export const requestSchemas = {
  GetItem: Get.extend({ ConsistentRead: z.boolean().optional() }),
  PutItem: Put.extend(answering),
  UpdateItem: Update.extend(answering),
  DeleteItem: Delete.extend(answering),
  Query: ListRequest,
  Scan: ListRequest,
  BatchGetItem: z.object({ RequestItems: z.record(z.string(), KeysAndAttributes) }),
  BatchWriteItem: z.object({
    RequestItems: z.record(
      z.string(),
      z.array(
        z.union([
          z.strictObject({ PutRequest: z.object({ Item }) }),
          z.strictObject({ DeleteRequest: z.object({ Key: Item }) }),
        ]),
      ),
    ),
  }),
  TransactGetItems: z.object({ TransactItems: z.array(z.object({ Get })) }),
  TransactWriteItems: z.object({
    TransactItems: z.array(TransactWrite),
    ClientRequestToken: z.string().optional(),
  }),
} as const;

/** Parameters from before expressions existed; the gate does not read them, so it lets no call with them through. */
export const legacyParameters = [
  'AttributesToGet',
  'AttributeUpdates',
  'ConditionalOperator',
  'Expected',
  'KeyConditions',
  'QueryFilter',
  'ScanFilter',
];

export const readAnswers = {
  item: z.object({ Item: Item.optional() }),
  list: z.looseObject({ Items: z.array(Item).optional(), Count: z.number(), ScannedCount: z.number() }),
  batch: z.object({
    Responses: z.record(z.string(), z.array(Item)),
    UnprocessedKeys: z.record(z.string(), z.object({ Keys: z.array(Item) })).optional(),
  }),
  transaction: z.object({ Responses: z.array(z.object({ Item: Item.optional() })) }),
};

export const tableDescription = z.object({
  Table: z.object({
    AttributeDefinitions: z.array(z.object({ AttributeName: z.string(), AttributeType: z.string() })),
  }),
});
