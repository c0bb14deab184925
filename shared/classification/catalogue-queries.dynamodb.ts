import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

import { FINGERPRINTS, RULES, TERMS } from '../names.ts';
import { parseItem } from '../runtime/parse-item.ts';
import { queryAll, type StoredItem } from '../runtime/read.dynamodb.ts';
import { ALL_PAGES, PageItem, Revision, REVISION_KEY } from './catalogue-items.ts';

/** Where a catalogue is kept. */
export interface CatalogueStore {
  readonly documents: DynamoDBDocumentClient;
  readonly table: string;
}

/** The partitions and what the sort keys of their entries begin with. */
const PREFIXES = { [TERMS]: 'term#', [RULES]: 'rule#', [FINGERPRINTS]: ALL_PAGES } as const;

const query = (
  { documents, table }: CatalogueStore,
  name: string,
  prefix: string,
): Promise<readonly StoredItem[]> =>
  queryAll(documents, {
    TableName: table,
    KeyConditionExpression: 'pk = :own AND begins_with(sk, :prefix)',
    ExpressionAttributeValues: { ':own': name, ':prefix': prefix },
    ConsistentRead: true,
  });

/** The entries of a partition, strongly consistent. */
export const entriesOf = (
  store: CatalogueStore,
  name: keyof typeof PREFIXES,
): Promise<readonly StoredItem[]> => query(store, name, PREFIXES[name]);

/** Every page there is, with the key it stands under. */
export const pagesIn = async (
  store: CatalogueStore,
): Promise<readonly { readonly sk: string; readonly page: PageItem }[]> =>
  (await entriesOf(store, FINGERPRINTS)).map((item) => ({
    sk: String(item['sk']),
    page: parseItem(PageItem, item),
  }));

/** Which state of the catalogue holds; undefined before the first import. */
export const revisionOf = async (store: CatalogueStore): Promise<string | undefined> => {
  const [item] = await query(store, FINGERPRINTS, REVISION_KEY.sk);
  return item === undefined ? undefined : parseItem(Revision, item).revision;
};
