import type * as z from 'zod';
import type { DeclaredTable } from './declarations.ts';
import type { requestSchemas } from './dynamodb-requests.ts';
import { identityOf, keyNames, keyOf, type Item } from './item.ts';
import { invalid, Refusal } from './refusal.ts';

/** One item that a call touches, whichever operation it came in. */
export interface ItemOperation {
  readonly kind: 'get' | 'put' | 'update' | 'delete' | 'check';
  readonly action: string;
  readonly table: DeclaredTable;
  readonly key: Item;
  /** Table and key as one text. */
  readonly identity: string;
  /** The whole new item of a put. */
  readonly item?: Item;
  /** Every expression of the operation, for the attributes it names. */
  readonly expressions: readonly string[];
  readonly names: Readonly<Record<string, string>>;
  readonly values: Item;
  readonly consistent: boolean;
  readonly projected: boolean;
}

export type Tables = ReadonlyMap<string, DeclaredTable>;

interface ItemRequest {
  readonly TableName: string;
  readonly Key?: Item | undefined;
  readonly Item?: Item | undefined;
  readonly ConditionExpression?: string | undefined;
  readonly UpdateExpression?: string | undefined;
  readonly ProjectionExpression?: string | undefined;
  readonly ExpressionAttributeNames?: Readonly<Record<string, string>> | undefined;
  readonly ExpressionAttributeValues?: Item | undefined;
  readonly ConsistentRead?: boolean | undefined;
}

const actions = {
  get: 'dynamodb:GetItem',
  put: 'dynamodb:PutItem',
  update: 'dynamodb:UpdateItem',
  delete: 'dynamodb:DeleteItem',
  check: 'dynamodb:ConditionCheckItem',
} as const;

/** @throws Refusal for a table that does not exist, or a key that is not the table's. */
export function itemOperation(
  kind: ItemOperation['kind'],
  request: ItemRequest,
  { tables, action = actions[kind] }: { tables: Tables; action?: string },
): ItemOperation {
  const table = findTable(request.TableName, tables);
  const key = keyOf(request.Item ?? request.Key ?? {}, table);
  checkKey(key, request, table);
  const expressions = [request.ConditionExpression, request.UpdateExpression, request.ProjectionExpression];
  return {
    kind,
    action,
    table,
    key,
    identity: identityOf(key, table),
    ...(request.Item !== undefined && { item: request.Item }),
    expressions: expressions.filter((expression) => expression !== undefined),
    names: request.ExpressionAttributeNames ?? {},
    values: request.ExpressionAttributeValues ?? {},
    consistent: request.ConsistentRead ?? false,
    projected: request.ProjectionExpression !== undefined,
  };
}

/** By name or by ARN, as the real service takes either. */
export function findTable(name: string, tables: Tables): DeclaredTable {
  const table = tables.get(name.startsWith('arn:') ? name.slice(name.indexOf('/') + 1) : name);
  if (table === undefined)
    throw new Refusal('ResourceNotFoundException', `Requested resource not found: Table: ${name} not found`);
  return table;
}

function checkKey(key: Item, request: ItemRequest, { keys }: DeclaredTable): void {
  const missing = keyNames(keys).find((name) => key[name] === undefined);
  if (missing !== undefined && request.Item !== undefined)
    throw invalid(`One or more parameter values were invalid: Missing the key ${missing} in the item`);
  if (missing !== undefined || (request.Key && Object.keys(request.Key).length !== Object.keys(key).length))
    throw invalid('The provided key element does not match the schema');
  const empty = Object.entries(key).find(([, value]) => Object.values(value)[0] === '');
  if (empty)
    throw invalid(
      'One or more parameter values are not valid. The AttributeValue for a key attribute cannot contain an ' +
        `empty string value. Key: ${empty[0]}`,
    );
}

type Request<Operation extends keyof typeof requestSchemas> = z.infer<(typeof requestSchemas)[Operation]>;

export function transactWrites(request: Request<'TransactWriteItems'>, tables: Tables): ItemOperation[] {
  return request.TransactItems.map((entry) => {
    if ('Put' in entry) return itemOperation('put', entry.Put, { tables });
    if ('Update' in entry) return itemOperation('update', entry.Update, { tables });
    if ('Delete' in entry) return itemOperation('delete', entry.Delete, { tables });
    return itemOperation('check', entry.ConditionCheck, { tables });
  });
}

export function transactGets(request: Request<'TransactGetItems'>, tables: Tables): ItemOperation[] {
  return request.TransactItems.map(({ Get }) => itemOperation('get', Get, { tables }));
}

export function batchWrites(request: Request<'BatchWriteItem'>, tables: Tables): ItemOperation[] {
  const options = { tables, action: 'dynamodb:BatchWriteItem' };
  return Object.entries(request.RequestItems).flatMap(([TableName, entries]) =>
    entries.map((entry) =>
      'PutRequest' in entry
        ? itemOperation('put', { TableName, Item: entry.PutRequest.Item }, options)
        : itemOperation('delete', { TableName, Key: entry.DeleteRequest.Key }, options),
    ),
  );
}

export function batchGets(request: Request<'BatchGetItem'>, tables: Tables): ItemOperation[] {
  const options = { tables, action: 'dynamodb:BatchGetItem' };
  return Object.entries(request.RequestItems).flatMap(([TableName, { Keys, ...shared }]) =>
    Keys.map((Key) => itemOperation('get', { TableName, Key, ...shared }, options)),
  );
}
