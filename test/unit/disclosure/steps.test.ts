import { describe, expect, it } from 'vitest';

import { foldPosts } from '../../../shared/disclosure/fold.ts';
import type { LadderStep } from '../../../shared/disclosure/ladder.ts';
import { createGaussianNoise } from '../../../shared/disclosure/noise.ts';
import { rational } from '../../../shared/disclosure/rational.ts';
import { monthOf } from '../../../shared/disclosure/release-period.ts';
import { countPeople, nextSteps, type Steps } from '../../../shared/disclosure/steps.ts';
import { participant, SILENCE } from '../../support/disclosure-builders.ts';
import { createSeededRandom } from '../../support/seeded-random.ts';

const step = (from: number, detail: LadderStep['detail']): LadderStep => ({
  from,
  detail,
  noiseMultiplier: 1,
  clipDeviations: 2,
});
const [NOTHING, HEADLINE, TABLES] = [
  step(0, 'nothing'),
  step(30, 'monthly-headline'),
  step(300, 'monthly-tables'),
];
const LADDER = [NOTHING, HEADLINE, TABLES];
const both = (some: LadderStep): Steps => ({ engagement: some, sentiment: some });

const after = (previous: LadderStep | undefined, people: number, day = '2026-11-03') => {
  const sizes = { engagement: people, sentiment: people };
  const steps = nextSteps(
    { month: monthOf(day), sizes, previous: previous === undefined ? undefined : both(previous) },
    LADDER,
  );
  return [steps.engagement.detail, steps.sentiment.detail];
};
const everywhere = (detail: LadderStep['detail']) => [detail, detail];

describe('the step a month is released under', () => {
  it('is what its size has reached, where no month was released before', () => {
    expect(after(undefined, 29)).toEqual(everywhere('nothing'));
    expect(after(undefined, 30)).toEqual(everywhere('monthly-headline'));
    expect(after(undefined, 5000)).toEqual(everywhere('monthly-tables'));
    expect(after(undefined, -3)).toEqual(everywhere('nothing'));
  });

  it('is climbed with the first month of a quarter only', () => {
    expect(after(HEADLINE, 400, '2026-11-03')).toEqual(everywhere('monthly-headline'));
    expect(after(HEADLINE, 400, '2026-12-03')).toEqual(everywhere('monthly-headline'));
    expect(after(HEADLINE, 400, '2027-01-03')).toEqual(everywhere('monthly-tables'));
  });

  it('is climbed from nothing in any month', () => {
    expect(after(NOTHING, 400)).toEqual(everywhere('monthly-tables'));
  });

  it('is left at once', () => {
    expect(after(TABLES, 299)).toEqual(everywhere('monthly-headline'));
    expect(after(TABLES, 10)).toEqual(everywhere('nothing'));
  });

  it('is that of each purpose’s own people', () => {
    const sizes = { engagement: 400, sentiment: 40 };
    const steps = nextSteps({ month: monthOf('2026-10-01'), sizes, previous: undefined }, LADDER);
    expect([steps.engagement.detail, steps.sentiment.detail]).toEqual(['monthly-tables', 'monthly-headline']);
  });

  it('takes noise and clip of the ladder as it is now, not as it was', () => {
    const noisier = { ...TABLES, noiseMultiplier: 2 };
    const sizes = { engagement: 400, sentiment: 400 };
    const month = monthOf('2026-11-01');
    const steps = nextSteps({ month, sizes, previous: both(TABLES) }, [NOTHING, HEADLINE, noisier]);
    expect(steps.engagement).toEqual(noisier);
  });
});

describe('a programme’s size', () => {
  const fold = foldPosts([
    { participant: participant(1), posts: [{ posts: 1, purposes: ['engagement'], platform: 'bluesky' }] },
    {
      participant: participant(2),
      posts: [{ posts: 1, purposes: ['engagement', 'sentiment'], platform: 'bluesky', sentiment: 'neutral' }],
    },
    {
      participant: participant(3),
      posts: [{ posts: 1, purposes: ['confidentiality'], platform: 'bluesky' }],
    },
  ]);

  it('counts who has something in a purpose’s tables, and nobody else', () => {
    expect(countPeople(fold, SILENCE, rational(2n))).toEqual({ engagement: 2, sentiment: 1 });
  });

  it('carries noise, so that it counts nobody exactly', () => {
    const noise = createGaussianNoise(createSeededRandom('sizes'));
    const drawn = Array.from({ length: 200 }, () => countPeople(fold, noise, rational(2n)).engagement);
    // two people under noise of standard deviation two: 200 draws all equal would have a chance of 0.2 to the 199th
    expect(new Set(drawn).size).toBeGreaterThan(3);
  });
});
