import { setTimeout as sleep } from 'node:timers/promises';

import { BatchGetCommand, paginateQuery, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';

import { ServiceError } from '../errors.ts';
import { AccountId, type Day } from '../ids.ts';
import { OBSERVATIONS_BY_DAY, SHARDS } from '../names.ts';
import { translated, translateFault } from '../runtime/faults.dynamodb.ts';
import { DaySheet } from './day-sheet.ts';
import { sheetKey } from './observation-items.ts';
import type { ObservationFold, SheetKey } from './observations.ts';

const IndexItem = z.object({ [OBSERVATIONS_BY_DAY.sort]: AccountId });

/** BatchGetItem's limit. */
const KEYS_PER_BATCH = 100;
const TRIES = 8;
const FIRST_PAUSE_MILLISECONDS = 25;

/**
 * Everybody's day sheets in the `Observations` store: a page of keys costs half a read unit per 4 KB of index, a
 * sheet one read unit per 4 KB.
 */
export const createDynamoObservationFold = (
  documents: DynamoDBDocumentClient,
  table: string,
): ObservationFold => ({
  keysOfDay: (day) => keysOfDay(documents, table, day),

  sheets: async (keys) => {
    const sheets: DaySheet[] = [];
    for (let start = 0; start < keys.length; start += KEYS_PER_BATCH) {
      sheets.push(...(await readBatch(documents, table, keys.slice(start, start + KEYS_PER_BATCH))));
    }
    return sheets;
  },
});

async function* keysOfDay(
  documents: DynamoDBDocumentClient,
  table: string,
  day: Day,
): AsyncGenerator<readonly SheetKey[]> {
  try {
    for (let shard = 0; shard < SHARDS; shard += 1) {
      const request = {
        TableName: table,
        IndexName: OBSERVATIONS_BY_DAY.index,
        KeyConditionExpression: '#shard = :shard',
        ExpressionAttributeNames: { '#shard': OBSERVATIONS_BY_DAY.partition },
        ExpressionAttributeValues: { ':shard': `${day}#${shard}` },
      };
      for await (const page of paginateQuery({ client: documents }, request)) {
        yield (page.Items ?? []).map((item) => ({
          account: IndexItem.parse(item)[OBSERVATIONS_BY_DAY.sort],
          day,
        }));
      }
    }
  } catch (fault) {
    throw translateFault(fault);
  }
}

const readBatch = async (
  documents: DynamoDBDocumentClient,
  table: string,
  keys: readonly SheetKey[],
): Promise<readonly DaySheet[]> => {
  const sheets: DaySheet[] = [];
  let left: Record<string, unknown>[] = keys.map(sheetKey);
  for (let tried = 0; left.length > 0; tried += 1) {
    if (tried === TRIES) throw new ServiceError('unavailable', 'the store keeps leaving sheets unread');
    if (tried > 0) await sleep(FIRST_PAUSE_MILLISECONDS * 2 ** tried);
    const request = { RequestItems: { [table]: { Keys: left, ConsistentRead: true } } };
    const answer = await translated(() => documents.send(new BatchGetCommand(request)));
    sheets.push(...(answer.Responses?.[table] ?? []).map((item) => DaySheet.parse(item)));
    left = answer.UnprocessedKeys?.[table]?.Keys ?? [];
  }
  return sheets;
};
