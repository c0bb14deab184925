import { QueryCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

import { translated } from '../runtime/faults.dynamodb.ts';
import { SUMMARY_PARTITION, SummaryItem } from './summary-items.ts';
import type { SummaryReader } from './summary-reader.ts';

/** Summaries in the `Releases` store. */
export const createDynamoSummaryReader = (
  documents: DynamoDBDocumentClient,
  table: string,
): SummaryReader => ({
  list: async (limit) => {
    const request = new QueryCommand({
      TableName: table,
      KeyConditionExpression: 'pk = :summary',
      ExpressionAttributeValues: { ':summary': SUMMARY_PARTITION },
      ScanIndexForward: false,
      Limit: limit,
    });
    const { Items } = await translated(() => documents.send(request));
    return (Items ?? []).map((item) => SummaryItem.parse(item).summary);
  },
});
