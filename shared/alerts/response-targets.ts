import * as z from 'zod';

import { addDays } from '../clock.ts';
import { RESPONSE_HOURS } from '../names.ts';
import { isClosed } from './handling.ts';
import { Severity, type AlertState, type LeakAlert } from './leak-alert.ts';

/** Within how many hours of being raised an alert is to be taken by somebody, and closed, by its severity. */
export const ResponseTargets = z.record(
  Severity,
  z.strictObject({
    take: z.number().positive().max(RESPONSE_HOURS.takeAtMost),
    close: z.number().positive().max(RESPONSE_HOURS.closeAtMost),
  }),
);
export type ResponseTargets = z.infer<typeof ResponseTargets>;

/** What holds where a company sets no targets of its own. */
export const STANDARD_TARGETS: ResponseTargets = RESPONSE_HOURS.standard;

/** How many hours after it was raised an alert in a state must have left it; undefined once it is closed. */
export const hoursFor = (
  state: AlertState,
  severity: Severity,
  targets: ResponseTargets,
): number | undefined => {
  if (isClosed(state)) return undefined;
  return state === 'raised' ? targets[severity].take : targets[severity].close;
};

/** By when an alert must be taken, or closed; undefined once it is closed. */
export const dueAt = (
  { state, severity, raisedAt }: Pick<LeakAlert, 'state' | 'severity' | 'raisedAt'>,
  targets: ResponseTargets,
): Date | undefined => {
  const hours = hoursFor(state, severity, targets);
  return hours === undefined ? undefined : addDays(new Date(raisedAt), hours / 24);
};

/** Whether an alert should have been taken, or closed, by now. */
export const isOverdue = (
  alert: Pick<LeakAlert, 'state' | 'severity' | 'raisedAt'>,
  targets: ResponseTargets,
  now: Date,
): boolean => {
  const due = dueAt(alert, targets);
  return due !== undefined && due <= now;
};
