/** How old a post is when its counts become final. */
export const FREEZE_DAYS = 7;

/** A period is released this long after its end, and its rows go a day later. */
const RELEASED_AFTER_DAYS = 8;

const MILLISECONDS_PER_DAY = 86_400_000;

const monthStart = (moment: Date, months: number): Date =>
  new Date(Date.UTC(moment.getUTCFullYear(), moment.getUTCMonth() + months, 1));

const later = (moment: Date, days: number): Date => new Date(moment.getTime() + days * MILLISECONDS_PER_DAY);

const weekEnd = (moment: Date): Date => {
  const midnight = new Date(Date.UTC(moment.getUTCFullYear(), moment.getUTCMonth(), moment.getUTCDate()));
  return later(midnight, 7 - ((moment.getUTCDay() + 6) % 7));
};

/** When the row of a post made at this moment is deleted for good: nine days after its month and its week. */
export const rowGoesAt = (postedAt: Date): Date => {
  const ends = [monthStart(postedAt, 1), weekEnd(postedAt)].map((end) => end.getTime());
  return later(new Date(Math.max(...ends)), RELEASED_AFTER_DAYS + 1);
};

/** Whether a visit looks at a post of this age: its day's rows are still kept. */
export const isLookedAt = (postedAt: Date, visit: Date): boolean => visit < rowGoesAt(postedAt);

/** Whether a post is old enough for its counts to be final. */
export const isFreezeDue = (postedAt: Date, visit: Date): boolean => visit >= later(postedAt, FREEZE_DAYS);
