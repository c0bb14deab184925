import { describe, expect, it } from 'vitest';

import { worstAttack, worstError, worstMonth } from '../../../bin/calibrate/choose.ts';
import { measureDates, measureKind } from '../../../bin/calibrate/measure.ts';
import type { WorldKind } from '../../../bin/calibrate/worlds.ts';
import { stepFor } from '../../../shared/disclosure/ladder.ts';

/** Kinds of people that the calibration does not know, in years that it does not play. */
const KINDS: readonly WorldKind[] = [
  { name: 'frequent', posts: 4, engagement: 60, rates: 0.6, reach: 0.7, luck: 0.8, viral: 0.02 },
  { name: 'seldom heard', posts: 0.9, engagement: 5, rates: 0.8, reach: 0.4, luck: 0.5, viral: 0 },
];
const FROM = 2_000_001;

describe.each(KINDS)('a year of a programme whose people are $name', (kind) => {
  it.each([
    { members: 30, candidates: 60, error: 0.2, count: 8 },
    { members: 80, candidates: 200, error: 0.08, count: 3 },
    { members: 300, candidates: 600, error: 0.05, count: 1 },
  ])('at $members of $candidates hides who takes part, and is off by at most $error', (size) => {
    const { members, candidates, error, count } = size;
    const step = stepFor(members);
    const worlds = [measureKind({ members, candidates, step }, kind, { from: FROM, count })];
    expect(worstAttack({ worlds })).toBeLessThanOrEqual(0.7);
    expect(worstError({ worlds })).toBeLessThanOrEqual(error);
  });
});

/**
 * Steps are chosen to name months at most five points above chance. Measured anew, in a few years, it may be a point
 * and a half more.
 */
const MONTH_ABOVE_CHANCE = 0.065;

describe('the months in which people joined or left', () => {
  it.each([
    { members: 30, count: 6 },
    { members: 80, count: 2 },
  ])('are named hardly better than by chance at $members people', ({ members, count }) => {
    const dates = measureDates({ members }, stepFor(members), { years: { from: FROM, count }, isTold: true });
    expect(worstMonth({ dates })).toBeLessThanOrEqual(MONTH_ABOVE_CHANCE);
    for (const { month } of dates)
      expect(Math.abs(month.accuracy.mean - month.claimed.mean)).toBeLessThan(3 * month.accuracy.error);
  });
});
