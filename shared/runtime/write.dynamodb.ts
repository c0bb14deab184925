import { setTimeout as sleep } from 'node:timers/promises';

import { BatchWriteCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

import { ServiceError } from '../errors.ts';
import { translated } from './faults.dynamodb.ts';
import type { StoredItem } from './read.dynamodb.ts';

/** BatchWriteItem's limit. */
const ITEMS_PER_REQUEST = 25;
const TRIES = 8;
const FIRST_PAUSE_MILLISECONDS = 25;

/** One of many writes. */
export type BatchedWrite =
  | { readonly PutRequest: { readonly Item: StoredItem } }
  | { readonly DeleteRequest: { readonly Key: StoredItem } };

/**
 * Writes all of them, as many at once as fit, and again what the store did not take. They are no transaction: where it
 * throws, some may be written.
 *
 * @throws ServiceError `unavailable` when it keeps leaving some.
 */
export const batchWrite = async (
  documents: DynamoDBDocumentClient,
  table: string,
  writes: readonly BatchedWrite[],
): Promise<void> => {
  for (let start = 0; start < writes.length; start += ITEMS_PER_REQUEST) {
    let left: Record<string, unknown>[] = [...writes.slice(start, start + ITEMS_PER_REQUEST)];
    for (let tried = 0; left.length > 0; tried += 1) {
      if (tried === TRIES) throw new ServiceError('unavailable', 'the store does not take all of it');
      if (tried > 0) await sleep(FIRST_PAUSE_MILLISECONDS * 2 ** tried);
      const request = new BatchWriteCommand({ RequestItems: { [table]: left } });
      left = (await translated(() => documents.send(request))).UnprocessedItems?.[table] ?? [];
    }
  }
};
