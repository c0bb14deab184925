import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';

import { AccountId, type Day } from '../ids.ts';
import { OBSERVATIONS_BY_DAY, SHARDS } from '../names.ts';
import { parseItem } from '../runtime/parse-item.ts';
import { batchGet, queryPages } from '../runtime/read.dynamodb.ts';
import { DaySheet } from './day-sheet.ts';
import { sheetKey } from './observation-items.ts';
import type { ObservationFold, SheetKey } from './observations.ts';

const IndexItem = z.object({ [OBSERVATIONS_BY_DAY.sort]: AccountId });

/**
 * Everybody's day sheets in the `Observations` store: a page of keys costs half a read unit per 4 KB of index, a
 * sheet one read unit per 4 KB.
 */
export const createDynamoObservationFold = (
  documents: DynamoDBDocumentClient,
  table: string,
): ObservationFold => ({
  keysOfDay: (day) => keysOfDay(documents, table, day),

  sheets: async (keys) =>
    (await batchGet(documents, table, keys.map(sheetKey))).map((item) => parseItem(DaySheet, item)),
});

async function* keysOfDay(
  documents: DynamoDBDocumentClient,
  table: string,
  day: Day,
): AsyncGenerator<readonly SheetKey[]> {
  for (let shard = 0; shard < SHARDS; shard += 1) {
    const pages = queryPages(documents, {
      TableName: table,
      IndexName: OBSERVATIONS_BY_DAY.index,
      KeyConditionExpression: '#shard = :shard',
      ExpressionAttributeNames: { '#shard': OBSERVATIONS_BY_DAY.partition },
      ExpressionAttributeValues: { ':shard': `${day}#${shard}` },
    });
    for await (const items of pages) {
      yield items.map((item) => ({ account: parseItem(IndexItem, item)[OBSERVATIONS_BY_DAY.sort], day }));
    }
  }
}
