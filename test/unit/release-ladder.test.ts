import { describe, expect, it } from 'vitest';

import { createReleasePeriod } from '../../functions/release-period/release-period.ts';
import type { LadderStep } from '../../shared/disclosure/ladder.ts';
import { STANDARD_POLICY } from '../../shared/disclosure/policy.ts';
import { consent, HEADLINE_STEP, ONE_STEP, post, sheet, SILENCE } from '../support/disclosure-builders.ts';
import { createFakeStores, type FakeStores } from '../support/fake-releases.ts';

/** September 2026 closed an hour ago. */
const CLOSED = new Date('2026-10-09T01:00:00Z');
const MONTH = 'release#advocacy#month#2026-09-01';
const POLICY = { disclosure: STANDARD_POLICY, topics: ['launch'] };
const [HEADLINE] = HEADLINE_STEP;
const [ONE] = ONE_STEP;
const ONLY_ENGAGEMENT = {
  purposes: {
    engagement: { scope: { kind: 'company-mention' }, givenAt: '2026-01-01T00:00:00Z' },
  },
};

const people = Array.from({ length: 12 }, (_, index) => index);

const stores = (): FakeStores =>
  createFakeStores(
    people.map((index) => consent(index)),
    people.map((index) => sheet(index, '2026-09-08')),
  );

const run = (world: FakeStores, now = CLOSED, ladder: readonly LadderStep[] = HEADLINE_STEP) =>
  createReleasePeriod({ ...world, noise: SILENCE }, { ...POLICY, ladder })(now);

const headlineOf = (world: FakeStores, key: string) =>
  world.published
    .get(key)
    ?.release.figures.slice(0, 2)
    .map(({ value }) => value);

describe('the ladder of releases', () => {
  it('withholds every figure of a month in which nobody posted, and says so in the same shape', async () => {
    const world = createFakeStores([], []);
    await run(world, CLOSED, ONE_STEP);
    const month = world.published.get('release#advocacy#month#2026-09-01')?.release;
    // two platforms, one topic, four labels, two measures
    expect(month?.figures).toHaveLength(14);
    expect(month?.figures.every(({ value }) => value === null)).toBe(true);
  });

  it('publishes of a programme below the first step nothing but that it did', async () => {
    const world = stores();
    await run(world, CLOSED, [{ ...HEADLINE, from: 30 }]);
    const month = world.published.get(MONTH)?.release;
    expect(month?.step).toEqual({ from: 0, detail: 'nothing' });
    expect(month?.figures.map(({ table, value }) => [table, value])).toEqual([
      ['headline', null],
      ['headline', null],
    ]);
  });

  it('publishes weeks where the month that ended before them was released under a step that has weeks', async () => {
    const world = createFakeStores(
      people.map((index) => consent(index)),
      people.flatMap((index) => [sheet(index, '2026-09-08'), sheet(index, '2026-10-06')]),
    );
    await run(world, CLOSED, ONE_STEP);
    // the week from 5 October closes on the 20th; those that began in September have no month before them
    await run(world, new Date('2026-10-20T01:00:00Z'), ONE_STEP);
    const weeks = [...world.published.values()].filter(({ release }) => release.period === 'week');
    expect(weeks.map(({ release }) => release.from)).toEqual(['2026-10-05']);
    expect(headlineOf(world, 'release#advocacy#week#2026-10-05')).toEqual([12, 156]);
  });

  it('withholds a week in which fewer people posted than the first step is for, however many the month had', async () => {
    const world = createFakeStores(
      people.map((index) => consent(index)),
      people.flatMap((index) => [
        sheet(index, '2026-09-08'),
        ...(index < 10 ? [sheet(index, '2026-10-06')] : []),
      ]),
    );
    const ladder = [{ ...HEADLINE, detail: 'nothing' } as const, { ...ONE, from: 11 }];
    await run(world, CLOSED, ladder);
    await run(world, new Date('2026-10-20T01:00:00Z'), ladder);
    expect(headlineOf(world, 'release#advocacy#week#2026-10-05')).toEqual([null, null]);
  });

  it('publishes no week under a step that has none', async () => {
    const world = stores();
    await run(world);
    await run(world, new Date('2026-10-20T01:00:00Z'));
    expect([...world.published.values()].filter(({ release }) => release.period === 'week')).toEqual([]);
  });

  it('clips a month by what the months before it taught, and not by its own posts', async () => {
    const loud = { likes: 5000, reposts: 0, replies: 0 };
    const many = Array.from({ length: 24 }, (_, index) => index);
    const world = createFakeStores(
      many.map((index) => consent(index)),
      many.flatMap((index) => [
        sheet(index, '2026-09-08'),
        sheet(index, '2026-10-06', [post('2', { counts: loud })]),
      ]),
    );
    await run(world);
    await run(world, new Date('2026-11-09T01:00:00Z'));
    // In September everybody had one post with thirteen interactions. Bounds that are tried grow by about a seventh:
    // ... 9, 10, 12, 14. So October is clipped at one post and fourteen interactions, though everybody had 5,000.
    expect(headlineOf(world, 'release#advocacy#month#2026-10-01')).toEqual([24, 336]);
  });

  it('leaves sentiment’s tables out where too few people consented to that', async () => {
    const alone = people.map((index) => consent(index, index < 3 ? {} : ONLY_ENGAGEMENT));
    const posts = [post('1', { sentiment: 'positive' })];
    const world = createFakeStores(
      alone,
      people.map((index) => sheet(index, '2026-09-08', posts)),
    );
    await run(world, CLOSED, [{ ...ONE, from: 10 }]);
    const tables = new Set(world.published.get(MONTH)?.release.figures.map(({ table }) => table));
    expect(tables).toEqual(new Set(['platform', 'topic']));
  });
});
