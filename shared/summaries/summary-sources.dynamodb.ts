import { paginateQuery, type DynamoDBDocumentClient, type QueryCommandInput } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';

import { publishedPartition } from '../disclosure/release-items.ts';
import { ReleaseLine } from '../disclosure/release-line.ts';
import { translateFault } from '../runtime/faults.dynamodb.ts';
import type { SummarySources } from './summary-sources.ts';

const PublicationItem = z.object({ line: ReleaseLine });

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
    const lines: ReleaseLine[] = [];
    await eachPage(documents, partition(tables.releases, publishedPartition(month)), (page) => {
      lines.push(...(page.Items ?? []).map((item) => PublicationItem.parse(item).line));
    });
    return lines;
  },

  ledgerCount: async (day, kind, outcome) => {
    let count = 0;
    const request: QueryCommandInput = {
      TableName: tables.ledger,
      KeyConditionExpression: 'pk = :partition',
      FilterExpression: '#kind = :kind AND #outcome = :outcome',
      ExpressionAttributeNames: { '#kind': 'kind', '#outcome': 'outcome' },
      ExpressionAttributeValues: { ':partition': `day#${day}`, ':kind': kind, ':outcome': outcome },
      ConsistentRead: true,
      Select: 'COUNT',
    };
    await eachPage(documents, request, (page) => {
      count += page.Count ?? 0;
    });
    return count;
  },
});

const partition = (table: string, key: string): QueryCommandInput => ({
  TableName: table,
  KeyConditionExpression: 'pk = :partition',
  ExpressionAttributeValues: { ':partition': key },
  ConsistentRead: true,
});

interface Page {
  readonly Items?: Record<string, unknown>[] | undefined;
  readonly Count?: number | undefined;
}

const eachPage = async (
  documents: DynamoDBDocumentClient,
  request: QueryCommandInput,
  take: (page: Page) => void,
): Promise<void> => {
  try {
    for await (const page of paginateQuery({ client: documents }, request)) take(page);
  } catch (fault) {
    throw translateFault(fault);
  }
};
