import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

import { parseItem } from '../runtime/parse-item.ts';
import { queryFirst } from '../runtime/read.dynamodb.ts';
import { SUMMARY_PARTITION, SummaryItem } from './summary-items.ts';
import type { SummaryReader } from './summary-reader.ts';

/** Summaries in the `Releases` store. */
export const createDynamoSummaryReader = (
  documents: DynamoDBDocumentClient,
  table: string,
): SummaryReader => ({
  list: async (limit) => {
    const request = {
      TableName: table,
      KeyConditionExpression: 'pk = :summary',
      ExpressionAttributeValues: { ':summary': SUMMARY_PARTITION },
      ScanIndexForward: false,
    };
    return (await queryFirst(documents, request, limit)).map((item) => parseItem(SummaryItem, item).summary);
  },
});
