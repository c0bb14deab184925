import { cellKey, type Cell } from './cells.ts';
import type { Fold } from './fold.ts';

/** A cell's sum of clipped totals, and how many people are in it. Neither is ever published as it is. */
export interface ClippedTotal {
  readonly sum: number;
  readonly people: number;
}

/** What one person adds to a figure: their own total, but never more than the clip. */
export const clipPersonTotal = (total: number, clip: number): number => Math.min(total, clip);

/** The sum over everybody of a cell, each person's total clipped: no one person moves it by more than the clip. */
export const clipTotals = (fold: Fold, cell: Cell, clip: number): ClippedTotal => {
  const key = cellKey(cell);
  let sum = 0;
  let people = 0;
  for (const totals of fold.values()) {
    const total = totals.get(key);
    if (total === undefined) continue;
    sum += clipPersonTotal(total, clip);
    people += 1;
  }
  return { sum, people };
};
