import { describe, expect, it } from 'vitest';

import { bytesFrom } from '../../../bin/calibrate/trial.ts';
import { drawPeople, WORLD_CATEGORIES, WORLD_KINDS } from '../../../bin/calibrate/worlds.ts';
import { seeded } from '../../../bin/train/random.ts';
import { attackParticipation } from '../../../shared/disclosure/attack/participation-attack.ts';
import { stepFor } from '../../../shared/disclosure/ladder.ts';
import { createGaussianNoise } from '../../../shared/disclosure/noise.ts';
import { STANDARD_POLICY } from '../../../shared/disclosure/policy.ts';
import {
  discloseProgramme,
  foldByPeriod,
  periodsCovering,
  type DayPosts,
  type PeriodFigures,
} from '../../../shared/disclosure/programme.ts';
import { sealRelease } from '../../../shared/disclosure/publish.ts';
import { SILENCE } from '../../support/disclosure-builders.ts';
import { createFakeStores } from '../../support/fake-releases.ts';
import {
  clipFromItself,
  monthsWithout,
  weeksOfAllTables,
  type Protection,
} from '../../support/unprotected-releases.ts';

const [EVEN] = WORLD_KINDS;
if (EVEN === undefined) throw new Error('there are kinds of worlds');

const STEP = stepFor(30);
const CLIPS = { posts: 20, engagement: 800 };
const BOUND = 0.7;

type Publish = (posts: readonly DayPosts[], chance: () => number) => readonly PeriodFigures[];

const noiseFrom = (chance: () => number) => createGaussianNoise(bytesFrom(chance));

const months =
  (without?: Protection): Publish =>
  (posts, chance) =>
    monthsWithout(posts, { step: STEP, clips: CLIPS, noise: noiseFrom(chance), ...(without && { without }) });

/** As it is shipped, with clips set in advance. */
const shipped: Publish = (posts, chance) =>
  discloseProgramme(
    posts,
    {
      disclosure: STANDARD_POLICY,
      step: STEP,
      categories: WORLD_CATEGORIES,
      clips: { week: CLIPS, month: CLIPS },
    },
    noiseFrom(chance),
  );

interface Sides {
  readonly participants: readonly DayPosts[];
  readonly others: readonly DayPosts[];
  readonly known?: readonly DayPosts[];
}

const bestAttack = (publish: Publish, { participants, others, known = [] }: Sides, seed: number): number => {
  const releases = publish([...participants, ...known], seeded(seed));
  const { leastSquares, posterior } = attackParticipation({ releases, participants, others, known });
  return Math.max(leastSquares, posterior);
};

/** The attack's mean accuracy over some years of thirty people of sixty, up to a day. */
const overYears = (publish: Publish, { years = 6, until = '2026-01-01' } = {}): number => {
  const accuracies = Array.from({ length: years }, (_, year) => {
    const chance = seeded(3_000_001 + year);
    const draw = () => drawPeople(30, EVEN, chance).filter(({ day }) => day < until);
    const [participants, others] = [draw(), draw()];
    return bestAttack(publish, { participants, others }, 3_100_001 + year);
  });
  return accuracies.reduce((sum, accuracy) => sum + accuracy, 0) / accuracies.length;
};

/** Somebody who posts once each month, and what each post brings. */
const steadily = (participant: string, engagementOf: (month: number) => number): readonly DayPosts[] =>
  Array.from({ length: 12 }, (_, month) => ({
    participant,
    day: `2025-${String(month + 1).padStart(2, '0')}-15`,
    posts: [{ posts: 20, purposes: ['engagement'], platform: 'bluesky', engagement: engagementOf(month) }],
  }));

const crowd = Array.from({ length: 30 }, (_, index) => steadily(`ordinary ${index}`, () => 100)).flat();

describe('with every protection on', () => {
  it('thirty of sixty people stay hidden', () => {
    expect(overYears(shipped)).toBeLessThanOrEqual(BOUND);
    expect(overYears(months())).toBeLessThanOrEqual(BOUND);
  });
});

describe('the clip', () => {
  /** Two people far above it, of whom one takes part: their months differ, but not below the clip. */
  const loud = (publish: Publish) =>
    bestAttack(
      publish,
      {
        participants: steadily('loud', (month) => 50_000 + 5000 * month),
        others: steadily('as loud', (month) => 105_000 - 5000 * month),
        known: crowd,
      },
      31,
    );

  it('hides which of two loud people takes part', () => {
    expect(loud(shipped)).toBe(0.5);
  });

  it('is needed: without it the loud one is named', () => {
    expect(loud(months('clip'))).toBe(1);
  });
});

