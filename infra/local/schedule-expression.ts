import { EngineError } from './engine-error.ts';
import { parseCron } from './cron.ts';
import type { Timetable } from './timetable.ts';

const MINUTE_MS = 60_000;
const UNIT_MS: ReadonlyMap<string, number> = new Map([
  ['minute', MINUTE_MS],
  ['hour', 60 * MINUTE_MS],
  ['day', 24 * 60 * MINUTE_MS],
]);

/**
 * Reads `rate(…)` and `cron(…)` as EventBridge writes them.
 * @throws EngineError for anything else, `at(…)` included.
 */
export function parseScheduleExpression(expression: string): Timetable {
  const [, kind, body] = /^(rate|cron)\((.*)\)$/.exec(expression) ?? [];
  if (kind === 'cron' && body !== undefined) return parseCron(body);
  if (kind === 'rate' && body !== undefined) return parseRate(body);
  throw new EngineError(`${expression} is not a schedule the engine knows: rate(…) or cron(…).`);
}

/** A rate counts from the epoch, not from its creation, so that two runs agree. */
function parseRate(body: string): Timetable {
  const [, value, unit] = /^([1-9]\d*) (minute|hour|day)s?$/.exec(body) ?? [];
  const unitMs = UNIT_MS.get(unit ?? '');
  if (value === undefined || unitMs === undefined) throw new EngineError(`rate(${body}) is not a rate.`);
  const interval = Number(value) * unitMs;
  return {
    lastDue: (after, until) => {
      const last = Math.floor(until / interval) * interval;
      return last > after ? last : undefined;
    },
    nextDue: (after) => (Math.floor(after / interval) + 1) * interval,
  };
}
