import type { LeakAlert, Severity } from './leak-alert.ts';

/** Severities, the worst first. */
export const WORST_FIRST = ['critical', 'high', 'medium', 'low'] as const satisfies readonly Severity[];

const rankOf = (severity: Severity): string => String(WORST_FIRST.indexOf(severity) + 1);

/**
 * Sorts the alerts of one state: by severity, the worst first, then by the moment they were raised. So each severity is
 * one stretch of a state, and what was raised before some moment is one stretch of that.
 */
export const urgencyOf = ({ severity, raisedAt }: Pick<LeakAlert, 'severity' | 'raisedAt'>): string =>
  `${rankOf(severity)}#${raisedAt}`;

/** When alerts were raised (ISO 8601, UTC), both ends included; an end that is not said is open. */
export interface RaisedWithin {
  readonly from?: string;
  readonly until?: string;
}

/** Sorts behind every moment. */
const EVER = '~';

/** Both ends, included, of the stretch that alerts of a severity take, or those of them that were raised within. */
export const stretchOf = (severity: Severity, { from = '', until = EVER }: RaisedWithin) =>
  [`${rankOf(severity)}#${from}`, `${rankOf(severity)}#${until}`] as const;
