import { DeleteCommand, PutCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';

import { translated } from '../runtime/faults.dynamodb.ts';
import { parseItem } from '../runtime/parse-item.ts';
import type { PendingConnections } from './pending-connections.ts';

const Item = z.object({ version: z.literal(1), sealed: z.string() });

const keyOf = (state: string) => ({ pk: `oauth#${state}`, sk: 'pending' });

/** Pending connections in the `Site` store. */
export const createDynamoPendingConnections = (
  documents: DynamoDBDocumentClient,
  table: string,
): PendingConnections => ({
  put: async (state, sealed, expiresAt) => {
    const item = { ...keyOf(state), version: 1, sealed, expiresAt };
    await translated(() => documents.send(new PutCommand({ TableName: table, Item: item })));
  },

  take: async (state) => {
    const request = new DeleteCommand({ TableName: table, Key: keyOf(state), ReturnValues: 'ALL_OLD' });
    const { Attributes } = await translated(() => documents.send(request));
    return Attributes === undefined ? undefined : parseItem(Item, Attributes).sealed;
  },
});
