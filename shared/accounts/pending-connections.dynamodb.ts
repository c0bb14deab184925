import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { DeleteCommand, PutCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';

import { translated, translateFault } from '../runtime/faults.dynamodb.ts';
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

  take: (state) => take(documents, table, state),
});

/** The condition makes one of several who ask at once the taker, on whatever stands for DynamoDB as well. */
const take = async (
  documents: DynamoDBDocumentClient,
  table: string,
  state: string,
): Promise<string | undefined> => {
  try {
    const { Attributes } = await documents.send(
      new DeleteCommand({
        TableName: table,
        Key: keyOf(state),
        ConditionExpression: 'attribute_exists(pk)',
        ReturnValues: 'ALL_OLD',
      }),
    );
    return parseItem(Item, Attributes).sealed;
  } catch (fault) {
    if (fault instanceof ConditionalCheckFailedException) return undefined;
    throw translateFault(fault);
  }
};
