import { describe, expect, it } from 'vitest';
import { parseScheduleExpression } from '../../infra/local/schedule-expression.ts';

const at = (text: string): number => Date.parse(text);
const iso = (instant: number | undefined): string | undefined =>
  instant === undefined ? undefined : new Date(instant).toISOString();

describe('a rate', () => {
  it('is due at whole multiples since the epoch', () => {
    const timetable = parseScheduleExpression('rate(15 minutes)');

    expect(iso(timetable.nextDue(at('2026-03-02T10:07:00Z')))).toBe('2026-03-02T10:15:00.000Z');
    expect(iso(timetable.nextDue(at('2026-03-02T10:15:00Z')))).toBe('2026-03-02T10:30:00.000Z');
    expect(iso(timetable.lastDue(at('2026-03-02T10:00:00Z'), at('2026-03-02T11:59:00Z')))).toBe(
      '2026-03-02T11:45:00.000Z',
    );
  });

  it('is not due between two instants that hold no multiple', () => {
    const timetable = parseScheduleExpression('rate(1 day)');

    expect(timetable.lastDue(at('2026-03-02T00:00:00Z'), at('2026-03-02T23:59:59Z'))).toBeUndefined();
  });

  it.each(['rate(0 minutes)', 'rate(5 seconds)', 'rate(minute)', 'at(2026-03-02T00:00:00)', 'every day'])(
    'refuses %s',
    (expression) => {
      expect(() => parseScheduleExpression(expression)).toThrow();
    },
  );
});

describe('a cron expression', () => {
  // Instants looked up in a calendar of 2026; 2 March is a Monday.
  it.each([
    ['cron(0 3 * * ? *)', '2026-03-02T03:00:00Z', '2026-03-03T03:00:00.000Z'],
    ['cron(0/15 * * * ? *)', '2026-03-02T10:46:00Z', '2026-03-02T11:00:00.000Z'],
    ['cron(0 8 ? * MON-FRI *)', '2026-03-06T08:00:00Z', '2026-03-09T08:00:00.000Z'],
    ['cron(0 8 1 * ? *)', '2026-03-02T00:00:00Z', '2026-04-01T08:00:00.000Z'],
    ['cron(0 18 L * ? *)', '2026-02-01T00:00:00Z', '2026-02-28T18:00:00.000Z'],
    ['cron(15 10 ? * 6L *)', '2026-03-02T00:00:00Z', '2026-03-27T10:15:00.000Z'],
    ['cron(0 9 ? * 2#1 *)', '2026-03-02T09:00:00Z', '2026-04-06T09:00:00.000Z'],
    ['cron(0 0 1 JAN,JUL ? *)', '2026-03-02T00:00:00Z', '2026-07-01T00:00:00.000Z'],
    ['cron(0 0 29 2 ? *)', '2026-03-02T00:00:00Z', '2028-02-29T00:00:00.000Z'],
    ['cron(5 6,18 * * ? 2027)', '2026-03-02T00:00:00Z', '2027-01-01T06:05:00.000Z'],
  ])('%s is next due after %s at %s', (expression, after, expected) => {
    expect(iso(parseScheduleExpression(expression).nextDue(at(after)))).toBe(expected);
  });

  it('gives the last due instant of a span, its end included and its start not', () => {
    const timetable = parseScheduleExpression('cron(30 3,15 * * ? *)');

    expect(iso(timetable.lastDue(at('2026-03-02T00:00:00Z'), at('2026-03-03T00:00:00Z')))).toBe(
      '2026-03-02T15:30:00.000Z',
    );
    expect(iso(timetable.lastDue(at('2026-03-02T00:00:00Z'), at('2026-03-02T15:30:00Z')))).toBe(
      '2026-03-02T15:30:00.000Z',
    );
    expect(timetable.lastDue(at('2026-03-02T15:30:00Z'), at('2026-03-03T03:29:00Z'))).toBeUndefined();
  });

  it('is never due again when its year is over', () => {
    expect(
      parseScheduleExpression('cron(0 0 1 1 ? 2025)').nextDue(at('2026-03-02T00:00:00Z')),
    ).toBeUndefined();
  });

  it.each([
    'cron(0 3 * * *)',
    'cron(0 3 * * * *)',
    'cron(0 3 ? * ? *)',
    'cron(60 3 * * ? *)',
    'cron(0 3 15W * ? *)',
    'cron(0 3 * FOO ? *)',
  ])('refuses %s', (expression) => {
    expect(() => parseScheduleExpression(expression)).toThrow();
  });
});
