import { addMultiple, dot, type Evidence } from './evidence.ts';

const SWEEPS_AT_MOST = 2000;
const SMALLEST_STEP = 1e-7;

/**
 * Each candidate's weight, from 0 to 1, in the bounded least-squares solution: what anybody with a spreadsheet's
 * solver would try. By coordinate descent, which converges to the minimum since the problem is convex and its
 * bounds are separate.
 */
export const boundedLeastSquares = ({ columns, target }: Evidence): readonly number[] => {
  const weights = columns.map(() => 0.5);
  const residual = Float64Array.from(target);
  for (const column of columns) addMultiple(residual, -0.5, column);
  const squares = columns.map((column) => dot(column, column));
  for (let sweep = 0; sweep < SWEEPS_AT_MOST; sweep += 1) {
    let largest = 0;
    for (const [index, column] of columns.entries()) {
      const square = squares[index] ?? 0;
      if (square === 0) continue;
      const weight = weights[index] ?? 0;
      const better = Math.min(1, Math.max(0, weight + dot(column, residual) / square));
      if (better === weight) continue;
      addMultiple(residual, weight - better, column);
      weights[index] = better;
      largest = Math.max(largest, Math.abs(better - weight));
    }
    if (largest < SMALLEST_STEP) break;
  }
  return weights;
};
