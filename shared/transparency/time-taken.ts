import * as z from 'zod';

/** How long something took, in classes: a figure to the minute would be a date. */
export const TimeTaken = z.enum(['within-an-hour', 'within-a-day', 'within-a-week', 'longer']);
export type TimeTaken = z.infer<typeof TimeTaken>;

const HOUR_MILLISECONDS = 3_600_000;
const HOURS = [1, 24, 168];

/** The class of what took from one moment until another. */
export const timeTakenOf = (since: string, until: Date): TimeTaken => {
  const hours = (until.getTime() - Date.parse(since)) / HOUR_MILLISECONDS;
  const at = HOURS.findIndex((limit) => hours <= limit);
  return TimeTaken.options[at === -1 ? HOURS.length : at] ?? 'longer';
};
