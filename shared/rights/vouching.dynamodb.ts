import { paginateScan, GetCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

import { consentKey } from '../consent/consent-items.ts';
import { ConsentRecord, type Consented } from '../consent/consent-record.ts';
import { translated, translateFault } from '../runtime/faults.dynamodb.ts';
import { parseItem } from '../runtime/parse-item.ts';
import type { StoredItem } from '../runtime/read.dynamodb.ts';
import type { TransactItems } from '../runtime/transact.dynamodb.ts';

/** Every item of a table, page by page. @throws ServiceError `unavailable` or `invariant` */
export async function* scanAll(
  documents: DynamoDBDocumentClient,
  TableName: string,
): AsyncGenerator<StoredItem> {
  try {
    for await (const page of paginateScan({ client: documents }, { TableName, ConsistentRead: true }))
      yield* page.Items ?? [];
  } catch (fault) {
    throw translateFault(fault);
  }
}

/** Every record of the `Consents` store, in no order. For whoever restores a stage: no function may do this. */
export async function* scanConsents(
  documents: DynamoDBDocumentClient,
  table: string,
): AsyncGenerator<ConsentRecord> {
  for await (const item of scanAll(documents, table))
    if (item['sk'] === 'consent') yield parseItem(ConsentRecord, item);
}

/** One record as it stands. */
export const readConsent = async (
  documents: DynamoDBDocumentClient,
  table: string,
  whose: Consented,
): Promise<ConsentRecord | undefined> => {
  const request = new GetCommand({ TableName: table, Key: consentKey(whose), ConsistentRead: true });
  const { Item } = await translated(() => documents.send(request));
  return Item === undefined ? undefined : parseItem(ConsentRecord, Item);
};

/** The condition that a record has not changed, whatever it says. */
export const checkRevision = (TableName: string, record: ConsentRecord): TransactItems[number] => ({
  ConditionCheck: {
    TableName,
    Key: consentKey(record),
    ConditionExpression: '#revision = :revision',
    ExpressionAttributeNames: { '#revision': 'revision' },
    ExpressionAttributeValues: { ':revision': record.revision },
  },
});

/** Looks whether every table is there. @throws ServiceError `invariant` for one that is not. */
export const checkTables = async (
  documents: DynamoDBDocumentClient,
  tables: readonly string[],
): Promise<void> => {
  const Key = { pk: '-', sk: '-' };
  for (const TableName of tables) await translated(() => documents.send(new GetCommand({ TableName, Key })));
};
