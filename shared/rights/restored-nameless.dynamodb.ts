import { isDeepStrictEqual } from 'node:util';

import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

import { ServiceError } from '../errors.ts';
import type { StoredItem } from '../runtime/read.dynamodb.ts';
import { transact, untilSettled } from '../runtime/transact.dynamodb.ts';
import { NAMELESS, type NamelessStore, type RestoreCount } from './restored-stores.ts';
import { scanAll } from './vouching.dynamodb.ts';

/** What the adapter needs. */
export interface NamelessParts {
  readonly documents: DynamoDBDocumentClient;
  readonly tables: { readonly from: string; readonly to: string };
}

/** Copies a store that names no participant, unless the backup is of another. */
export const restoreNameless = async (parts: NamelessParts, store: NamelessStore): Promise<RestoreCount> => {
  const items: StoredItem[] = [];
  for await (const item of scanAll(parts.documents, parts.tables.from)) {
    if (!NAMELESS[store].some((prefix) => String(item['pk']).startsWith(prefix)))
      throw new ServiceError('invalid-input', `The backup is none of ${store}; nothing was restored.`);
    items.push(item);
  }
  if (store === 'Terms') await refuseOtherTerms(parts, items);
  const count = { restored: 0, there: 0, left: 0 };
  for (const item of items) count[await untilSettled(() => putIfAbsent(parts, item))] += 1;
  return count;
};

/** A catalogue is approved as a whole, so that a backup's is not mixed with another. */
const refuseOtherTerms = async (parts: NamelessParts, items: readonly StoredItem[]): Promise<void> => {
  const known = new Map(items.map((item) => [placeOf(item), item]));
  for await (const item of scanAll(parts.documents, parts.tables.to)) {
    if (!isDeepStrictEqual(known.get(placeOf(item)), item))
      throw new ServiceError('invalid-input', 'The store holds another catalogue; import that anew instead.');
  }
};

const placeOf = ({ pk, sk }: StoredItem): string => JSON.stringify([pk, sk]);

const putIfAbsent = async (
  { documents, tables }: NamelessParts,
  Item: StoredItem,
): Promise<'restored' | 'there' | undefined> => {
  const put = { TableName: tables.to, Item, ConditionExpression: 'attribute_not_exists(pk)' };
  const outcome = await transact(documents, [{ Put: put }]);
  if (outcome.kind === 'committed') return 'restored';
  return outcome.reasons[0] === 'condition-failed' ? 'there' : undefined;
};
