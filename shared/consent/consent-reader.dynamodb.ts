import { GetCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

import type { AccountId } from '../ids.ts';
import { translated } from '../runtime/faults.dynamodb.ts';
import { parseItem } from '../runtime/parse-item.ts';
import { batchGet } from '../runtime/read.dynamodb.ts';
import { consentKey } from './consent-items.ts';
import type { ConsentReader } from './consent-reader.ts';
import { ConsentRecord, type Consented } from './consent-record.ts';

/**
 * Consent in the `Consents` store, read strongly consistent: 1 read unit an account, 2 where nobody consented for their
 * own. The two reads need no transaction: a registration that came between them is not in force for a fortnight.
 */
export const createDynamoConsentReader = (
  documents: DynamoDBDocumentClient,
  table: string,
): ConsentReader => ({
  read: async (account) =>
    (await readOne(documents, table, { account, kind: 'advocacy' })) ??
    (await readOne(documents, table, { account, kind: 'official' })),

  readMany: async (accounts) => {
    const own = await readAll(documents, table, ofKind('advocacy', accounts));
    const others = accounts.filter((account) => !own.has(account));
    return new Map([...own, ...(await readAll(documents, table, ofKind('official', others)))]);
  },
});

/** What people said of their own accounts and nothing else, in the `Consents` store: 1 read unit an account. */
export const createDynamoOwnConsentReader = (
  documents: DynamoDBDocumentClient,
  table: string,
): ConsentReader => ({
  read: (account) => readOne(documents, table, { account, kind: 'advocacy' }),
  readMany: (accounts) => readAll(documents, table, ofKind('advocacy', accounts)),
});

const ofKind = (kind: Consented['kind'], accounts: readonly AccountId[]): readonly Consented[] =>
  accounts.map((account) => ({ account, kind }));

const readOne = async (
  documents: DynamoDBDocumentClient,
  table: string,
  consented: Consented,
): Promise<ConsentRecord | undefined> => {
  const request = new GetCommand({ TableName: table, Key: consentKey(consented), ConsistentRead: true });
  const { Item } = await translated(() => documents.send(request));
  return Item === undefined ? undefined : parseItem(ConsentRecord, Item);
};

const readAll = async (
  documents: DynamoDBDocumentClient,
  table: string,
  consented: readonly Consented[],
): Promise<ReadonlyMap<AccountId, ConsentRecord>> => {
  const items = await batchGet(documents, table, consented.map(consentKey));
  const records = items.map((item) => parseItem(ConsentRecord, item));
  return new Map(records.map((record) => [record.account, record]));
};
