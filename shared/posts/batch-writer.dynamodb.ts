import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

import { dayOf, type Clock } from '../clock.ts';
import { alertItem } from '../alerts/alert-items.ts';
import { stepRows } from '../alerts/alert-rows.ts';
import type { LeakAlert } from '../alerts/leak-alert.ts';
import type { ConsentOpening } from '../consent/opening-item.ts';
import type { OpeningReader } from '../consent/opening-reader.ts';
import { checkConsent, putEffect } from '../consent/consent-operations.dynamodb.ts';
import type { RandomBytes } from '../disclosure/random.ts';
import type { AccountId, Day } from '../ids.ts';
import type { NewId } from '../random.ts';
import { parseItem } from '../runtime/parse-item.ts';
import { batchGet } from '../runtime/read.dynamodb.ts';
import { transact, type TransactItems } from '../runtime/transact.dynamodb.ts';
import type { PersonalRow } from '../transparency/ledger-entry.ts';
import { alertTrail } from '../transparency/personal-row.ts';
import { putRow } from '../transparency/row-items.ts';
import type { BatchWrite, BatchWriter, SheetWrite, WriteOutcome } from './batch-writer.ts';
import { collectionRow } from './collection-rows.ts';
import { DaySheet } from './day-sheet.ts';
import { sheetItem, sheetKey } from './observation-items.ts';
import { calendarDay } from './periods.ts';

/** What the adapter needs. */
export interface BatchWriterParts {
  readonly documents: DynamoDBDocumentClient;
  readonly tables: {
    readonly consents: string;
    readonly observations: string;
    readonly alerts: string;
    readonly outbox: string;
    readonly ledger: string;
  };
  readonly openings: OpeningReader;
  readonly clock: Clock;
  readonly newId: NewId;
  /** Salts what the log commits to. */
  readonly random: RandomBytes;
}

/**
 * One transaction over `Consents` (check), `Observations`, `Alerts`, `Outbox` and `Ledger`. Costs two write units per KB of
 * each sheet, alert and effect, two for each sheet's and alert's row in the log and two for the check; an index write for a
 * new sheet.
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

const collectedIn = ({ sheets }: BatchWrite): readonly SheetWrite[] =>
  sheets.filter(({ isCountsAlone }) => isCountsAlone !== true);

/**
 * What a participant's rows in the log are sealed to. It is read after the consent that the transaction checks: unchanged,
 * it is that consent's. Consents that are older than the log's rows have none until they are changed.
 */
const openingFor = async (
  { openings }: BatchWriterParts,
  batch: BatchWrite,
): Promise<ConsentOpening | undefined> => {
  const { account, kind } = batch.consent;
  if (kind === 'official' || collectedIn(batch).length + batch.alerts.length === 0) return undefined;
  return openings.openingOf(account);
};

/** An alert with what the rows of its later steps are sealed to, so that whoever takes them needs to know no consent. */
const withOpening = (alert: LeakAlert, opening: ConsentOpening | undefined): LeakAlert =>
  opening === undefined
    ? alert
    : { ...alert, opening: { key: opening.key, trail: alertTrail(opening.locator, alert.id) } };

const rowsOf = (
  { clock, random, newId }: BatchWriterParts,
  { sheets, alerts }: { readonly sheets: readonly SheetWrite[]; readonly alerts: readonly LeakAlert[] },
  opening: ConsentOpening | undefined,
): readonly PersonalRow[] => {
  const now = clock.now();
  const collectedOn = calendarDay(now);
  return [
    ...(opening === undefined
      ? []
      : sheets.map(({ sheet }) => collectionRow(sheet, { opening, collectedOn }, random))),
    ...alerts.flatMap((alert) => stepRows(alert, 0, { now, newId, random })),
  ];
};

const write = async (parts: BatchWriterParts, batch: BatchWrite): Promise<WriteOutcome> => {
  const { documents, tables, clock } = parts;
  const { consent, sheets } = batch;
  const opening = await openingFor(parts, batch);
  const alerts = batch.alerts.map((alert) => withOpening(alert, opening));
  const rows = rowsOf(parts, { sheets: collectedIn(batch), alerts }, opening);
  const outcome = await transact(documents, [
    checkConsent(tables.consents, consent, dayOf(clock.now())),
    ...alerts.map((alert) => putAlert(tables.alerts, alert)),
    ...alerts.map((alert) =>
      putEffect(tables.outbox, consent.account, { version: 1, kind: 'alert-raised', alert: alert.id }),
    ),
    ...sheets.map((sheet) => putSheet(tables.observations, sheet)),
    ...rows.map((row) => putRow(tables.ledger, row)),
  ]);
  if (outcome.kind === 'committed') return { kind: 'written' };
  if (outcome.reasons[0] === 'condition-failed') return { kind: 'no-consent' };
  const existing = alerts.filter((_, index) => outcome.reasons[1 + index] === 'condition-failed');
  return { kind: 'lost-race', existing: existing.map(({ id }) => id) };
};
