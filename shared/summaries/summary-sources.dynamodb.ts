import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';

import { publishedPartition } from '../disclosure/release-items.ts';
import { ReleaseLine } from '../disclosure/release-line.ts';
import { parseItem } from '../runtime/parse-item.ts';
import { queryAll } from '../runtime/read.dynamodb.ts';
import { ledgerPartition } from '../transparency/ledger-entry.ts';
import { RowFact } from './row-figures.ts';
import type { SummarySources } from './summary-sources.ts';

/** All that is read of a row. */
const COUNTED_ATTRIBUTES = Object.keys(RowFact.shape);

const PublicationItem = z.object({ version: z.literal(1), line: ReleaseLine });

/** The stores a summary counts in. */
export interface SummaryTables {
  readonly releases: string;
  readonly ledger: string;
}

/** Sums up from the `Releases` store's list of publications and the `Ledger`'s kinds and outcomes. */
export const createDynamoSummarySources = (
  documents: DynamoDBDocumentClient,
  tables: SummaryTables,
): SummarySources => ({
  releasesOf: async (month) => {
    const items = await queryAll(documents, {
      TableName: tables.releases,
      KeyConditionExpression: 'pk = :month',
      ExpressionAttributeValues: { ':month': publishedPartition(month) },
      ConsistentRead: true,
    });
    return items.map((item) => parseItem(PublicationItem, item).line);
  },

  rowsOf: async (day) => {
    const items = await queryAll(documents, {
      TableName: tables.ledger,
      KeyConditionExpression: '#pk = :day',
      // Said aloud, as the grant of whoever asks wants it.
      Select: 'SPECIFIC_ATTRIBUTES',
      ProjectionExpression: COUNTED_ATTRIBUTES.map((name) => `#${name}`).join(', '),
      ExpressionAttributeNames: Object.fromEntries(
        ['pk', ...COUNTED_ATTRIBUTES].map((name) => [`#${name}`, name]),
      ),
      ExpressionAttributeValues: { ':day': ledgerPartition(day) },
      ConsistentRead: true,
    });
    return items.map((item) => parseItem(RowFact, item));
  },
});
