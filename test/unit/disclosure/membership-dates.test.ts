import { describe, expect, it } from 'vitest';

import { playDatedTrial } from '../../../bin/calibrate/dated-trial.ts';
import { drawPeople, WORLD_KINDS } from '../../../bin/calibrate/worlds.ts';
import { seeded } from '../../../bin/train/random.ts';
import { datePosterior } from '../../../shared/disclosure/attack/date-posterior.ts';
import { attackDates, COUNTS, type Answer } from '../../../shared/disclosure/attack/membership-dates.ts';
import type { DayPosts } from '../../../shared/disclosure/programme.ts';
import { periodsBetween } from '../../../shared/disclosure/release-period.ts';
import { exactWeeks } from '../../support/exact-weeks.ts';

const vector = (...numbers: readonly number[]) => Float64Array.from(numbers);

/** The exact posterior, by trying every combination of dates. */
const byEnumeration = (
  options: readonly (readonly Float64Array[])[],
  target: Float64Array,
  prior: readonly number[],
) => {
  const weights = options.map((columns) => columns.map(() => 0));
  let all = 0;
  for (let combination = 0; combination < prior.length ** options.length; combination += 1) {
    const dates = options.map((_, person) => Math.floor(combination / prior.length ** person) % prior.length);
    const misfit = target.reduce((sum, value, row) => {
      const fitted = dates.reduce((total, date, person) => total + (options[person]?.[date]?.[row] ?? 0), 0);
      return sum + (value - fitted) ** 2;
    }, 0);
    const weight = dates.reduce((product, date) => product * (prior[date] ?? 0), Math.exp(-misfit / 2));
    all += weight;
    for (const [person, date] of dates.entries()) {
      const own = weights[person];
      if (own !== undefined) own[date] = (own[date] ?? 0) + weight;
    }
  }
  return weights.map((own) => own.map((weight) => weight / all));
};

describe('the posterior of dates', () => {
  it('weighs two dates of one person as Bayes’ rule says', () => {
    // odds of exp(−(1 − 1)² / 2) to exp(−1² / 2), times a prior of 1 to 3
    const [[one = 0] = []] = datePosterior(
      { options: [[vector(1), vector(0)]], target: vector(1) },
      [0.25, 0.75],
      seeded(1),
    );
    expect(one).toBeCloseTo(1 / (1 + 3 * Math.exp(-0.5)), 6);
  });

  it('comes close to trying every combination of five dates of four people', () => {
    const chance = seeded(12);
    // somebody who joined on the second of five dates adds to all rows but the first
    const options = Array.from({ length: 4 }, () => {
      const adds = Array.from({ length: 5 }, () => 2.5 * chance());
      return adds.map((_, date) => Float64Array.from(adds, (amount, row) => (row >= date ? amount : 0)));
    });
    const target = Float64Array.from({ length: 5 }, (_, row) =>
      options.reduce((sum, columns, person) => sum + (columns[person]?.[row] ?? 0), chance() - 0.5),
    );
    const prior = [0.1, 0.2, 0.3, 0.2, 0.2];
    const exact = byEnumeration(options, target, prior);
    const found = datePosterior({ options, target }, prior, seeded(13));
    for (const [person, probabilities] of found.entries())
      for (const [date, probability] of probabilities.entries())
        expect(Math.abs(probability - (exact[person]?.[date] ?? 0))).toBeLessThan(0.05);
  });
});

const EVEN = WORLD_KINDS[0];
if (EVEN === undefined) throw new Error('there are kinds of worlds');

describe('what counts of somebody who joins or leaves', () => {
  const [january] = periodsBetween('month', '2025-01-01', '2025-01-31');
  if (january === undefined) throw new Error('January is a month');

  it('is every post from the day of consent on', () => {
    expect(COUNTS.joined('2025-01-10', { day: '2025-01-09', period: january })).toBe(false);
    expect(COUNTS.joined('2025-01-10', { day: '2025-01-10', period: january })).toBe(true);
  });

  it('is no post of a period that was not published before the withdrawal', () => {
    // January is published eight days after its end, on the ninth of February
    expect(COUNTS.left('2025-02-08', { day: '2025-01-02', period: january })).toBe(false);
    expect(COUNTS.left('2025-02-09', { day: '2025-01-02', period: january })).toBe(true);
  });
});

/** A year in which ten of thirty people join, everyone in a month of their own. */
const yearOfJoining = () => {
  const people = drawPeople(30, EVEN, seeded(21));
  const isSought = ({ participant }: DayPosts) => Number(participant.slice('person '.length)) < 10;
  const dates = new Map(
    Array.from({ length: 10 }, (_, index) => [
      `person ${index}`,
      `2025-${String(index + 2).padStart(2, '0')}-11`,
    ]),
  );
  return {
    change: 'joined' as const,
    dates,
    steadyShare: 0,
    from: '2025-01-01',
    to: '2026-01-01',
    sought: people.filter(isSought),
    known: people.filter((part) => !isSought(part)),
    counted: people.filter((part) => part.day >= (dates.get(part.participant) ?? '')),
  };
};

describe('the attack on dates', () => {
  it('names most people’s month where weekly totals are exact', () => {
    const { counted, ...world } = yearOfJoining();
    const { month } = attackDates({ ...world, releases: exactWeeks(counted) }, seeded(22));
    // by chance, one of ten; chains may freeze where there is next to no noise, so not all of them
    expect(month.accuracy).toBeGreaterThanOrEqual(0.5);
  });

  it('guesses by the calendar where nothing is published', () => {
    const { counted: _, ...world } = yearOfJoining();
    const { month, half } = attackDates({ ...world, releases: [] }, seeded(23));
    // a month of 31 days of 365; the second half has 184; five of ten joined from July on
    expect(month.guess).toBeCloseTo(31 / 365, 9);
    expect(month.claimed).toBeCloseTo(31 / 365, 9);
    expect(half.accuracy).toBe(0.5);
    expect(half.guess).toBeCloseTo(184 / 365, 9);
    expect(half.claimed).toBeCloseTo(184 / 365, 9);
  });

  it('has nothing to find out where nobody is sought', () => {
    const { counted, ...world } = yearOfJoining();
    const outcome = attackDates({ ...world, sought: [], releases: exactWeeks(counted) }, seeded(24));
    expect(outcome.month).toEqual({ accuracy: 1, guess: 1, claimed: 1 });
  });

  it.each(['joined', 'left'] as const)('claims to know as much as it knows of when people %s', (change) => {
    const step = { from: 30, detail: 'monthly-headline', noiseMultiplier: 0.5, clipDeviations: 2.1 } as const;
    const outcomes = Array.from({ length: 16 }, (_, index) =>
      playDatedTrial({
        steady: 30,
        changed: 10,
        change,
        isTold: true,
        kind: EVEN,
        step,
        chance: seeded(700 + index),
      }),
    );
    const mean = (value: (answer: Answer) => number) =>
      outcomes.reduce((sum, { month }) => sum + value(month), 0) / outcomes.length;
    const [accuracy, claimed] = [mean((answer) => answer.accuracy), mean((answer) => answer.claimed)];
    // of 160 people whose month is named with one chance in five, a share that varies by three points
    expect(claimed).toBeGreaterThan(0.15);
    expect(Math.abs(accuracy - claimed)).toBeLessThan(0.1);
  });
});
