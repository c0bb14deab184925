import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';

import { addDays } from '../clock.ts';
import type { AccountLink } from '../consent/consent-history.ts';
import { participantPartition } from '../consent/consent-items.ts';
import type { ConsentOpening } from '../consent/opening-item.ts';
import type { OpeningReader } from '../consent/opening-reader.ts';
import type { AccountId, Day } from '../ids.ts';
import { calendarDay } from '../posts/periods.ts';
import { batchGet, queryAll, type StoredItem } from '../runtime/read.dynamodb.ts';
import { parseItem } from '../runtime/parse-item.ts';
import type { OpeningKeyOpener } from '../sealing/opening-keys.ts';
import type { KeptOpening } from '../transparency/inner-opening.ts';
import { ledgerPartition, ledgerSortKey, PersonalRow } from '../transparency/ledger-entry.ts';
import {
  collectionRowId,
  eventRowPlace,
  keptOpeningOf,
  PERSONAL_ROW_DAYS,
  type RowPlacement,
} from '../transparency/personal-row.ts';
import type { OwnRows } from './own-rows.ts';

/** A quarter, the days until its figures are final, and a week in which a run may fail: no sheet lives longer. */
const DAYS_COLLECTED = 110;

/** What the adapter needs. */
export interface OwnRowsParts {
  readonly documents: DynamoDBDocumentClient;
  readonly tables: { readonly people: string; readonly ledger: string };
  readonly openings: OpeningReader;
  readonly keys: OpeningKeyOpener;
}

/**
 * Rows in the `Ledger` store, by every id that they may have: nothing else tells whose they are. Half a unit for each id
 * that is none, of which a consent of ten weeks has 2,500 and one of a year 34,000.
 */
export const createDynamoOwnRows = (parts: OwnRowsParts): OwnRows => ({
  of: async (link, now) => {
    const opening = await parts.openings.openingOf(link.account);
    if (opening === undefined) return [];
    const places = [
      ...(await decisionPlaces(parts, link, opening)),
      ...collectionPlaces(link.account, opening, daysSince(link.connectedAt, now)),
    ];
    const rows = await batchGet(parts.documents, parts.tables.ledger, places.map(keyOf));
    if (rows.length === 0) return [];
    const privateHalf = await parts.keys.open(link.account, opening.wrapped);
    return rows
      .map((row) => parseItem(PersonalRow, row))
      .flatMap((row) => keptOpeningOf(row, privateHalf) ?? [])
      .sort(byDay);
  },
});

const keyOf = ({ day, id }: RowPlacement): StoredItem => ({
  pk: ledgerPartition(day),
  sk: ledgerSortKey(id),
});

const byDay = (one: KeptOpening, other: KeptOpening): number =>
  one.day.localeCompare(other.day) || one.id.localeCompare(other.id);

/** Days from one on, as far back as rows are kept, oldest first. */
const daysSince = (moment: string, now: Date): readonly Day[] => {
  const first = calendarDay(new Date(moment));
  return Array.from({ length: PERSONAL_ROW_DAYS + 1 }, (_, back) => calendarDay(addDays(now, -back)))
    .filter((day) => day >= first)
    .reverse();
};

/** Posts from before the consent are never collected, so that both days lie behind it. */
const collectionPlaces = (
  account: AccountId,
  { locator }: ConsentOpening,
  days: readonly Day[],
): readonly RowPlacement[] =>
  days.flatMap((collectedOn, at) =>
    days.slice(Math.max(0, at - DAYS_COLLECTED), at + 1).map((day) => ({
      day: collectedOn,
      id: collectionRowId(locator, { account, day, collectedOn }),
    })),
  );

const Decision = z.object({ sk: z.string(), at: z.iso.datetime(), account: z.string().optional() });

const decisionPlaces = async (
  { documents, tables }: OwnRowsParts,
  { participant, account }: AccountLink,
  { locator }: ConsentOpening,
): Promise<readonly RowPlacement[]> => {
  const events = await queryAll(documents, {
    TableName: tables.people,
    KeyConditionExpression: 'pk = :own AND begins_with(sk, :event)',
    ExpressionAttributeValues: { ':own': participantPartition(participant), ':event': 'event#' },
    ConsistentRead: true,
  });
  return events
    .map((item) => Decision.parse(item))
    .filter((event) => event.account === account)
    .map(({ sk, at }) => eventRowPlace(locator, { at, id: sk.slice(sk.lastIndexOf('#') + 1) }));
};
