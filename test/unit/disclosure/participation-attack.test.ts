import { describe, expect, it } from 'vitest';

import { drawPeople, WORLD_KINDS } from '../../../bin/calibrate/worlds.ts';
import { drawDecoys } from '../../../shared/disclosure/attack/decoys.ts';
import { boundedLeastSquares } from '../../../shared/disclosure/attack/least-squares.ts';
import { attackParticipation } from '../../../shared/disclosure/attack/participation-attack.ts';
import { membershipPosterior } from '../../../shared/disclosure/attack/posterior.ts';
import type { DayPosts } from '../../../shared/disclosure/programme.ts';
import { seeded } from '../../../bin/train/random.ts';
import { exactWeeks } from '../../support/exact-weeks.ts';

const vector = (...numbers: readonly number[]) => Float64Array.from(numbers);

/** The exact posterior by trying every set of candidates. */
const byEnumeration = (columns: readonly Float64Array[], target: Float64Array, share: number) => {
  const weights = columns.map(() => 0);
  let all = 0;
  for (let set = 0; set < 2 ** columns.length; set += 1) {
    const isIn = columns.map((_, index) => ((set >> index) & 1) === 1);
    const misfit = target.reduce((sum, value, row) => {
      const fitted = columns.reduce(
        (total, column, index) => total + (isIn[index] ? (column[row] ?? 0) : 0),
        0,
      );
      return sum + (value - fitted) ** 2;
    }, 0);
    const prior = isIn.reduce((product, is) => product * (is ? share : 1 - share), 1);
    const weight = prior * Math.exp(-misfit / 2);
    all += weight;
    for (const [index, is] of isIn.entries()) if (is) weights[index] = (weights[index] ?? 0) + weight;
  }
  return weights.map((weight) => weight / all);
};

describe('bounded least squares', () => {
  it('solves what can be solved, within 0 and 1', () => {
    const columns = [vector(10, 0), vector(0, 10)];
    expect(boundedLeastSquares({ columns, target: vector(10, 0) })).toEqual([
      expect.closeTo(1, 3),
      expect.closeTo(0, 3),
    ]);
    expect(boundedLeastSquares({ columns, target: vector(30, -50) })).toEqual([1, 0]);
    const [one = 0, other = 0] = boundedLeastSquares({ columns, target: vector(2.5, 7.5) });
    expect([one, other]).toEqual([expect.closeTo(0.25, 3), expect.closeTo(0.75, 3)]);
  });
});

describe('the Bayesian solver', () => {
  it('weighs one candidate as Bayes’ rule says', () => {
    // odds of exp(1 · 1 − 1²/2) = exp(0.5) to 1
    const [probability] = membershipPosterior({ columns: [vector(1)], target: vector(1) }, 0.5);
    expect(probability).toBeCloseTo(1 / (1 + Math.exp(-0.5)), 3);
  });

  it('comes close to trying every set of ten candidates', () => {
    const chance = seeded(11);
    const columns = Array.from({ length: 10 }, () => Float64Array.from({ length: 6 }, () => 2 * chance()));
    const target = Float64Array.from({ length: 6 }, (_, row) =>
      columns.slice(0, 4).reduce((sum, column) => sum + (column[row] ?? 0), chance() - 0.5),
    );
    const exact = byEnumeration(columns, target, 0.4);
    for (const [index, probability] of membershipPosterior({ columns, target }, 0.4).entries())
      expect(Math.abs(probability - (exact[index] ?? 0))).toBeLessThan(0.06);
  });
});

const EVEN = WORLD_KINDS[0];
if (EVEN === undefined) throw new Error('there are kinds of worlds');

const worstOf = ({ leastSquares, posterior }: { leastSquares: number; posterior: number }): number =>
  Math.max(leastSquares, posterior);

describe('the participation attack', () => {
  it('names everybody rightly where weekly totals are exact', () => {
    const chance = seeded(3);
    const [participants, others] = [drawPeople(30, EVEN, chance), drawPeople(30, EVEN, chance)];
    const outcome = attackParticipation({ releases: exactWeeks(participants), participants, others });
    expect(worstOf(outcome)).toBe(1);
    expect(outcome.guess).toBe(0.5);
  });

  it('finds nothing out where nothing is published, whatever order the candidates come in', () => {
    const chance = seeded(4);
    const [participants, others] = [drawPeople(8, EVEN, chance), drawPeople(12, EVEN, chance)];
    expect(attackParticipation({ releases: [], participants, others })).toEqual({
      leastSquares: 0.6,
      posterior: 0.6,
      guess: 0.6,
    });
  });

  it('takes off the figures whom the attacker knows to take part', () => {
    const chance = seeded(5);
    const all = drawPeople(40, EVEN, chance);
    const number = ({ participant }: DayPosts): number => Number(participant.slice('person '.length));
    const participants = all.filter((part) => number(part) < 20);
    const known = all.filter((part) => number(part) >= 20);
    const others = drawPeople(20, EVEN, chance);
    const releases = exactWeeks(all);
    expect(worstOf(attackParticipation({ releases, participants, others, known }))).toBe(1);
    expect(worstOf(attackParticipation({ releases, participants, others }))).toBeLessThan(0.9);
  });

  it('draws candidates who post as much as participants do', () => {
    const people = drawPeople(20, EVEN, seeded(6));
    const decoys = drawDecoys(people, 200, seeded(7));
    expect(new Set(decoys.map(({ participant }) => participant)).size).toBe(200);
    const perPerson = (posts: readonly DayPosts[], count: number): number => posts.length / count;
    expect(perPerson(decoys, 200) / perPerson(people, 20)).toBeGreaterThan(0.8);
    expect(perPerson(decoys, 200) / perPerson(people, 20)).toBeLessThan(1.25);
    const days = [...people.map(({ day }) => day)].sort();
    for (const { day } of decoys) expect(day >= (days[0] ?? '') && day <= '2026-01-06').toBe(true);
  });
});
