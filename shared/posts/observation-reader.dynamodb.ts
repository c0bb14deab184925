import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

import { parseItem } from '../runtime/parse-item.ts';
import { queryAll } from '../runtime/read.dynamodb.ts';
import { DaySheet } from './day-sheet.ts';
import { sheetSortKey, sheetsPartition } from './observation-items.ts';
import type { ObservationReader } from './observations.ts';

/** One account's day sheets in the `Observations` store: one query, one read unit per 4 KB. */
export const createDynamoObservationReader = (
  documents: DynamoDBDocumentClient,
  table: string,
): ObservationReader => ({
  sheetsOf: async (account, from, to) => {
    const request = {
      TableName: table,
      KeyConditionExpression: 'pk = :account AND sk BETWEEN :from AND :to',
      ExpressionAttributeValues: {
        ':account': sheetsPartition(account),
        ':from': sheetSortKey(from),
        ':to': sheetSortKey(to),
      },
      ConsistentRead: true,
    };
    return (await queryAll(documents, request)).map((item) => parseItem(DaySheet, item));
  },
});
