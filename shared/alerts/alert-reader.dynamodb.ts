import { GetCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

import { translated } from '../runtime/faults.dynamodb.ts';
import { parseItem } from '../runtime/parse-item.ts';
import { alertKey } from './alert-items.ts';
import type { AlertReader } from './alert-reader.ts';
import { LeakAlert } from './leak-alert.ts';

/** Single alerts in the `Alerts` store. */
export const createDynamoAlertReader = (documents: DynamoDBDocumentClient, table: string): AlertReader => ({
  read: async (alert) => {
    const request = { TableName: table, Key: alertKey(alert), ConsistentRead: true };
    const { Item } = await translated(() => documents.send(new GetCommand(request)));
    return Item === undefined ? undefined : parseItem(LeakAlert, Item);
  },
});
