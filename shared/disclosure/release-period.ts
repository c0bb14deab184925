import { addDays, dayOf } from '../clock.ts';
import type { Day } from '../ids.ts';
import { calendarDay, CLOSING_DAYS, sheetExpiry } from '../posts/periods.ts';
import type { Release } from './release.ts';

/** A stretch of days that is released together; `from` is its first day, `to` the day after its last. */
export interface ReleasePeriod {
  readonly kind: Release['period'];
  readonly from: Day;
  readonly to: Day;
}

const startOf = (day: string): Date => new Date(`${day}T00:00:00Z`);

const period = (kind: ReleasePeriod['kind'], from: Date, to: Date): ReleasePeriod => ({
  kind,
  from: calendarDay(from),
  to: calendarDay(to),
});

const periodOf = (kind: ReleasePeriod['kind'], moment: Date): ReleasePeriod => {
  const midnight = startOf(dayOf(moment));
  switch (kind) {
    case 'day':
      return period(kind, midnight, addDays(midnight, 1));
    case 'week': {
      const monday = addDays(midnight, -((midnight.getUTCDay() + 6) % 7));
      return period(kind, monday, addDays(monday, 7));
    }
    case 'month': {
      const [year, month] = [moment.getUTCFullYear(), moment.getUTCMonth()];
      return period(kind, new Date(Date.UTC(year, month, 1)), new Date(Date.UTC(year, month + 1, 1)));
    }
  }
};

/** The calendar month a day lies in. */
export const monthOf = (day: string): ReleasePeriod => periodOf('month', startOf(day));

/** When a period closes: every post in it has been seen at its freeze age. */
export const closesAt = ({ to }: ReleasePeriod): Date => addDays(startOf(to), CLOSING_DAYS);

/** Until when a period can be folded: afterwards its first day's sheets are gone and figures would be wrong. */
export const foldableUntil = ({ from }: ReleasePeriod): Date => sheetExpiry(from);

/**
 * The periods of a kind (days, weeks from Monday to Monday, calendar months, all UTC) that closed within the last
 * `lookBackDays` days, the moment itself included; oldest first.
 */
export const closedPeriods = (
  kind: ReleasePeriod['kind'],
  now: Date,
  lookBackDays: number,
): readonly ReleasePeriod[] => {
  const earliest = addDays(now, -lookBackDays);
  const periods: ReleasePeriod[] = [];
  let candidate = periodOf(kind, now);
  while (closesAt(candidate) > earliest) {
    if (closesAt(candidate) <= now) periods.unshift(candidate);
    candidate = periodOf(kind, addDays(startOf(candidate.from), -1));
  }
  return periods;
};

/** The periods of a kind that two days and all between them lie in, oldest first. */
export const periodsBetween = (
  kind: ReleasePeriod['kind'],
  first: string,
  last: string,
): readonly ReleasePeriod[] => {
  const periods: ReleasePeriod[] = [];
  for (let next = periodOf(kind, startOf(first)); next.from <= last; next = periodOf(kind, startOf(next.to)))
    periods.push(next);
  return periods;
};

/** The calendar days of a period, in order. */
export const daysOf = ({ from, to }: { readonly from: string; readonly to: string }): readonly Day[] => {
  const days: Day[] = [];
  for (let day = startOf(from); day < startOf(to); day = addDays(day, 1)) days.push(calendarDay(day));
  return days;
};
