import { createHash } from 'node:crypto';

import { describe, expect, it } from 'vitest';

import { playDatedTrial } from '../../../bin/calibrate/dated-trial.ts';
import { bytesFrom } from '../../../bin/calibrate/trial.ts';
import { drawPeople, WORLD_CATEGORIES, WORLD_KINDS } from '../../../bin/calibrate/worlds.ts';
import { seeded } from '../../../bin/train/random.ts';
import {
  attackParticipation,
  type SumKnown,
} from '../../../shared/disclosure/attack/participation-attack.ts';
import { stepFor } from '../../../shared/disclosure/ladder.ts';
import { createGaussianNoise } from '../../../shared/disclosure/noise.ts';
import { STANDARD_POLICY } from '../../../shared/disclosure/policy.ts';
import { discloseProgramme, type DayPosts } from '../../../shared/disclosure/programme.ts';
import { bandIn } from '../../../shared/summaries/band.ts';
import { logKnowledge, type Finds, type LogTells } from '../../support/log-knowledge.ts';

const [EVEN] = WORLD_KINDS;
if (EVEN === undefined) throw new Error('there are kinds of worlds');
const PEOPLE = 30;
const BOUND = 0.7;

/** A rule that finds something in this share of posts, by what everybody sees of them. */
const findsIn =
  (share: number): Finds =>
  ({ engagement, topic, platform, sentiment }, day) => {
    const seen = `${day} ${engagement} ${topic} ${platform} ${sentiment}`;
    return createHash('sha256').update(seen).digest().readUInt32BE() / 2 ** 32 < share;
  };

/** How many years are played of each case; more give smaller errors: `YEARS=160`. */
const YEARS = Number(process.env['YEARS'] ?? 24);

interface Year {
  readonly participants: readonly DayPosts[];
  /** Others like them, who were never candidates. */
  readonly elsewhere: readonly DayPosts[];
  readonly attack: (besides: readonly SumKnown[]) => number;
}

/** A year of so many people of twice as many as it is published, up to a month. */
const playYear = (seed: number, people: number, months: number): Year => {
  const chance = seeded(seed);
  const draw = () => drawPeople(people, EVEN, chance).filter(({ day }) => Number(day.slice(5, 7)) <= months);
  const [participants, others] = [draw(), draw()];
  const policy = { disclosure: STANDARD_POLICY, step: stepFor(people), categories: WORLD_CATEGORIES };
  const releases = discloseProgramme(participants, policy, createGaussianNoise(bytesFrom(chance)));
  const attack = (besides: readonly SumKnown[]): number => {
    const { leastSquares, posterior } = attackParticipation({ releases, participants, others, besides });
    return Math.max(leastSquares, posterior);
  };
  return { participants, elsewhere: draw(), attack };
};

interface Played extends Year {
  readonly without: number;
}

/** Years, each with what an attacker makes of its releases alone. */
const play = (years: number, { people = PEOPLE, months = 12 } = {}): readonly Played[] =>
  Array.from({ length: years }, (_, nth) => {
    const year = playYear(5_000_001 + nth, people, months);
    return { ...year, without: year.attack([]) };
  });

interface Measured {
  readonly without: number;
  readonly with: number;
  /** By how much the log helps, and the standard error of that, over the same years. */
  readonly gain: number;
  readonly error: number;
}

const meanOf = (values: readonly number[]): number =>
  values.reduce((sum, one) => sum + one, 0) / values.length;

const compared = (pairs: readonly (readonly [before: number, after: number])[]): Measured => {
  const gains = pairs.map(([before, after]) => after - before);
  const gain = meanOf(gains);
  const variance = meanOf(gains.map((one) => (one - gain) ** 2)) / Math.max(1, gains.length - 1);
  return {
    without: meanOf(pairs.map(([before]) => before)),
    with: meanOf(pairs.map(([, after]) => after)),
    gain,
    error: Math.sqrt(variance),
  };
};

/** The attack without and with what a log tells, where rules find something in this share of posts. */
const measure = (
  years: readonly Played[],
  tells: (nth: number) => LogTells,
  { share = 0 }: { readonly share?: number } = {},
): Measured =>
  compared(
    years.map(({ participants, attack, without }, nth) => [
      without,
      attack(logKnowledge(participants, tells(nth), findsIn(share))),
    ]),
  );

/** In which ranges summaries tell it now, and told it before. */
const TOLD = { collected: 'collected', alerts: 'posted' } as const;
const FINER = { collected: 'finer', alerts: 'finer' } as const;

/** Days collected, alerts raised, confirmed and dismissed, and posts opened, as they are told now, where security opens each at once. */
const everything = (nth: number): LogTells => ({
  summaries: TOLD,
  readings: { share: 1, withinDays: 1, chance: seeded(nth), told: 'quarterly', ranges: 'posted' },
});

const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;
const report = (what: string, { without, with: after, gain, error }: Measured): void =>
  void process.stdout.write(
    `\n${what}: ${percent(after)} named rightly, ${percent(without)} without the log; ${percent(gain)} ± ${percent(error)} more\n`,
  );

const SHARES = [0.0005, 0.002, 0.005, 0.01, 0.02, 0.03, 0.05, 0.1];

