import { BatchGetCommand, GetCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

import { ServiceError } from '../errors.ts';
import type { AccountId } from '../ids.ts';
import { translated } from '../runtime/faults.dynamodb.ts';
import { consentKey } from './consent-items.ts';
import type { ConsentReader } from './consent-reader.ts';
import { ConsentRecord } from './consent-record.ts';

const BATCH = 100;
const TRIES = 8;

/** Consent in the `Consents` store, read strongly consistent (1 read unit an account). */
export const createDynamoConsentReader = (
  documents: DynamoDBDocumentClient,
  table: string,
): ConsentReader => ({
  read: async (account) => {
    const { Item } = await translated(() =>
      documents.send(new GetCommand({ TableName: table, Key: consentKey(account), ConsistentRead: true })),
    );
    return Item === undefined ? undefined : ConsentRecord.parse(Item);
  },

  readMany: async (accounts) => {
    const records = new Map<AccountId, ConsentRecord>();
    const wanted = [...new Set(accounts)];
    for (let start = 0; start < wanted.length; start += BATCH) {
      const keys = wanted.slice(start, start + BATCH).map(consentKey);
      for (const record of await readBatch(documents, table, keys)) records.set(record.account, record);
    }
    return records;
  },
});

const readBatch = async (
  documents: DynamoDBDocumentClient,
  table: string,
  keys: Record<string, unknown>[],
) => {
  const records: ConsentRecord[] = [];
  let left = keys;
  for (let tried = 0; left.length > 0; tried += 1) {
    if (tried === TRIES) throw new ServiceError('unavailable', 'the store keeps leaving keys unread');
    const request = { RequestItems: { [table]: { Keys: left, ConsistentRead: true } } };
    const answer = await translated(() => documents.send(new BatchGetCommand(request)));
    records.push(...(answer.Responses?.[table] ?? []).map((item) => ConsentRecord.parse(item)));
    left = answer.UnprocessedKeys?.[table]?.Keys ?? [];
  }
  return records;
};
