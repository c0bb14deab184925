import { addDays } from '../clock.ts';
import type { Day } from '../ids.ts';
import { calendarDay } from '../posts/periods.ts';
import type { Month } from '../summaries/summary-period.ts';
import type { ReadOfPersonalData } from './ledger-reads.ts';

/** How often something was read in a week that begins on `from`, a Monday. */
export interface ReadsInWeek extends ReadOfPersonalData {
  readonly from: Day;
  readonly count: number;
}

/** A week and its seven days. */
export interface ReadWeek {
  readonly from: Day;
  readonly days: readonly Day[];
}

const DAYS_A_WEEK = 7;
const DAYS_A_MONTH_AT_MOST = 31;
const MONDAY = 1;

const daysFrom = (first: string, count: number): readonly Day[] =>
  Array.from({ length: count }, (_, at) => calendarDay(addDays(new Date(`${first}T00:00:00Z`), at)));

/**
 * The weeks that begin in a month and are over by `today`, newest first. A week that goes on is left out: somebody who
 * looked every day would learn the day of each read.
 */
export const weeksOf = (month: Month, today: Day): readonly ReadWeek[] =>
  daysFrom(`${month}-01`, DAYS_A_MONTH_AT_MOST)
    .filter((day) => day.startsWith(month) && new Date(day).getUTCDay() === MONDAY)
    .map((from) => ({ from, days: daysFrom(from, DAYS_A_WEEK) }))
    .filter(({ days }) => days.every((day) => day < today))
    .toReversed();

/**
 * Counts reads by what and by whom, week by week. A day would be finer than anybody may know: reading follows what
 * somebody posted, and posts are public.
 */
export const readsByWeek = (
  weeks: readonly { readonly from: Day; readonly reads: readonly ReadOfPersonalData[] }[],
): readonly ReadsInWeek[] =>
  weeks.flatMap(({ from, reads }) =>
    [...Map.groupBy(reads, ({ kind, outcome, role }) => `${kind}|${outcome}|${role}`)]
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .flatMap(([, group]) => group.slice(0, 1).map((read) => ({ ...read, from, count: group.length }))),
  );
