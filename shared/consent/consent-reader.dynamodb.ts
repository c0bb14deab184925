import { GetCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

import { translated } from '../runtime/faults.dynamodb.ts';
import { parseItem } from '../runtime/parse-item.ts';
import { batchGet } from '../runtime/read.dynamodb.ts';
import { consentKey } from './consent-items.ts';
import type { ConsentReader } from './consent-reader.ts';
import { ConsentRecord } from './consent-record.ts';

/** Consent in the `Consents` store, read strongly consistent (1 read unit an account). */
export const createDynamoConsentReader = (
  documents: DynamoDBDocumentClient,
  table: string,
): ConsentReader => ({
  read: async (account) => {
    const { Item } = await translated(() =>
      documents.send(new GetCommand({ TableName: table, Key: consentKey(account), ConsistentRead: true })),
    );
    return Item === undefined ? undefined : parseItem(ConsentRecord, Item);
  },

  readMany: async (accounts) => {
    const items = await batchGet(documents, table, accounts.map(consentKey));
    const records = items.map((item) => parseItem(ConsentRecord, item));
    return new Map(records.map((record) => [record.account, record]));
  },
});
