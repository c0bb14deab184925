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

/** The Monday, 00:00 UTC, of the ISO week a moment lies in. */
const startOfWeek = (moment: Date): Date => {
  const midnight = Date.UTC(moment.getUTCFullYear(), moment.getUTCMonth(), moment.getUTCDate());
  return addDays(new Date(midnight), -((moment.getUTCDay() + 6) % 7));
};

const earlier = (one: Date, other: Date): Date => (one < other ? one : other);
const later = (one: Date, other: Date): Date => (one > other ? one : other);

/** The calendar day of a moment, in UTC. */
export const calendarDay = (moment: Date): Day => Day.parse(dayOf(moment));

/**
 * The first moment of the oldest period, week or month, that is not published yet, counting a day of grace after its
 * closing. Deletions are looked for back to here, so that no row outlives the window in which its deletion is seen.
 */
export const startOfUnreleased = (now: Date): Date => {
  const cutOff = addDays(now, -(CLOSING_DAYS + 1));
  return earlier(startOfMonth(cutOff), startOfWeek(cutOff));
};

/** When a day's sheet goes: one day after the last period it belongs to, week or month, is closed. */
export const sheetExpiry = (day: Day): Date => {
  const moment = new Date(`${day}T00:00:00Z`);
  return addDays(later(startOfMonth(moment, 1), addDays(startOfWeek(moment), 7)), CLOSING_DAYS + 1);
};

/**
 * The days whose sheets may be written on a day, newest first: those that had not gone when it began, and the next one, since
 * a platform's clock may be ahead. A writer that sees a sheet is there at midnight may write it just after.
 */
export const daysWithSheets = (on: Day): readonly Day[] => {
  const began = new Date(`${on}T00:00:00Z`);
  const days: Day[] = [];
  for (let back = -1; ; back += 1) {
    const day = calendarDay(addDays(began, -back));
    if (sheetExpiry(day) < began) return days;
    days.push(day);
  }
};

/** Whether a post's counts may be taken for good. */
export const isAtFreezeAge = (postedAt: Date, now: Date): boolean =>
  now >= addDays(postedAt, FREEZE_AGE_DAYS);
