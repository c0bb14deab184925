import { GetCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

import { AccountLink } from '../consent/consent-history.ts';
import { linkKey } from '../consent/consent-items.ts';
import { translated } from '../runtime/faults.dynamodb.ts';
import { parseItem } from '../runtime/parse-item.ts';
import type { OwnLinks } from './own-links.ts';

/** Connected accounts in the `People` store: 1 read unit. */
export const createDynamoOwnLinks = (documents: DynamoDBDocumentClient, table: string): OwnLinks => ({
  find: async (participant, account) => {
    const request = new GetCommand({
      TableName: table,
      Key: linkKey(participant, account),
      ConsistentRead: true,
    });
    const { Item } = await translated(() => documents.send(request));
    return Item === undefined ? undefined : parseItem(AccountLink, Item);
  },
});
