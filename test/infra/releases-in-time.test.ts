import { describe, expect, it, vi } from 'vitest';
import * as z from 'zod';

import { parseScheduleExpression } from '../../infra/local/schedule-expression.ts';
import { closedPeriods, closesAt, foldableUntil } from '../../shared/disclosure/release-period.ts';
import { createMeter } from '../../shared/runtime/metrics.ts';
import { resourcesOf, stacksFor } from '../support/synthesised.ts';

const resources = [...resourcesOf(stacksFor().pipeline)];

const Rule = z.object({ ScheduleExpression: z.string() });
const [expression = ''] = resources
  .filter(([id, { Type }]) => Type === 'AWS::Events::Rule' && id.startsWith('releaseperiod'))
  .map(([, { Properties }]) => Rule.parse(Properties).ScheduleExpression);

const Dimension = z.object({ Name: z.string(), Value: z.string() });
const Alarm = z.object({
  Namespace: z.string(),
  MetricName: z.string(),
  Dimensions: z.array(Dimension),
  Period: z.int(),
  TreatMissingData: z.string(),
});
const alarm = (name: string) => {
  const [found] = resources.filter(
    ([id, { Type }]) => Type === 'AWS::CloudWatch::Alarm' && id.startsWith(`releaseperiod${name}`),
  );
  return Alarm.parse(found?.[1].Properties);
};

/** A line of CloudWatch's embedded metric format. */
const Written = z.looseObject({
  _aws: z.object({
    CloudWatchMetrics: z.tuple([
      z.object({
        Namespace: z.string(),
        Dimensions: z.tuple([z.array(z.string())]),
        Metrics: z.tuple([z.looseObject({ Name: z.string() })]),
      }),
    ]),
  }),
});

/** What the function writes when it counts an outcome. */
const writtenFor = (outcome: string) => {
  const lines: string[] = [];
  const stdout = vi.spyOn(process.stdout, 'write').mockImplementation((line) => lines.push(String(line)) > 0);
  const meter = createMeter('release-period');
  meter.count(outcome);
  meter.flush();
  stdout.mockRestore();
  const { _aws, ...values } = Written.parse(JSON.parse(lines.join('')));
  const [{ Namespace, Dimensions, Metrics }] = _aws.CloudWatchMetrics;
  const dimensions = Dimensions[0].map((Name) => ({ Name, Value: String(values[Name]) }));
  return { Namespace, MetricName: Metrics[0].Name, Dimensions: dimensions };
};

const byName = (one: { Name: string }, other: { Name: string }): number => one.Name.localeCompare(other.Name);

describe('the release of a period', () => {
  it.each(['week', 'month'] as const)('has eight chances for every %s of four years', (kind) => {
    const timetable = parseScheduleExpression(expression);
    const periods = closedPeriods(kind, new Date('2029-01-01T00:00:00Z'), 4 * 365);
    expect(periods.length).toBeGreaterThan(46);
    for (const period of periods) {
      const [closed, end] = [closesAt(period).getTime(), foldableUntil(period).getTime()];
      const runs: number[] = [];
      for (let due = timetable.nextDue(closed - 1) ?? end; due < end; due = timetable.nextDue(due) ?? end) {
        runs.push(due);
      }
      // fifteen minutes are the longest a run takes: none is still folding while rows expire
      expect([period, runs.length >= 8, (runs.at(-1) ?? end) + 15 * 60_000 < end]).toEqual([
        period,
        true,
        true,
      ]);
    }
  });

  it.each([
    ['silence', 'complete'],
    ['lapsed', 'lapsed'],
  ])('is watched for %s by the very metric that the function writes', (name, outcome) => {
    const { Namespace, MetricName, Dimensions } = alarm(name);
    const written = writtenFor(outcome);
    expect({ Namespace, MetricName, Dimensions: Dimensions.toSorted(byName) }).toEqual({
      ...written,
      Dimensions: written.Dimensions.toSorted(byName),
    });
  });

  it('is missed by an alarm, heard of or not, while most of the day is left to mend it', () => {
    const { Period, TreatMissingData } = alarm('silence');
    expect([Period <= 6 * 3600, TreatMissingData]).toEqual([true, 'breaching']);
  });
});
