import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

import { enterSchedule, enterTerm, putEffect } from '../consent/consent-operations.dynamodb.ts';
import { ConsentEvent, EventReference } from '../consent/consent-history.ts';
import type { ConsentRecord } from '../consent/consent-record.ts';
import { parseItem } from '../runtime/parse-item.ts';
import type { StoredItem } from '../runtime/read.dynamodb.ts';
import { transact, untilSettled, type TransactItems } from '../runtime/transact.dynamodb.ts';
import { checkRevision, readConsent, scanAll, scanConsents } from './vouching.dynamodb.ts';

/** What the adapter needs. */
export interface RebuiltStoresParts {
  readonly documents: DynamoDBDocumentClient;
  readonly tables: {
    readonly consents: string;
    readonly people: string;
    readonly schedule: string;
    readonly outbox: string;
  };
}

/**
 * Makes anew what has no backup and follows from the consents. Each account's part is written in the transaction that
 * checks its consent, so that nobody is visited who left meanwhile; it may be repeated.
 */
export const createDynamoRebuiltStores = (parts: RebuiltStoresParts) => ({
  /** Slots, leases and terms of consents that were not withdrawn; answers how many accounts. */
  schedule: () => forEachRecord(parts, (record) => scheduling(parts.tables.schedule, record)),
  /**
   * Erasures that withdrawals and narrowed choices still wait for; answers how many. That of a consent which ran out names
   * an account that nothing else does any more: its rows go with their period.
   */
  outbox: async () =>
    (await forEachRecord(parts, (record) => erasing(parts.tables.outbox, record))) +
    (await forEachNarrowing(parts)),
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

/** The key of an entry of the history ends with its id. */
const idIn = (item: StoredItem): string => String(item['sk']).split('#').at(-1) ?? '';

const forEachNarrowing = async ({ documents, tables }: RebuiltStoresParts): Promise<number> => {
  let narrowings = 0;
  for await (const item of scanAll(documents, tables.people)) {
    if (!String(item['sk']).startsWith('event#')) continue;
    const event = parseItem(ConsentEvent, item);
    if (event.what !== 'chosen' || event.narrowed === undefined || event.erasedAt !== undefined) continue;
    const { account, participant, at, narrowed: purposes } = event;
    const choice = EventReference.parse({ at, id: idIn(item) });
    narrowings += await untilSettled(async () => {
      const consent = await readConsent(documents, tables.consents, { account, kind: 'advocacy' });
      if (consent === undefined || consent.status === 'withdrawn') return 0;
      const { generation, revision } = consent;
      const effect = {
        version: 1,
        kind: 'erase-purposes',
        ...{ account, participant, generation, revision, purposes, choice },
      } as const;
      const items = [checkRevision(tables.consents, consent), putEffect(tables.outbox, account, effect)];
      const outcome = await transact(documents, items);
      return outcome.kind === 'committed' ? 1 : undefined;
    });
  }
  return narrowings;
};
