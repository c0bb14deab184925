import { FINGERPRINTS, TERMS } from '../names.ts';
import { parseItem } from '../runtime/parse-item.ts';
import { queryAll } from '../runtime/read.dynamodb.ts';
import type { CatalogueDesk, HeldDocument } from './catalogue-desk.ts';
import { ALL_PAGES, PageName, TermItem, termItem } from './catalogue-items.ts';
import { changing, type CatalogueWriterParts } from './catalogue-change.dynamodb.ts';
import { entriesOf } from './catalogue-queries.dynamodb.ts';
import { createDynamoCatalogueWriter } from './catalogue-writer.dynamodb.ts';

const byName = (one: string, other: string): number => (one < other ? -1 : Number(one > other));

/** The company's terms and documents in the `Terms` store, changed one by one. */
export const createDynamoCatalogueDesk = (parts: CatalogueWriterParts): CatalogueDesk => {
  const writer = createDynamoCatalogueWriter(parts);
  return {
    terms: async () =>
      (await entriesOf(parts, TERMS))
        .map((item) => parseItem(TermItem, item))
        .sort((one, other) => byName(one.term, other.term)),

    putTerm: (term) => changing(parts, ({ put }) => [put(termItem(term))]),

    removeTerm: (term) => {
      const { pk, sk } = termItem({ term, aliases: [], category: 'other', severity: 'low', exceptions: [] });
      return changing(parts, ({ remove }) => [remove(pk, sk)]);
    },

    documents: () => documentsIn(parts),

    putDocuments: (changes) => writer.putDocuments(changes),
  };
};

/** Names alone: the hashes stay where they are. */
const documentsIn = async ({ documents, table }: CatalogueWriterParts): Promise<readonly HeldDocument[]> => {
  const items = await queryAll(documents, {
    TableName: table,
    KeyConditionExpression: 'pk = :own AND begins_with(sk, :page)',
    ProjectionExpression: '#document',
    ExpressionAttributeNames: { '#document': 'document' },
    ExpressionAttributeValues: { ':own': FINGERPRINTS, ':page': ALL_PAGES },
    ConsistentRead: true,
  });
  const names = items.map((item) => parseItem(PageName, item).document);
  return [...Map.groupBy(names, (name) => name)]
    .map(([document, pages]) => ({ document, pages: pages.length }))
    .sort((one, other) => byName(one.document, other.document));
};