describe('noise', () => {
  it('is needed: without it the attack exceeds the bound', () => {
    expect(overYears(months('noise'))).toBeGreaterThan(BOUND);
  });
});

describe('noise that is drawn once', () => {
  const TIMES = 400;
  const [january] = periodsCovering('month', crowd);
  if (january === undefined) throw new Error('the crowd posts in January');
  const inJanuary = crowd.filter(({ day }) => day < january.to);
  /** Thirty people with a hundred interactions each. */
  const truth = 3000;
  const engagementOf = (releases: readonly PeriodFigures[]): number => releases[0]?.figures[1]?.value ?? 0;
  const deviation = STEP.noiseMultiplier * CLIPS.engagement;

  it('is needed: fresh noise at each publication averages out', () => {
    const chance = seeded(41);
    let sum = 0;
    for (let time = 0; time < TIMES; time += 1)
      sum += engagementOf(months('minimum group')(inJanuary, chance));
    // four hundred draws shrink it to a twentieth; four of these
    expect(Math.abs(sum / TIMES - truth)).toBeLessThan(deviation / 5);
  });

  it('stands however often a period is published', async () => {
    const { releases, epochs, published } = createFakeStores([], []);
    const chance = seeded(42);
    const values = new Set<number | null | undefined>();
    for (let time = 0; time < 5; time += 1) {
      const figures = shipped(inJanuary, chance)[0]?.figures ?? [];
      const release = sealRelease({
        subject: { kind: 'advocacy' },
        period: january,
        publishedAt: new Date('2025-02-09T01:00:00Z'),
        minimumGroup: 10,
        step: { from: 30, detail: 'monthly-headline' },
        figures,
      });
      await releases.publish({ release }, await epochs.read());
      for (const { release: kept } of published.values()) values.add(kept.figures[1]?.value);
    }
    expect(values.size).toBe(1);
  });
});

describe('the minimum group', () => {
  /** Three who post a great deal, and three who hardly do. */
  const three = (publish: Publish) =>
    bestAttack(
      publish,
      {
        participants: ['a', 'b', 'c'].flatMap((name) => steadily(name, () => 2000)),
        others: ['d', 'e', 'f'].flatMap((name) =>
          steadily(name, () => 1).map((part) => ({ ...part, posts: [] })),
        ),
      },
      51,
    );

  it('says nothing of three people', () => {
    expect(three(shipped)).toBe(0.5);
  });

  it('is needed: without it all three are named', () => {
    expect(three(months('minimum group'))).toBe(1);
  });
});

describe('the ladder', () => {
  it('is needed: weekly figures of all tables tell thirty of sixty people apart in four months', () => {
    const weeks: Publish = (posts, chance) =>
      weeksOfAllTables(posts, {
        step: STEP,
        clips: { posts: 5, engagement: 200 },
        noise: noiseFrom(chance),
      });
    expect(overYears(weeks, { years: 2, until: '2025-05-01' })).toBeGreaterThan(BOUND);
  });
});

describe('clips from earlier periods alone', () => {
  /** Somebody loud, in March only. */
  const visitor = steadily('visitor', () => 7321).filter(({ day }) => day.startsWith('2025-03'));
  const march = (posts: readonly DayPosts[]) =>
    foldByPeriod(posts, periodsCovering('month', posts)).find(({ period }) => period.from === '2025-03-01');
  const clipInMarch = (posts: readonly DayPosts[]) =>
    discloseProgramme(
      posts,
      { disclosure: STANDARD_POLICY, step: STEP, categories: WORLD_CATEGORIES },
      SILENCE,
    ).find(({ period }) => period.from === '2025-03-01')?.figures[1]?.clip;

  it('are the same whether or not somebody loud takes part', () => {
    expect(clipInMarch([...crowd, ...visitor])).toBe(clipInMarch(crowd));
  });

  it('are needed: one from the period itself is the visitor’s own total', () => {
    const fold = march([...crowd, ...visitor])?.fold;
    if (fold === undefined) throw new Error('people post in March');
    expect(clipFromItself(fold, 'engagement')).toBe(7321);
  });
});
