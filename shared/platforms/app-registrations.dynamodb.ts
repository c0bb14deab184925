import { GetCommand, PutCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

import { addDays, epochSeconds, type Clock } from '../clock.ts';
import { translated } from '../runtime/faults.dynamodb.ts';
import { AppRegistration, type AppRegistrations } from './app-registrations.ts';

/** A server may forget applications; asking again once a quarter costs nothing. */
const DAYS_KEPT = 90;

const keyOf = (host: string) => ({ pk: `app#${host}`, sk: 'registration' });

/** Registrations in the `Site` store. */
export const createDynamoAppRegistrations = (
  documents: DynamoDBDocumentClient,
  table: string,
  clock: Clock,
): AppRegistrations => ({
  find: async (host) => {
    const request = new GetCommand({ TableName: table, Key: keyOf(host), ConsistentRead: true });
    const { Item } = await translated(() => documents.send(request));
    return Item === undefined ? undefined : AppRegistration.parse(Item);
  },

  save: async (host, registration) => {
    const expiresAt = epochSeconds(addDays(clock.now(), DAYS_KEPT));
    const item = { ...keyOf(host), ...registration, expiresAt };
    await translated(() => documents.send(new PutCommand({ TableName: table, Item: item })));
  },
});
