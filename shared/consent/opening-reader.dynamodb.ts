import { GetCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

import { translated } from '../runtime/faults.dynamodb.ts';
import { parseItem } from '../runtime/parse-item.ts';
import { ConsentOpening, openingKey } from './opening-item.ts';
import type { OpeningReader } from './opening-reader.ts';

/** Openings in the `Consents` store: 1 read unit. */
export const createDynamoOpeningReader = (
  documents: DynamoDBDocumentClient,
  table: string,
): OpeningReader => ({
  openingOf: async (account) => {
    const request = new GetCommand({ TableName: table, Key: openingKey(account), ConsistentRead: true });
    const { Item } = await translated(() => documents.send(request));
    return Item === undefined ? undefined : parseItem(ConsentOpening, Item);
  },
});
