import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

import { dayOf, type Clock } from '../clock.ts';
import { alertItem } from '../alerts/alert-items.ts';
import type { LeakAlert } from '../alerts/leak-alert.ts';
import { checkConsent, putEffect } from '../consent/consent-operations.dynamodb.ts';
import type { AccountId, Day } from '../ids.ts';
import { parseItem } from '../runtime/parse-item.ts';
import { batchGet } from '../runtime/read.dynamodb.ts';
import { transact, type TransactItems } from '../runtime/transact.dynamodb.ts';
import type { BatchWrite, BatchWriter, SheetWrite, WriteOutcome } from './batch-writer.ts';
import { DaySheet } from './day-sheet.ts';
import { sheetItem, sheetKey } from './observation-items.ts';

/** What the adapter needs. */
export interface BatchWriterParts {
  readonly documents: DynamoDBDocumentClient;
  readonly tables: {
    readonly consents: string;
    readonly observations: string;
    readonly alerts: string;
    readonly outbox: string;
  };
  readonly clock: Clock;
}

/**
 * One transaction over `Consents` (check), `Observations`, `Alerts` and `Outbox`. Costs two write units per KB of each
 * sheet, alert and effect and two for the check; an index write for a new sheet.
 */
export const createDynamoBatchWriter = (parts: BatchWriterParts): BatchWriter => ({
  sheets: (account, days) => readSheets(parts, account, days),
  write: (batch) => write(parts, batch),
});

const readSheets = async (
  { documents, tables }: BatchWriterParts,
  account: AccountId,
  days: readonly Day[],
): Promise<ReadonlyMap<Day, DaySheet>> => {
  const keys = days.map((day) => sheetKey({ account, day }));
  const sheets = (await batchGet(documents, tables.observations, keys)).map((item) =>
    parseItem(DaySheet, item),
  );
  return new Map(sheets.map((sheet) => [sheet.day, sheet]));
};

const putSheet = (table: string, { sheet, previous }: SheetWrite): TransactItems[number] => ({
  Put: {
    TableName: table,
    Item: sheetItem(sheet),
    ...(previous === undefined
      ? { ConditionExpression: 'attribute_not_exists(pk)' }
      : {
          ConditionExpression: '#revision = :previous',
          ExpressionAttributeNames: { '#revision': 'revision' },
          ExpressionAttributeValues: { ':previous': previous },
        }),
  },
});

const putAlert = (table: string, alert: LeakAlert): TransactItems[number] => ({
  Put: { TableName: table, Item: alertItem(alert), ConditionExpression: 'attribute_not_exists(pk)' },
});

const write = async (
  { documents, tables, clock }: BatchWriterParts,
  { consent, sheets, alerts }: BatchWrite,
): Promise<WriteOutcome> => {
  const outcome = await transact(documents, [
    checkConsent(tables.consents, consent, dayOf(clock.now())),
    ...alerts.map((alert) => putAlert(tables.alerts, alert)),
    ...alerts.map((alert) =>
      putEffect(tables.outbox, consent.account, { version: 1, kind: 'alert-raised', alert: alert.id }),
    ),
    ...sheets.map((sheet) => putSheet(tables.observations, sheet)),
  ]);
  if (outcome.kind === 'committed') return { kind: 'written' };
  if (outcome.reasons[0] === 'condition-failed') return { kind: 'no-consent' };
  const existing = alerts.filter((_, index) => outcome.reasons[1 + index] === 'condition-failed');
  return { kind: 'lost-race', existing: existing.map(({ id }) => id) };
};
