import { describe, expect, it } from 'vitest';
import * as z from 'zod';

import { parseScheduleExpression } from '../../infra/local/schedule-expression.ts';
import { FollowedWorld } from '../support/followed-world.ts';
import { resourcesOf, stacksFor } from '../support/synthesised.ts';

const resources = [...resourcesOf(stacksFor().pipeline)];
const Rule = z.object({ ScheduleExpression: z.string() });

/** When the stage starts a function. */
const timetableOf = (name: string) => {
  const [expression = ''] = resources
    .filter(([id, { Type }]) => Type === 'AWS::Events::Rule' && id.startsWith(name.replace('-', '')))
    .map(([, { Properties }]) => Rule.parse(Properties).ScheduleExpression);
  return parseScheduleExpression(expression);
};

const [sealing, following] = [timetableOf('seal-day'), timetableOf('monitor-log')];
const MIDNIGHT = Date.parse('2026-11-16T00:00:00Z');
const HOUR = 3_600_000;

type Run = readonly [job: 'seal' | 'follow', at: number];
const inOrder = (runs: readonly Run[]): readonly Run[] => runs.toSorted(([, one], [, other]) => one - other);

/** What is due in the days from a moment on, all of it. */
const asInTheCloud = (from: number, days: number): readonly Run[] => {
  const runs: Run[] = [];
  for (const [job, timetable] of [
    ['seal', sealing],
    ['follow', following],
  ] as const) {
    const next = (at: number): number => timetable.nextDue(at) ?? Number.POSITIVE_INFINITY;
    for (let at = next(from - 1); at < from + days * 24 * HOUR; at = next(at)) runs.push([job, at]);
  }
  return inOrder(runs);
};

/** What the engine starts that is driven in steps of a day: each job once, when it was due last. */
const asInSteps = (from: number, days: number): readonly Run[] =>
  Array.from({ length: days }, (_, nth) => from + nth * 24 * HOUR).flatMap((step) =>
    inOrder(
      (
        [
          ['seal', sealing],
          ['follow', following],
        ] as const
      ).flatMap(([job, timetable]): readonly Run[] => {
        const at = timetable.lastDue(step, step + 24 * HOUR);
        return at === undefined ? [] : [[job, at]];
      }),
    ),
  );

const played = async (runs: readonly Run[]): Promise<FollowedWorld> => {
  const world = new FollowedWorld();
  for (const [job, at] of runs) {
    const moment = new Date(at).toISOString();
    if (job === 'seal') await world.seal(moment);
    else expect(['followed', 'nothing-yet']).toContain(await world.follow(moment));
  }
  return world;
};

describe('whoever follows the log', () => {
  it('looks after each run that seals, once it is over', () => {
    const runs = asInTheCloud(MIDNIGHT, 3).map(([job]) => job);
    expect(runs).toEqual(Array.from({ length: 12 }, () => ['seal', 'follow']).flat());
    for (const [job, at] of asInTheCloud(MIDNIGHT, 1))
      if (job === 'seal') expect((following.nextDue(at) ?? 0) - at).toBeGreaterThan(15 * 60_000);
  });

  it.each([0, 1, 6, 12, 23])(
    'never calls a log late that is sealed on time, in steps of a day, as the sample company is played, that begin at %d',
    async (hour) => {
      const world = await played(asInSteps(MIDNIGHT + hour * HOUR, 6));
      expect(world.noticed).toEqual(['began']);
      expect(world.followed.kept?.size).toBe(6);
    },
  );

  it('calls none late that is sealed by its schedule, and one late that misses a day', async () => {
    const runs = asInTheCloud(MIDNIGHT, 5);
    expect((await played(runs)).noticed).toEqual(['began']);
    const [from, to] = [MIDNIGHT + 48 * HOUR, MIDNIGHT + 72 * HOUR];
    const missed = runs.filter(([job, at]) => job === 'follow' || at < from || at >= to);
    expect((await played(missed)).noticed).toEqual(['began', 'late', 'late', 'late']);
  });
});
