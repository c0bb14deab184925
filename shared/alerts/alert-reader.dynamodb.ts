import { GetCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

import type { Clock } from '../clock.ts';
import { translated } from '../runtime/faults.dynamodb.ts';
import { parseItem } from '../runtime/parse-item.ts';
import { isKept } from './ageing.ts';
import { alertKey } from './alert-items.ts';
import type { AlertReader } from './alert-reader.ts';
import { LeakAlert } from './leak-alert.ts';

/** Single alerts in the `Alerts` store. */
export const createDynamoAlertReader = (
  documents: DynamoDBDocumentClient,
  table: string,
  clock: Clock,
): AlertReader => ({
  read: async (alert) => {
    const request = { TableName: table, Key: alertKey(alert), ConsistentRead: true };
    const { Item } = await translated(() => documents.send(new GetCommand(request)));
    const found = Item === undefined ? undefined : parseItem(LeakAlert, Item);
    return found !== undefined && isKept(found, clock.now()) ? found : undefined;
  },
});
