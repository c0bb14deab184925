import * as z from 'zod';

import { addDays, dayOf, epochSeconds } from '../clock.ts';
import { Subject } from '../identity/identity.ts';

/** So many drafts one person may have checked in an hour and in a day, both of universal time. */
export const CHECKS_AT_MOST = { anHour: 20, aDay: 100 } as const;

const MILLISECONDS_PER_HOUR = 3_600_000;

/**
 * How often somebody had a draft checked on one day, and in its latest hour in which they did: numbers, nothing about
 * any text. It belongs to the sign-in, not to the participant id, which can be given up and made anew at will.
 */
export const DraftAttempts = z.object({
  version: z.literal(1),
  subject: Subject,
  day: z.iso.date(),
  today: z.int().positive().max(CHECKS_AT_MOST.aDay),
  hour: z.int().min(0).max(23),
  thisHour: z.int().positive().max(CHECKS_AT_MOST.anHour),
  /** In epoch seconds: midnight. */
  expiresAt: z.int().positive(),
});
export type DraftAttempts = z.infer<typeof DraftAttempts>;

/** Whether one more draft is checked, and what is kept of that; else from when on. */
export type Counted =
  | { readonly kind: 'counted'; readonly next: DraftAttempts }
  | { readonly kind: 'spent'; readonly until: Date };

const midnightAfter = (now: Date): Date => new Date(`${dayOf(addDays(now, 1))}T00:00:00.000Z`);

/** Counts one more attempt of somebody; `held` is what is kept of earlier ones, of whatever day. */
export const countAttempt = (subject: Subject, held: DraftAttempts | undefined, now: Date): Counted => {
  const day = dayOf(now);
  const hour = now.getUTCHours();
  const isToday = held?.day === day;
  const today = isToday ? held.today : 0;
  const thisHour = isToday && held.hour === hour ? held.thisHour : 0;
  const midnight = midnightAfter(now);
  if (today >= CHECKS_AT_MOST.aDay) return { kind: 'spent', until: midnight };
  if (thisHour >= CHECKS_AT_MOST.anHour) {
    const nextHour = Math.floor(now.getTime() / MILLISECONDS_PER_HOUR + 1) * MILLISECONDS_PER_HOUR;
    return { kind: 'spent', until: new Date(nextHour) };
  }
  const next = {
    version: 1,
    subject,
    day,
    today: today + 1,
    hour,
    thisHour: thisHour + 1,
    expiresAt: epochSeconds(midnight),
  } as const;
  return { kind: 'counted', next };
};
