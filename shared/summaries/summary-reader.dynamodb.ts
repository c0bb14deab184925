import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

import { parseItem } from '../runtime/parse-item.ts';
import { queryFirst } from '../runtime/read.dynamodb.ts';
import { NOTE_PREFIX, NoteItem, SUMMARY_PARTITION, SummaryItem, summaryKeys } from './summary-items.ts';
import type { SummaryReader } from './summary-reader.ts';

/** Summaries in the `Releases` store. */
export const createDynamoSummaryReader = (
  documents: DynamoDBDocumentClient,
  table: string,
): SummaryReader => ({
  list: async (limit, before) => {
    const { first, last } = summaryKeys(before);
    const request = {
      TableName: table,
      KeyConditionExpression: 'pk = :summary AND sk BETWEEN :first AND :last',
      ExpressionAttributeValues: { ':summary': SUMMARY_PARTITION, ':first': first, ':last': last },
      ScanIndexForward: false,
    };
    return (await queryFirst(documents, request, limit)).map((item) => parseItem(SummaryItem, item).summary);
  },

  notes: async (limit) => {
    const request = {
      TableName: table,
      KeyConditionExpression: 'pk = :summary AND begins_with(sk, :note)',
      ExpressionAttributeValues: { ':summary': SUMMARY_PARTITION, ':note': NOTE_PREFIX },
      ScanIndexForward: false,
    };
    return (await queryFirst(documents, request, limit)).map((item) => parseItem(NoteItem, item).note);
  },
});
