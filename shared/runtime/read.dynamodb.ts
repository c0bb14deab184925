import { setTimeout as sleep } from 'node:timers/promises';

import {
  BatchGetCommand,
  paginateQuery,
  type DynamoDBDocumentClient,
  type QueryCommandInput,
} from '@aws-sdk/lib-dynamodb';

import { ServiceError } from '../errors.ts';
import { translated, translateFault } from './faults.dynamodb.ts';

/** An item as the store gives it, before it is parsed. */
export type StoredItem = Record<string, unknown>;

/** All items of a query, over all its pages. @throws ServiceError `unavailable` or `invariant` */
export const queryAll = async (
  documents: DynamoDBDocumentClient,
  request: QueryCommandInput,
): Promise<readonly StoredItem[]> => {
  const items: StoredItem[] = [];
  try {
    for await (const page of paginateQuery({ client: documents }, request)) items.push(...(page.Items ?? []));
  } catch (fault) {
    throw translateFault(fault);
  }
  return items;
};

/** BatchGetItem's limit. */
const KEYS_PER_BATCH = 100;
const TRIES = 8;
const FIRST_PAUSE_MILLISECONDS = 25;

/**
 * Items by their keys, read strongly consistent, however many; in no particular order, missing ones left out. Keys the
 * store leaves unread are asked for again.
 *
 * @throws ServiceError `unavailable` when it keeps leaving some.
 */
export const batchGet = async (
  documents: DynamoDBDocumentClient,
  table: string,
  keys: readonly StoredItem[],
): Promise<readonly StoredItem[]> => {
  const items: StoredItem[] = [];
  for (let start = 0; start < keys.length; start += KEYS_PER_BATCH) {
    let left = keys.slice(start, start + KEYS_PER_BATCH);
    for (let tried = 0; left.length > 0; tried += 1) {
      if (tried === TRIES) throw new ServiceError('unavailable', 'the store keeps leaving keys unread');
      if (tried > 0) await sleep(FIRST_PAUSE_MILLISECONDS * 2 ** tried);
      const request = { RequestItems: { [table]: { Keys: left, ConsistentRead: true } } };
      const answer = await translated(() => documents.send(new BatchGetCommand(request)));
      items.push(...(answer.Responses?.[table] ?? []));
      left = answer.UnprocessedKeys?.[table]?.Keys ?? [];
    }
  }
  return items;
};
