import type { DeclaredTable } from './declarations.ts';
import type { ItemOperation } from './dynamodb-operations.ts';
import type { ListRequest } from './dynamodb-requests.ts';
import type { Need } from './iam-policy.ts';
import { plainText, type Item } from './item.ts';

const keywords = new Set(['SET', 'REMOVE', 'ADD', 'DELETE', 'AND', 'OR', 'NOT', 'BETWEEN', 'IN']);

/**
 * The permissions that operations on items need: one per action and table, with all their leading keys together.
 * @param enclosing the transaction they stand in, as `dynamodb:EnclosingOperation` has it.
 */
export function needsOfItems(
  operations: readonly ItemOperation[],
  base: ReadonlyMap<string, readonly string[]>,
  { enclosing, returnValues }: { enclosing?: string; returnValues?: string | undefined } = {},
): Need[] {
  const groups = Map.groupBy(operations, ({ action, table }) => `${action}\n${table.arn}`);
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const leading = group.map(({ key, table }) => plainText(key[table.keys.partition]));
    const context = new Map(base)
      .set('dynamodb:LeadingKeys', [...new Set(leading)])
      .set('dynamodb:Attributes', [...new Set(group.flatMap(attributesOf))]);
    if (enclosing !== undefined) context.set('dynamodb:EnclosingOperation', [enclosing]);
    if (returnValues !== undefined) context.set('dynamodb:ReturnValues', [returnValues]);
    if (first.kind === 'get')
      context.set('dynamodb:Select', [first.projected ? 'SPECIFIC_ATTRIBUTES' : 'ALL_ATTRIBUTES']);
    return [{ action: first.action, resource: first.table.arn, context }];
  });
}

/** A query or a scan needs the index's own ARN when it reads an index. */
export function needOfList(
  action: string,
  { request, table }: { request: ListRequest; table: DeclaredTable },
  base: ReadonlyMap<string, readonly string[]>,
): Need {
  const { IndexName, ProjectionExpression, ExpressionAttributeNames: names = {} } = request;
  const index = IndexName === undefined ? undefined : table.indexes.get(IndexName);
  const expressions = [request.KeyConditionExpression, request.FilterExpression, ProjectionExpression];
  const context = new Map(base).set(
    'dynamodb:Attributes',
    namedAttributes(
      expressions.filter((expression) => expression !== undefined),
      names,
    ),
  );
  const leading = leadingKey(request, (index ?? table).keys.partition);
  if (leading !== undefined) context.set('dynamodb:LeadingKeys', [leading]);
  const projection = ProjectionExpression === undefined ? undefined : 'SPECIFIC_ATTRIBUTES';
  const all = IndexName === undefined ? 'ALL_ATTRIBUTES' : 'ALL_PROJECTED_ATTRIBUTES';
  context.set('dynamodb:Select', [request.Select ?? projection ?? all]);
  return {
    action,
    resource: IndexName === undefined ? table.arn : `${table.arn}/index/${IndexName}`,
    context,
  };
}

function leadingKey(request: ListRequest, partition: string): string | undefined {
  const { KeyConditionExpression, ExpressionAttributeNames: names = {} } = request;
  const values: Item = request.ExpressionAttributeValues ?? {};
  const equalities = (KeyConditionExpression ?? '').matchAll(/([#\w]+)\s*=\s*(:\w+)/g);
  for (const [, name = '', placeholder = ''] of equalities) {
    if ((names[name] ?? name) === partition) return plainText(values[placeholder]);
  }
  return undefined;
}

const attributesOf = ({ item, key, expressions, names }: ItemOperation): string[] => [
  ...Object.keys(item ?? key),
  ...namedAttributes(expressions, names),
];

/** The top-level attributes that expressions name. */
function namedAttributes(expressions: readonly string[], names: Readonly<Record<string, string>>): string[] {
  const identifiers = expressions.flatMap((expression) => [
    ...expression.matchAll(/(?<![\w.:#])#?[A-Za-z_]\w*(?!\w|\s*\()/g),
  ]);
  const found = identifiers
    .map(([identifier]) => identifier)
    .filter((identifier) => !keywords.has(identifier.toUpperCase()));
  return [...new Set(found.map((identifier) => names[identifier] ?? identifier))];
}
