import { EngineError } from './engine-error.ts';
import type { Timetable } from './timetable.ts';

const DAY_MS = 86_400_000;
/** Longer than the gap between two leap days across a century. */
const HORIZON_DAYS = 366 * 9;

const MONTHS = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];
const WEEKDAYS = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'];

interface Field {
  readonly name: string;
  readonly first: number;
  readonly last: number;
  readonly names?: readonly string[];
}

type DayMatcher = (day: Date) => boolean;

/**
 * Reads the six fields of an EventBridge cron expression: minutes, hours, day of month, month, day of week (1 is
 * Sunday), year. Knows lists, ranges, steps, names, `L` and `#`; `W` it refuses.
 * Source: Amazon EventBridge user guide, "Cron expressions".
 */
export function parseCron(body: string): Timetable {
  const fields = body.trim().split(/\s+/);
  const [minute = '', hour = '', dayOfMonth = '', month = '', dayOfWeek = '', year = ''] = fields;
  if (fields.length !== 6) throw new EngineError(`cron(${body}) needs six fields.`);
  if ((dayOfMonth === '?') === (dayOfWeek === '?')) {
    throw new EngineError(`cron(${body}) needs a ? for either the day of the month or the day of the week.`);
  }
  const times = dueTimes(minute, hour);
  const months = values(month, { name: 'month', first: 1, last: 12, names: MONTHS });
  const years = values(year, { name: 'year', first: 1970, last: 2199 });
  const onDay = dayOfWeek === '?' ? matchDayOfMonth(dayOfMonth) : matchDayOfWeek(dayOfWeek);
  const isDueDay = (day: Date): boolean =>
    years.has(day.getUTCFullYear()) && months.has(day.getUTCMonth() + 1) && onDay(day);

  return {
    lastDue: (after, until) => {
      for (let day = startOfDay(until); day > after - DAY_MS; day -= DAY_MS) {
        const last = isDueDay(new Date(day)) ? times.findLast((time) => day + time <= until) : undefined;
        if (last !== undefined) return day + last > after ? day + last : undefined;
      }
      return undefined;
    },
    nextDue: (after) => {
      const today = startOfDay(after);
      for (let day = today; day < today + HORIZON_DAYS * DAY_MS; day += DAY_MS) {
        const next = isDueDay(new Date(day)) ? times.find((time) => day + time > after) : undefined;
        if (next !== undefined) return day + next;
      }
      return undefined;
    },
  };
}

const startOfDay = (instant: number): number => Math.floor(instant / DAY_MS) * DAY_MS;

/** Milliseconds after midnight, in order. */
function dueTimes(minute: string, hour: string): readonly number[] {
  const minutes = [...values(minute, { name: 'minute', first: 0, last: 59 })];
  const hours = [...values(hour, { name: 'hour', first: 0, last: 23 })];
  return hours.flatMap((h) => minutes.map((m) => (h * 60 + m) * 60_000)).sort((a, b) => a - b);
}

function matchDayOfMonth(text: string): DayMatcher {
  if (text === 'L') return (day) => new Date(day.getTime() + DAY_MS).getUTCDate() === 1;
  const days = values(text, { name: 'day of the month', first: 1, last: 31 });
  return (day) => days.has(day.getUTCDate());
}

function matchDayOfWeek(text: string): DayMatcher {
  const field = { name: 'day of the week', first: 1, last: 7, names: WEEKDAYS };
  const weekdayOf = (day: Date): number => day.getUTCDay() + 1;
  const [, nthWeekday, nth] = /^(\w+)#([1-5])$/.exec(text) ?? [];
  if (nthWeekday !== undefined) {
    const weekday = number(nthWeekday, field);
    return (day) => weekdayOf(day) === weekday && Math.ceil(day.getUTCDate() / 7) === Number(nth);
  }
  const [, lastWeekday] = /^(\w+)L$/.exec(text) ?? [];
  if (lastWeekday !== undefined) {
    const weekday = number(lastWeekday, field);
    return (day) =>
      weekdayOf(day) === weekday && new Date(day.getTime() + 7 * DAY_MS).getUTCMonth() !== day.getUTCMonth();
  }
  const weekdays = values(text === 'L' ? '7' : text, field);
  return (day) => weekdays.has(weekdayOf(day));
}

/** The numbers that a field allows: any of its parts, each `*`, a value or a range, with an optional step. */
function values(text: string, field: Field): ReadonlySet<number> {
  return new Set(text.split(',').flatMap((part) => expand(part, field)));
}

function expand(part: string, field: Field): number[] {
  const [span = '', stepText] = part.split('/');
  const step = stepText === undefined ? 1 : number(stepText, { name: 'step', first: 1, last: field.last });
  const [from, to] = ends(span, stepText !== undefined, field);
  return Array.from(
    { length: Math.max(0, Math.floor((to - from) / step) + 1) },
    (_, index) => from + index * step,
  );
}

function ends(span: string, hasStep: boolean, field: Field): readonly [number, number] {
  if (span === '*') return [field.first, field.last];
  const [from = '', to] = span.split('-');
  const first = number(from, field);
  if (to !== undefined) return [first, number(to, field)];
  return [first, hasStep ? field.last : first];
}

function number(text: string, { name, first, last, names }: Field): number {
  const named = names?.indexOf(text.toUpperCase()) ?? -1;
  const value = named >= 0 ? named + first : /^\d+$/.test(text) ? Number(text) : Number.NaN;
  if (value >= first && value <= last) return value;
  throw new EngineError(`${text} is not a ${name} the engine knows (${first} to ${last}).`);
}
