import { cellKey } from '../cells.ts';
import { clipPersonTotal, clipTotals } from '../clip.ts';
import { EMPTY_FOLD, type Fold } from '../fold.ts';
import { foldByPeriod, type DayPosts, type PeriodFigures } from '../programme.ts';
import type { Figure } from '../release.ts';

/** A number from 0 up to but excluding 1, each equally likely: an attacker's dice, which need not be secret. */
export type Chance = () => number;

/**
 * What an attacker reads off one release, and what everybody posted in its period: all of it is public. `known` are
 * people of whom the attacker knows that they take part.
 */
export interface ReleaseSeen {
  readonly figures: readonly Figure[];
  readonly candidates: Fold;
  readonly known: Fold;
}

/**
 * What all releases say about who takes part, as one system of equations: the sum over the participants of their
 * column is `target`, up to noise of standard deviation 1. Column `i` belongs to candidate `i`.
 */
export interface Evidence {
  readonly columns: readonly Float64Array[];
  readonly target: Float64Array;
}

/** A figure is a whole number; one without noise is still uncertain by its rounding. */
const ROUNDING_DEVIATION = Math.sqrt(1 / 12);

type ShownFigure = Figure & { value: number };

const isShown = (figure: Figure): figure is ShownFigure => figure.value !== null;

/** One equation: `weigh` says what a person with some total adds to it, in standard deviations of its noise. */
export interface Equation {
  readonly key: string;
  readonly target: number;
  weigh(total: number): number;
}

/** The equations that a release's figures are. A withheld figure says nothing. */
export const equationsOf = (figures: readonly Figure[], known: Fold): readonly Equation[] =>
  figures.filter(isShown).map((figure) => {
    const deviation = Math.max(figure.standardDeviation ?? 0, ROUNDING_DEVIATION);
    const clip = figure.clip ?? Number.POSITIVE_INFINITY;
    return {
      key: cellKey(figure),
      target: (figure.value - clipTotals(known, figure, clip).sum) / deviation,
      weigh: (total) => clipPersonTotal(total, clip) / deviation,
    };
  });

/** The fold of some posts in each release's period, in the order of the releases. */
export const foldsBehind = (
  releases: readonly PeriodFigures[],
  posts: readonly DayPosts[],
): readonly Fold[] => {
  const folds = new Map<PeriodFigures, Fold>();
  for (const kind of ['day', 'week', 'month'] as const) {
    const some = releases.filter(({ period }) => period.kind === kind);
    const periods = some.map(({ period }) => period);
    for (const [index, { fold }] of foldByPeriod(posts, periods).entries()) {
      const release = some[index];
      if (release !== undefined) folds.set(release, fold);
    }
  }
  return releases.map((release) => folds.get(release) ?? EMPTY_FOLD);
};

/** The evidence in some releases about these candidates. */
export const evidenceOf = (releases: readonly ReleaseSeen[], candidates: readonly string[]): Evidence => {
  const rows = releases.flatMap(({ figures, candidates: fold, known }) =>
    equationsOf(figures, known).map((equation) => ({ equation, fold })),
  );
  return {
    target: Float64Array.from(rows, ({ equation }) => equation.target),
    columns: candidates.map((candidate) =>
      Float64Array.from(rows, ({ equation, fold }) =>
        equation.weigh(fold.get(candidate)?.get(equation.key) ?? 0),
      ),
    ),
  };
};

/** The inner product of two vectors of one length. */
export const dot = (one: Float64Array, other: Float64Array): number => {
  let sum = 0;
  for (let index = 0; index < one.length; index += 1) sum += (one[index] ?? 0) * (other[index] ?? 0);
  return sum;
};

/** Adds a multiple of a vector to another, in place. */
export const addMultiple = (to: Float64Array, factor: number, vector: Float64Array): void => {
  for (let index = 0; index < to.length; index += 1)
    to[index] = (to[index] ?? 0) + factor * (vector[index] ?? 0);
};
