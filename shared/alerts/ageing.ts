import { addDays, epochSeconds } from '../clock.ts';
import type { AlertState, LeakAlert } from './leak-alert.ts';

/** An alert that is never closed is erased this many days after it was raised. */
export const DAYS_KEPT_OPEN = 180;

/** From these ages on, in days, an alert in an open state is too old for nobody to be told. */
const AGEING_FROM = { raised: 3, acknowledged: 30, confirmed: 30, escalated: 30 } as const satisfies Partial<
  Record<AlertState, number>
>;

/** The states in which somebody still has to do something. */
export const OPEN_STATES = ['raised', 'acknowledged', 'confirmed', 'escalated'] as const;

/** When an alert that was raised at a moment is erased unless it is closed, as time to live wants it. */
export const openUntil = (raisedAt: string): number =>
  epochSeconds(addDays(new Date(raisedAt), DAYS_KEPT_OPEN));

/** Whether an alert may still be read: the store deletes some days late. */
export const isKept = ({ expiresAt }: Pick<LeakAlert, 'expiresAt'>, now: Date): boolean =>
  expiresAt > epochSeconds(now);

/** Whole days since an alert was raised. */
export const ageInDays = ({ raisedAt }: Pick<LeakAlert, 'raisedAt'>, now: Date): number =>
  Math.floor((now.getTime() - Date.parse(raisedAt)) / 86_400_000);

/** Whether an alert raised then has waited too long in a state: three days for somebody to take it, thirty to be closed. */
export const isAgeing = (state: (typeof OPEN_STATES)[number], raisedAt: Date, now: Date): boolean =>
  now >= addDays(raisedAt, AGEING_FROM[state]);
