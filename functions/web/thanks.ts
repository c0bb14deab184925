import type { Visit } from './site-parts.ts';

/** For whoever was just sent there, a slow connection included. */
const SECONDS_AT_MOST = 300;
/** Two machines' clocks differ by less. */
const SECONDS_AHEAD = 60;

/**
 * The address of a page that says that something was taken, for whoever just sent it. It holds the moment and nothing of
 * what was sent or by whom: without a cookie and without a secret that is all there is to tell them by.
 */
export const takenAt = (path: string, now: Date): string =>
  `${path}?taken=${Math.floor(now.getTime() / 1000)}`;

/** Whether whoever visits was just sent there: an address that was kept, typed or passed on says nothing was taken. */
export const isJustTaken = ({ context }: Visit, now: Date): boolean => {
  const moment = context.req.query('taken') ?? '';
  const age = now.getTime() / 1000 - Number(moment);
  return /^\d{1,12}$/u.test(moment) && age > -SECONDS_AHEAD && age <= SECONDS_AT_MOST;
};
