import { addDays, dayOf } from '../clock.ts';
import { Day } from '../ids.ts';

/** A post's counts become final at this age. */
export const FREEZE_AGE_DAYS = 7;

/** A period is closed, and may be released, this long after its end: every post has been seen at its freeze age. */
export const CLOSING_DAYS = 8;

/** A visit's ordinary window reaches back over the freeze age and a day. */
export const VISIT_WINDOW_DAYS = 8;

const startOfMonth = (moment: Date, months = 0): Date =>
  new Date(Date.UTC(moment.getUTCFullYear(), moment.getUTCMonth() + months, 1));

/** The calendar day of a moment, in UTC. */
export const calendarDay = (moment: Date): Day => Day.parse(dayOf(moment));

/**
 * The first moment of the oldest period that is not published yet: the start of the previous month until that month
 * is released, then of this month. Deletions are looked for back to here, so that no row outlives them.
 */
export const startOfUnreleased = (now: Date): Date => {
  const previousIsOut = now >= addDays(startOfMonth(now), CLOSING_DAYS + 1);
  return startOfMonth(now, previousIsOut ? 0 : -1);
};

/** When a day's sheet goes: one day after the month it belongs to is released. */
export const sheetExpiry = (day: Day): Date =>
  addDays(startOfMonth(new Date(`${day}T00:00:00Z`), 1), CLOSING_DAYS + 1);

/** Whether a post's counts may be taken for good. */
export const isAtFreezeAge = (postedAt: Date, now: Date): boolean =>
  now >= addDays(postedAt, FREEZE_AGE_DAYS);
