import { ageInDays } from '../../shared/alerts/ageing.ts';
import { handlerOf, isClosed, type Handler } from '../../shared/alerts/handling.ts';
import type { LeakAlert } from '../../shared/alerts/leak-alert.ts';
import { dayOf } from '../../shared/clock.ts';
import { minuteOf } from './words.ts';

const PSEUDONYM_LENGTH = 8;

/** How people of security know each other here: the beginning of the hash that stands for their sign-in. */
export const pseudonymOf = (handler: string): string => handler.slice(0, PSEUDONYM_LENGTH);

/** Who handles an alert, as the person who looks knows them. */
export const handledBy = (alert: LeakAlert, { handler }: Pick<Handler, 'handler'>): string => {
  const by = handlerOf(alert);
  if (by === undefined) return 'Nobody';
  return by === handler ? 'You' : `Colleague ${pseudonymOf(by)}`;
};

/** When an alert was raised, and how long ago. */
export const raisedInWords = (alert: LeakAlert, now: Date): string => {
  const days = ageInDays(alert, now);
  if (days === 0) return minuteOf(alert.raisedAt);
  return `${minuteOf(alert.raisedAt)}, ${days === 1 ? 'a day' : `${days} days`} ago`;
};

/** When an alert is erased. */
export const erasedInWords = ({ state, expiresAt }: LeakAlert): string => {
  const on = dayOf(new Date(expiresAt * 1000));
  return isClosed(state) ? `On ${on}` : `On ${on}, unless it is closed before`;
};
