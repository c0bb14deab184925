import * as z from 'zod';

/** How long it took until all that was held was erased, in classes: a figure to the minute would be a date. */
export const ErasureTime = z.enum(['within-an-hour', 'within-a-day', 'within-a-week', 'longer']);
export type ErasureTime = z.infer<typeof ErasureTime>;

const HOUR_MILLISECONDS = 3_600_000;
const HOURS = [1, 24, 168];

/** The class of an erasure, from the moment at which the consent ended to the one at which nothing was left. */
export const erasureTimeOf = (since: string, until: Date): ErasureTime => {
  const hours = (until.getTime() - Date.parse(since)) / HOUR_MILLISECONDS;
  const at = HOURS.findIndex((limit) => hours <= limit);
  return ErasureTime.options[at === -1 ? HOURS.length : at] ?? 'longer';
};
