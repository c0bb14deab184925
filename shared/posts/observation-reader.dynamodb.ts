import { paginateQuery, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

import { translateFault } from '../runtime/faults.dynamodb.ts';
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
    const sheets: DaySheet[] = [];
    try {
      for await (const page of paginateQuery({ client: documents }, request)) {
        sheets.push(...(page.Items ?? []).map((item) => DaySheet.parse(item)));
      }
    } catch (fault) {
      throw translateFault(fault);
    }
    return sheets;
  },
});