describe('whoever reads all of the log and its summaries as well', () => {
  const years = play(YEARS);

  it.each(SHARES)(
    'names no more people rightly than from figures alone, but for noise, where rules find %f of posts',
    (share) => {
      const measured = measure(years, everything, { share });
      report(`everything that is told, rules that find ${percent(share)} of posts`, measured);
      expect(measured.with).toBeLessThanOrEqual(BOUND);
      expect(measured.gain).toBeLessThanOrEqual(2 * measured.error);
      expect(measured.error).toBeLessThan(0.015);
    },
  );

  it('names no more of a hundred people whose alerts come near an edge', () => {
    // Five in a hundred of their posts are about a hundred a quarter.
    const measured = measure(play(4 * YEARS, { people: 100 }), everything, { share: 0.05 });
    report('a hundred people, rules that find 5 % of posts', measured);
    expect(measured.gain).toBeLessThanOrEqual(2 * measured.error);
    expect(measured.error).toBeLessThan(0.015);
  });

  it('would name more in finer ranges, of what rules find in three posts of a hundred', () => {
    const measured = measure(years, () => ({ summaries: FINER }), { share: 0.03 });
    report('finer ranges by the quarter', measured);
    expect(measured.gain).toBeGreaterThan(2 * measured.error + 0.01);
  });

  it('would name more if days of posts were told by the month, in finer ranges, and more still exactly', () => {
    const ranges = measure(years, () => ({ months: true }));
    report('finer ranges by the month', ranges);
    expect(ranges.gain).toBeGreaterThan(2 * ranges.error);
    const exact = measure(years.slice(0, 6), () => ({ exactMonths: true }));
    report('exact months', exact);
    expect(exact.gain).toBeGreaterThan(2 * exact.error + 0.01);
  });

  it('would name everybody of a log whose trees told how many rows a day has', () => {
    const measured = measure(play(2, { months: 4 }), () => ({ exactDays: true }));
    report('exact days', measured);
    expect(measured.with).toBeGreaterThan(0.9);
  });

  it('would name more than the bound allows if each week told in which range posts were opened', () => {
    const readings = { share: 1, withinDays: 1, told: 'weekly', ranges: 'done' } as const;
    const measured = measure(
      years.slice(0, 8),
      (nth) => ({ readings: { ...readings, chance: seeded(nth) } }),
      { share: 0.02 },
    );
    report('opened posts by the week, rules that find 2 % of posts', measured);
    expect(measured.with).toBeGreaterThan(BOUND);
  });
});

describe.each([5, 10])(
  'whoever reads the log of a programme of %d people, too small for releases',
  (people) => {
    // They cost little, as nothing is released: so many more of them are played.
    const years = play(4 * YEARS, { people });

    /** Ranges of people who were never candidates say nothing: whatever they seem to give is how the attack is scored. */
    const beyondChance = (tells: LogTells): Measured =>
      compared(
        years.map(({ participants, elsewhere, attack }) => [
          attack(logKnowledge(elsewhere, tells)),
          attack(logKnowledge(participants, tells)),
        ]),
      );

    it('names no more people than from ranges of people who have nothing to do with it', () => {
      const measured = beyondChance({ summaries: TOLD });
      report(`${people} people, ranges of summaries`, measured);
      expect(measured.gain).toBeLessThanOrEqual(2 * measured.error);
    });

    it('would name more in finer ranges', () => {
      const measured = beyondChance({ summaries: FINER });
      report(`${people} people, finer ranges`, measured);
      expect(measured.gain).toBeGreaterThan(2 * measured.error);
    });
  },
);

/** How many joined on which days, as a log would tell it. */
type Told = (dates: ReadonlyMap<string, string>) => ReadonlyMap<string, number>;

const exactly: Told = (dates) =>
  new Map([...Map.groupBy(dates.values(), (day) => day)].map(([day, all]) => [day, all.length]));

const quarterOf = (day: string): number => Math.floor((Number(day.slice(5, 7)) - 1) / 3);

/** The middle of each quarter's range, the same for each of its days. */
const byQuarter: Told = (dates) =>
  new Map(
    Array.from({ length: 365 }, (_, nth) => {
      const day = new Date(Date.UTC(2025, 0, 1 + nth)).toISOString().slice(0, 10);
      const count = [...dates.values()].filter((date) => quarterOf(date) === quarterOf(day)).length;
      const { atLeast, atMost } = bandIn('chosen', count);
      return [day, (atLeast + (atMost ?? atLeast)) / 2];
    }),
  );

/** How often the month was named in which people joined, ten of thirty, by somebody who is told who they are. */
const monthsNamed = (toldOf?: Told): number =>
  meanOf(
    Array.from({ length: 8 }, (_, nth) => {
      const step = stepFor(PEOPLE);
      const parts = { steady: 20, changed: 10, change: 'joined', isTold: true, kind: EVEN, step } as const;
      const { month } = playDatedTrial({
        ...parts,
        chance: seeded(6_000_001 + nth),
        ...(toldOf && { toldOf }),
      });
      return month.accuracy;
    }),
  );

describe('whoever wants to know when people joined', () => {
  it('learns nothing from ranges by the quarter, and much from a log that told each joining on its day', () => {
    const [without, quarters, exact] = [monthsNamed(), monthsNamed(byQuarter), monthsNamed(exactly)];
    process.stdout.write(
      `\nmonths of joining: ${percent(quarters)} named, ${percent(without)} without the log, ${percent(exact)} from exact days\n`,
    );
    expect(quarters).toBeLessThanOrEqual(without + 0.02);
    expect(exact).toBeGreaterThan(without + 0.1);
  });
});
