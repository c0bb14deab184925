import { GetCommand, PutCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

import { translated } from '../runtime/faults.dynamodb.ts';
import type { Revocations } from './revocations.ts';

const keyOf = (session: string) => ({ pk: `session#${session}`, sk: 'revoked' });

/** Signed-out sessions in the `Site` store: an id and when to forget it, nothing about who it was. */
export const createDynamoRevocations = (documents: DynamoDBDocumentClient, table: string): Revocations => ({
  revoke: async (session, expiresAt) => {
    const item = { ...keyOf(session), version: 1, expiresAt };
    await translated(() => documents.send(new PutCommand({ TableName: table, Item: item })));
  },

  isRevoked: async (session) => {
    const request = new GetCommand({ TableName: table, Key: keyOf(session), ConsistentRead: true });
    return (await translated(() => documents.send(request))).Item !== undefined;
  },
});
