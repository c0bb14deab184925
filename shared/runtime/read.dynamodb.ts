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

/** A query's items, page by page; a page may be empty. @throws ServiceError `unavailable` or `invariant` */
export async function* queryPages(
  documents: DynamoDBDocumentClient,
  request: QueryCommandInput,
): AsyncGenerator<readonly StoredItem[]> {
  try {
    for await (const page of paginateQuery({ client: documents }, request)) yield page.Items ?? [];
  } catch (fault) {
    throw translateFault(fault);
  }
}

/** All items of a query, over all its pages. @throws ServiceError `unavailable` or `invariant` */
export const queryAll = async (
  documents: DynamoDBDocumentClient,
  request: QueryCommandInput,
): Promise<readonly StoredItem[]> => {
  const items: StoredItem[] = [];
  for await (const page of queryPages(documents, request)) items.push(...page);
  return items;
};

/** The first items of a query, over as many pages as they fill. @throws ServiceError `unavailable` or `invariant` */
export const queryFirst = async (
  documents: DynamoDBDocumentClient,
  request: QueryCommandInput,
  limit: number,
): Promise<readonly StoredItem[]> => {
  const items: StoredItem[] = [];
  for await (const page of queryPages(documents, { ...request, Limit: limit })) {
    items.push(...page);
    if (items.length >= limit) break;
  }
  return items.slice(0, limit);
};

/** BatchGetItem's limit. */
const KEYS_PER_BATCH = 100;
const TRIES = 8;
const FIRST_PAUSE_MILLISECONDS = 25;

/** Reads keys of a table that are named once each. */
interface KeyedRead {
  readonly documents: DynamoDBDocumentClient;
  readonly table: string;
  readonly keys: readonly StoredItem[];
  readonly ConsistentRead: boolean;
}

const getAll = async ({ documents, table, keys, ConsistentRead }: KeyedRead) => {
  const items: StoredItem[] = [];
  for (let start = 0; start < keys.length; start += KEYS_PER_BATCH) {
    let left = keys.slice(start, start + KEYS_PER_BATCH);
    for (let tried = 0; left.length > 0; tried += 1) {
      if (tried === TRIES) throw new ServiceError('unavailable', 'the store keeps leaving keys unread');
      if (tried > 0) await sleep(FIRST_PAUSE_MILLISECONDS * 2 ** tried);
      const request = { RequestItems: { [table]: { Keys: left, ConsistentRead } } };
      const answer = await translated(() => documents.send(new BatchGetCommand(request)));
      items.push(...(answer.Responses?.[table] ?? []));
      left = answer.UnprocessedKeys?.[table]?.Keys ?? [];
    }
  }
  return items;
};

/** BatchGetItem refuses a key that is named twice. */
const onceEach = (keys: readonly StoredItem[]): readonly StoredItem[] => [
  ...new Map(keys.map((key) => [JSON.stringify(key), key])).values(),
];

/**
 * Items by their keys, read strongly consistent, however many and however often one is named; in no particular order,
 * missing ones left out. Keys the store leaves unread are asked for again.
 *
 * @throws ServiceError `unavailable` when it keeps leaving some.
 */
export const batchGet = (
  documents: DynamoDBDocumentClient,
  table: string,
  keys: readonly StoredItem[],
): Promise<readonly StoredItem[]> => getAll({ documents, table, keys: onceEach(keys), ConsistentRead: true });

/** The same at half the price, of items that nobody has written for so long that every copy of the store has them. */
export const batchGetSettled = (
  documents: DynamoDBDocumentClient,
  table: string,
  keys: readonly StoredItem[],
): Promise<readonly StoredItem[]> =>
  getAll({ documents, table, keys: onceEach(keys), ConsistentRead: false });
