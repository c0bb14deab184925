import * as z from 'zod';

import { addDays } from '../../../shared/clock.ts';
import type { DayRange } from '../../../shared/disclosure/release-reader.ts';
import { Measure } from '../../../shared/disclosure/release.ts';
import { AccountId } from '../../../shared/ids.ts';
import { calendarDay, CLOSING_DAYS } from '../../../shared/posts/periods.ts';

const PAGES_AT_MOST = 1000;

/**
 * What a report of official accounts is asked for in its address. Whatever does not fit reads as if it were not there:
 * an address that somebody mangled shows the report as it opens.
 */
const ReportQuery = z.object({
  days: z.enum(['7', '28', '84']).catch('28'),
  compare: z.enum(['previous', 'year', 'none']).catch('previous'),
  measure: Measure.catch('engagement'),
  account: AccountId.optional().catch(undefined),
  page: z.coerce.number().int().min(1).max(PAGES_AT_MOST).catch(1),
});
export type ReportQuery = z.infer<typeof ReportQuery>;

export const DAYS = ['7', '28', '84'] as const;
export const COMPARISONS = ['previous', 'year', 'none'] as const;

/** The query of an address. */
export const readReportQuery = (address: string): ReportQuery =>
  ReportQuery.parse(Object.fromEntries(new URL(address).searchParams));

/** The same report in an address, with what changes. */
export const reportAddress = (
  path: string,
  query: ReportQuery,
  changes: Partial<ReportQuery> = {},
): string => {
  const { days, compare, measure, account, page } = { ...query, page: 1, ...changes };
  const search = new URLSearchParams({ days, compare, measure });
  if (account !== undefined) search.set('account', account);
  if (page > 1) search.set('page', String(page));
  return `${path}?${search.toString()}`;
};

/** A day that closed is released within two of the job's runs, three hours apart. */
const RELEASED_AFTER_DAYS = 0.25;

const startOf = (day: string): Date => new Date(`${day}T00:00:00Z`);

/** The stretch of so many days that ends with the last one whose releases are there. */
export const latestDays = (days: number, now: Date): DayRange => {
  const to = calendarDay(addDays(now, -CLOSING_DAYS - RELEASED_AFTER_DAYS));
  return { from: calendarDay(addDays(startOf(to), -days)), to };
};

/** The last day of which official posts are released. */
export const releasedUntil = (now: Date): string => latestDays(1, now).from;

const shifted = ({ from, to }: DayRange, days: number): DayRange => ({
  from: calendarDay(addDays(startOf(from), days)),
  to: calendarDay(addDays(startOf(to), days)),
});

/** A year that begins on the same day of the week. */
const YEAR_IN_WHOLE_WEEKS = 364;

/** What a report is about, and what it is compared with. */
export interface ReportRanges {
  readonly shown: DayRange;
  readonly compared?: DayRange;
}

/** The days a query asks for, and those it compares them with: as many, on the same days of the week. */
export const rangesOf = (
  { days, compare }: Pick<ReportQuery, 'days' | 'compare'>,
  now: Date,
): ReportRanges => {
  const shown = latestDays(Number(days), now);
  switch (compare) {
    case 'none':
      return { shown };
    case 'previous':
      return { shown, compared: shifted(shown, -Number(days)) };
    case 'year':
      return { shown, compared: shifted(shown, -YEAR_IN_WHOLE_WEEKS) };
  }
};

/** The days of a range, in order. */
export const daysIn = ({ from, to }: DayRange): readonly string[] => {
  const days: string[] = [];
  for (let day = startOf(from); day < startOf(to); day = addDays(day, 1)) days.push(calendarDay(day));
  return days;
};
