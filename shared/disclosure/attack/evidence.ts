import { cellKey } from '../cells.ts';
import { clipPersonTotal, clipTotals } from '../clip.ts';
import type { Fold } from '../fold.ts';
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

const fillEquation = (
  { columns, target }: Evidence,
  row: number,
  { figure, totals, known }: { figure: ShownFigure; totals: readonly number[]; known: Fold },
): void => {
  const deviation = Math.max(figure.standardDeviation ?? 0, ROUNDING_DEVIATION);
  const clip = figure.clip ?? Number.POSITIVE_INFINITY;
  target[row] = (figure.value - clipTotals(known, figure, clip).sum) / deviation;
  for (const [candidate, column] of columns.entries()) {
    column[row] = clipPersonTotal(totals[candidate] ?? 0, clip) / deviation;
  }
};

const isShown = (figure: Figure): figure is ShownFigure => figure.value !== null;

/** The evidence in some releases about these candidates. A withheld figure says nothing. */
export const evidenceOf = (releases: readonly ReleaseSeen[], candidates: readonly string[]): Evidence => {
  const rows = releases.reduce((count, { figures }) => count + figures.filter(isShown).length, 0);
  const evidence = {
    columns: candidates.map(() => new Float64Array(rows)),
    target: new Float64Array(rows),
  };
  let row = 0;
  for (const { figures, candidates: fold, known } of releases) {
    for (const figure of figures.filter(isShown)) {
      const key = cellKey(figure);
      const totals = candidates.map((candidate) => fold.get(candidate)?.get(key) ?? 0);
      fillEquation(evidence, row, { figure, totals, known });
      row += 1;
    }
  }
  return evidence;
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
