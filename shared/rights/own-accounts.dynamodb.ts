import { GetCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

import { alertsByAuthor } from '../alerts/alert-items.ts';
import { LeakAlert } from '../alerts/leak-alert.ts';
import { AccountLink } from '../consent/consent-history.ts';
import { linkKey } from '../consent/consent-items.ts';
import { translated } from '../runtime/faults.dynamodb.ts';
import { parseItem } from '../runtime/parse-item.ts';
import { queryAll } from '../runtime/read.dynamodb.ts';
import type { OwnAccounts } from './own-accounts.ts';

/** What the adapter needs. */
export interface OwnAccountsParts {
  readonly documents: DynamoDBDocumentClient;
  readonly tables: { readonly people: string; readonly alerts: string };
}

/** Connected accounts in the `People` store, 1 read unit, and alerts in the `Alerts` store, by the index of authors. */
export const createDynamoOwnAccounts = ({ documents, tables }: OwnAccountsParts): OwnAccounts => ({
  find: async (participant, account) => {
    const request = new GetCommand({
      TableName: tables.people,
      Key: linkKey(participant, account),
      ConsistentRead: true,
    });
    const { Item } = await translated(() => documents.send(request));
    if (Item === undefined) return undefined;
    const alerts = await queryAll(documents, alertsByAuthor(tables.alerts, participant));
    return { link: parseItem(AccountLink, Item), alerts: alerts.map((alert) => parseItem(LeakAlert, alert)) };
  },
});
