import type { ItemOperation } from './dynamodb-operations.ts';
import { keyNames } from './item.ts';
import { itemSize } from './item-size.ts';
import { invalid } from './refusal.ts';

const MOST_ITEM_BYTES = 400 * 1024;
const MOST_TRANSACTION_BYTES = 4 * 1024 * 1024;
const MOST_PARTITION_KEY_BYTES = 2048;
const MOST_SORT_KEY_BYTES = 1024;

/**
 * What the real service rejects before it looks at any stored item. DynamoDB Local 1.25.1 rejects nearly all of it
 * too; the gate does not rely on that, so that the rules hold with any emulator.
 *
 * Source: DynamoDB API reference, TransactWriteItems, BatchGetItem, BatchWriteItem; developer guide, quotas.
 * @throws Refusal with the service's own words.
 */
export function checkTransaction(operations: readonly ItemOperation[]): void {
  if (operations.length > 100)
    throw invalid('Member must have length less than or equal to 100: transactItems');
  if (hasTwins(operations))
    throw invalid('Transaction request cannot include multiple operations on one item');
  operations.forEach(checkOperation);
  const bytes = operations.reduce(
    (sum, { item, key, values }) => sum + itemSize(item ?? key) + itemSize(values),
    0,
  );
  checkTransactionBytes(bytes);
}

export function checkTransactionBytes(bytes: number): void {
  if (bytes > MOST_TRANSACTION_BYTES) throw invalid('Transaction payload size cannot exceed 4MB');
}

export function checkBatch(operations: readonly ItemOperation[], most: number): void {
  if (operations.length > most)
    throw invalid(`Too many items requested for the ${operations[0]?.action.slice(9) ?? 'batch'} call`);
  if (hasTwins(operations)) throw invalid('Provided list of item keys contains duplicates');
  operations.forEach(checkOperation);
}

export function checkOperation(operation: ItemOperation): void {
  if (itemSize(operation.item) > MOST_ITEM_BYTES)
    throw invalid('Item size has exceeded the maximum allowed size');
  checkPlaceholders(operation);
  if (operation.kind === 'update') checkUpdatedKeys(operation);
}

const hasTwins = (operations: readonly ItemOperation[]): boolean =>
  new Set(operations.map(({ identity }) => identity)).size < operations.length;

/** Every `#name` and `:value` that is given is used, and every one that is used is given. */
export function checkPlaceholders({
  expressions,
  names,
  values,
}: Pick<ItemOperation, 'expressions' | 'names' | 'values'>): void {
  const used = new Set(expressions.flatMap((expression) => expression.match(/[#:][\w]+/g) ?? []));
  const problem = (field: string, given: object): void => {
    const unused = Object.keys(given).filter((placeholder) => !used.has(placeholder));
    if (unused.length > 0)
      throw invalid(`Value provided in ${field} unused in expressions: keys: {${unused.join(', ')}}`);
  };
  problem('ExpressionAttributeNames', names);
  problem('ExpressionAttributeValues', values);
}

/** @throws Refusal for an update that touches the table's own key. */
function checkUpdatedKeys({ table, expressions, names, values }: ItemOperation): void {
  const assigned = assignments(expressions, names);
  const own = keyNames(table.keys).find((name) => assigned.some(([target]) => target === name));
  if (own !== undefined)
    throw invalid(
      `One or more parameter values were invalid: Cannot update attribute ${own}. This attribute is part of the key`,
    );
  for (const { attribute, value, most } of indexKeyValues({ table, expressions, names, values })) {
    if (itemSize({ [attribute]: value }) - Buffer.byteLength(attribute) > most)
      throw invalid('One or more parameter values were invalid: Size limit exceeded');
  }
}

/**
 * What an update assigns to keys of indexes, directly or by `if_not_exists`, and how long it may be. DynamoDB Local
 * stores such values whatever their length and type.
 */
function indexKeyValues({
  table,
  expressions,
  names,
  values,
}: Pick<ItemOperation, 'table' | 'expressions' | 'names' | 'values'>) {
  const assigned = assignments(expressions, names);
  return [...table.indexes.values()].flatMap(({ keys }) =>
    keyNames(keys).flatMap((attribute) => {
      const most = attribute === keys.partition ? MOST_PARTITION_KEY_BYTES : MOST_SORT_KEY_BYTES;
      const given = assigned.filter(([target]) => target === attribute);
      return given.flatMap(([, placeholder]) => {
        const value = values[placeholder];
        return value === undefined ? [] : [{ attribute, value, most }];
      });
    }),
  );
}

/** The type of every key attribute of a table and its indexes: `S`, `N` or `B`. */
export type KeyTypes = ReadonlyMap<string, string>;

/** @throws Refusal when an update gives an index's key a value of another type than the key has. */
export function checkIndexKeyTypes(operation: ItemOperation, typesOf: KeyTypes): void {
  const wrong = indexKeyValues(operation).find(
    ({ attribute, value }) => !((typesOf.get(attribute) ?? '') in value),
  );
  if (wrong !== undefined)
    throw invalid(
      'The update expression attempted to update the secondary index key to unsupported type: ' +
        wrong.attribute,
    );
}

export const assignsIndexKeys = (operation: ItemOperation): boolean =>
  operation.kind === 'update' && indexKeyValues(operation).length > 0;

/** `[attribute, placeholder]` of each `attribute = :value` and `attribute = if_not_exists(…, :value)`. */
function assignments(
  expressions: readonly string[],
  names: Readonly<Record<string, string>>,
): [string, string][] {
  const assignment = /([#\w]+)\s*=\s*(?:if_not_exists\s*\([^,]+,\s*)?(:\w+)/g;
  const sets = expressions.flatMap((expression) => /\bSET\b(.*)/is.exec(expression)?.[1] ?? []);
  return sets.flatMap((set) =>
    [...set.matchAll(assignment)].map(([, name = '', value = '']): [string, string] => [
      names[name] ?? name,
      value,
    ]),
  );
}
