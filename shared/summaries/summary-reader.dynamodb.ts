import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

import { parseItem } from '../runtime/parse-item.ts';
import { queryFirst } from '../runtime/read.dynamodb.ts';
import { SUMMARY_PARTITION, SummaryItem, summaryKey } from './summary-items.ts';
import type { SummaryReader } from './summary-reader.ts';

/** Summaries in the `Releases` store. */
export const createDynamoSummaryReader = (
  documents: DynamoDBDocumentClient,
  table: string,
): SummaryReader => ({
  list: async (limit, before) => {
    const request = {
      TableName: table,
      KeyConditionExpression: before === undefined ? 'pk = :summary' : 'pk = :summary AND sk < :before',
      ExpressionAttributeValues: {
        ':summary': SUMMARY_PARTITION,
        ...(before !== undefined && { ':before': summaryKey(before).sk }),
      },
      ScanIndexForward: false,
    };
    return (await queryFirst(documents, request, limit)).map((item) => parseItem(SummaryItem, item).summary);
  },
});
