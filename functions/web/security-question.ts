import * as z from 'zod';

import { WORK_ORDERS, type WorkQuestion } from '../../shared/alerts/alert-work.ts';
import { AlertState, Severity } from '../../shared/alerts/leak-alert.ts';
import { readPlace, writePlace, type WorkPlace } from '../../shared/alerts/work-place.ts';
import { addDays } from '../../shared/clock.ts';

/** How old alerts may be chosen to be. */
export const AGES = ['any', 'day', 'week', 'week-ago', 'month-ago'] as const;

/** What an address asks for; what does not fit in it asks for nothing. */
const Asked = z.object({
  state: AlertState.catch('raised'),
  severity: Severity.optional().catch(undefined),
  rule: z
    .string()
    .regex(/^[a-z0-9-]{1,100}$/u)
    .optional()
    .catch(undefined),
  age: z.enum(AGES).catch('any'),
  order: z.enum(WORK_ORDERS).catch('due'),
});
export type Asked = z.infer<typeof Asked>;

/** What the list shows, and from where on. */
export interface AskedList {
  readonly asked: Asked;
  readonly from: WorkPlace | undefined;
}

/** Reads what an address asks for. A place that nobody gave out is the beginning. */
export const readAsked = (query: URLSearchParams): AskedList => ({
  asked: Asked.parse(Object.fromEntries(query)),
  from: readPlace(query.get('from') ?? ''),
});

const raisedWithin = (age: Asked['age'], now: Date): WorkQuestion['raised'] => {
  const ago = (days: number): string => addDays(now, -days).toISOString();
  switch (age) {
    case 'any':
      return {};
    case 'day':
      return { from: ago(1) };
    case 'week':
      return { from: ago(7) };
    case 'week-ago':
      return { until: ago(7) };
    case 'month-ago':
      return { until: ago(30) };
  }
};

/** The question behind what an address asks for. */
export const questionOf = ({ state, severity, rule, age, order }: Asked, now: Date): WorkQuestion => ({
  state,
  severity,
  rule,
  order,
  raised: raisedWithin(age, now),
});

/** The address that asks for something else than what is asked for now; what stands by itself is left out. */
export const addressOf = (asked: Asked, from?: WorkPlace): string => {
  const { state, severity, rule, age, order } = asked;
  const query = new URLSearchParams({
    state,
    ...(severity !== undefined && { severity }),
    ...(rule !== undefined && { rule }),
    ...(age !== 'any' && { age }),
    ...(order !== 'due' && { order }),
    ...(from !== undefined && { from: writePlace(from) }),
  });
  return `/?${query.toString()}`;
};
