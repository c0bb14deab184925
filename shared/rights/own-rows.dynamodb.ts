import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';

import type { LeakAlert } from '../alerts/leak-alert.ts';
import { addDays } from '../clock.ts';
import type { AccountLink } from '../consent/consent-history.ts';
import { participantPartition } from '../consent/consent-items.ts';
import type { ConsentOpening } from '../consent/opening-item.ts';
import type { OpeningReader } from '../consent/opening-reader.ts';
import type { Day } from '../ids.ts';
import { calendarDay, daysWithSheets } from '../posts/periods.ts';
import { batchGet, batchGetSettled, queryAll, type StoredItem } from '../runtime/read.dynamodb.ts';
import { parseItem } from '../runtime/parse-item.ts';
import type { OpeningKeyOpener } from '../sealing/opening-keys.ts';
import type { KeptOpening } from '../transparency/inner-opening.ts';
import { ledgerPartition, ledgerSortKey, PersonalRow } from '../transparency/ledger-entry.ts';
import {
  alertRowId,
  collectionRowId,
  eventRowPlace,
  keptOpeningOf,
  PERSONAL_ROW_DAYS,
  weekEnd,
  type RowPlacement,
} from '../transparency/personal-row.ts';
import type { OwnRows, RowsWanted } from './own-rows.ts';

/** A day that ended longer ago than this has all its rows, in every copy of the store. */
const SETTLED_MILLISECONDS = 3_600_000;

/** What the adapter needs. */
export interface OwnRowsParts {
  readonly documents: DynamoDBDocumentClient;
  readonly tables: { readonly people: string; readonly ledger: string };
  readonly openings: OpeningReader;
  readonly keys: OpeningKeyOpener;
}

/**
 * Rows in the `Ledger` store, by every id that they may have: nothing else tells whose they are. Half a unit for each id that
 * is none, of today's a whole one. A day has 42 of them at most, 27 on average: the days whose sheets may be written on it.
 */
export const createDynamoOwnRows = (parts: OwnRowsParts): OwnRows => ({
  of: async ({ link, alerts }, now, wanted) => {
    const opening = await parts.openings.openingOf(link.account);
    if (opening === undefined) return [];
    const own = alerts.filter(({ account }) => account === link.account);
    const places = [
      ...[...(await decisionPlaces(parts, link, opening)), ...own.flatMap(alertPlaces)].filter((place) =>
        isWanted(place, wanted),
      ),
      ...collectionPlaces(link, opening, { days: daysSince(link.connectedAt, now), wanted }),
    ];
    const rows = await rowsAt(parts, places, now);
    if (rows.length === 0) return [];
    const privateHalf = await parts.keys.open(link.account, opening.wrapped);
    return rows
      .map((row) => parseItem(PersonalRow, row))
      .flatMap((row) => keptOpeningOf(row, privateHalf) ?? [])
      .sort(byDay);
  },
});

const isWanted = ({ day }: Pick<RowPlacement, 'day'>, wanted: RowsWanted | undefined): boolean =>
  wanted === undefined || (wanted.postsOf === undefined && isWithin(day, wanted));

const isWithin = (day: Day, { from, to }: RowsWanted): boolean => from <= day && day <= to;

const rowsAt = async (
  { documents, tables: { ledger } }: OwnRowsParts,
  places: readonly RowPlacement[],
  now: Date,
): Promise<readonly StoredItem[]> => {
  const unsettled = calendarDay(new Date(now.getTime() - SETTLED_MILLISECONDS));
  const [settled, recent] = [
    places.filter(({ day }) => day < unsettled),
    places.filter(({ day }) => day >= unsettled),
  ];
  return [
    ...(await batchGetSettled(documents, ledger, settled.map(keyOf))),
    ...(await batchGet(documents, ledger, recent.map(keyOf))),
  ];
};

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
  { account }: AccountLink,
  { locator }: ConsentOpening,
  { days, wanted }: { readonly days: readonly Day[]; readonly wanted: RowsWanted | undefined },
): readonly RowPlacement[] => {
  const [first] = days;
  if (first === undefined) return [];
  return days
    .filter((collectedOn) => wanted === undefined || isWithin(collectedOn, wanted))
    .flatMap((collectedOn) =>
      daysWithSheets(collectedOn)
        .filter((day) => day >= first && day === (wanted?.postsOf ?? day))
        .map((day) => ({ day: collectedOn, id: collectionRowId(locator, { account, day, collectedOn }) })),
    );
};

/** A batch waits in its queues for a fortnight at most, so that an alert may be written so much later than its post was seen. */
const WEEKS_WAITED = 2;

/** Every step of an alert is dated by its own week, but for the first, which may have waited. */
const alertPlaces = ({ opening, history }: LeakAlert): readonly RowPlacement[] =>
  opening === undefined
    ? []
    : history.flatMap(({ at }, nth) =>
        Array.from({ length: nth === 0 ? WEEKS_WAITED + 1 : 1 }, (_, late) => ({
          day: weekEnd(addDays(new Date(at), 7 * late)),
          id: alertRowId(opening.trail, nth),
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
