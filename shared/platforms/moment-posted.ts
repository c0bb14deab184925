import { addDays } from '../clock.ts';

/** A moment that can be: clocks differ a little, so what lies within a day ahead is taken for now. */
export const upToNow = (moment: Date | undefined, now: Date): Date | undefined => {
  if (moment === undefined || moment > addDays(now, 1)) return undefined;
  return moment > now ? now : moment;
};
