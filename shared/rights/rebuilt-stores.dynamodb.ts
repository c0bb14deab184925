import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

import { enterSchedule, enterTerm, putEffect } from '../consent/consent-operations.dynamodb.ts';
import type { ConsentRecord } from '../consent/consent-record.ts';
import { transact, untilSettled, type TransactItems } from '../runtime/transact.dynamodb.ts';
import { checkRevision, readConsent, scanConsents } from './vouching.dynamodb.ts';

/** What the adapter needs. */
export interface RebuiltStoresParts {
  readonly documents: DynamoDBDocumentClient;
  readonly tables: { readonly consents: string; readonly schedule: string; readonly outbox: string };
}

/**
 * Makes anew what has no backup and follows from the consents. Each account's part is written in the transaction that
 * checks its consent, so that nobody is visited who left meanwhile; it may be repeated.
 */
export const createDynamoRebuiltStores = (parts: RebuiltStoresParts) => ({
  /** Slots, leases and terms of consents that were not withdrawn; answers how many accounts. */
  schedule: () => forEachRecord(parts, (record) => scheduling(parts.tables.schedule, record)),
  /** Erasures that a withdrawn consent still waits for; answers how many accounts. */
  outbox: () => forEachRecord(parts, (record) => erasing(parts.tables.outbox, record)),
});

const forEachRecord = async (
  { documents, tables }: RebuiltStoresParts,
  write: (record: ConsentRecord) => TransactItems,
): Promise<number> => {
  let accounts = 0;
  for await (const scanned of scanConsents(documents, tables.consents)) {
    accounts += await untilSettled(async () => {
      const record = await readConsent(documents, tables.consents, scanned);
      const items = record === undefined ? [] : write(record);
      if (record === undefined || items.length === 0) return 0;
      const outcome = await transact(documents, [checkRevision(tables.consents, record), ...items]);
      return outcome.kind === 'committed' ? 1 : undefined;
    });
  }
  return accounts;
};

const scheduling = (table: string, record: ConsentRecord): TransactItems => {
  if (record.status === 'withdrawn') return [];
  return [
    ...(record.status === 'given' ? enterSchedule(table, record) : []),
    ...(record.kind === 'advocacy' ? enterTerm(table, record, undefined) : []),
  ];
};

const erasing = (table: string, record: ConsentRecord): TransactItems => {
  if (record.status !== 'withdrawn') return [];
  const { account, generation, withdrawnAt } = record;
  const whose = record.kind === 'advocacy' ? { participant: record.participant } : {};
  const effect = { version: 1, kind: 'erase-account', account, generation, withdrawnAt, ...whose } as const;
  return [putEffect(table, account, effect)];
};
