import { factorise, solveLower, solveUpper, type Triangle } from './cholesky.ts';
import { addMultiple, dot, type Evidence } from './evidence.ts';

const ROUNDS_AT_MOST = 200;
const SETTLED = 1e-4;
/** How strongly a round holds on to the last one, as a share of the mean square of a column: sets pace, not result. */
const HOLD = 0.1;

/** hold · I + A · Aᵀ, factorised. */
const factoriseHeld = ({ columns, target }: Evidence, hold: number): Triangle => {
  const matrix = Array.from(target, (_, row) => {
    const line = new Float64Array(row + 1);
    line[row] = hold;
    return line;
  });
  for (const column of columns) {
    for (const [row, line] of matrix.entries()) {
      const factor = column[row] ?? 0;
      if (factor !== 0) addMultiple(line, factor, column);
    }
  }
  return factorise(matrix);
};

/**
 * Each candidate's weight, from 0 to 1, in the bounded least-squares solution: what anybody with a spreadsheet's
 * solver would try. By the alternating direction method of multipliers (Boyd et al. 2011), which turns between the
 * solution without bounds and the nearest one within them; it converges since the problem is convex.
 */
export const boundedLeastSquares = (evidence: Evidence): readonly number[] => {
  const { columns, target } = evidence;
  const hold = (HOLD * columns.reduce((sum, column) => sum + dot(column, column), 0)) / columns.length;
  const weights = columns.map(() => 0.5);
  if (!(hold > 0)) return weights;
  const triangle = factoriseHeld(evidence, hold);
  const towards = columns.map((column) => dot(column, target));
  const excess = new Float64Array(columns.length);
  for (let round = 0; round < ROUNDS_AT_MOST; round += 1) {
    const right = towards.map((sum, index) => sum + hold * ((weights[index] ?? 0) - (excess[index] ?? 0)));
    const total = new Float64Array(target.length);
    for (const [index, column] of columns.entries()) addMultiple(total, right[index] ?? 0, column);
    const pull = solveUpper(triangle, solveLower(triangle, total));
    let largest = 0;
    for (const [index, column] of columns.entries()) {
      const wanted = ((right[index] ?? 0) - dot(column, pull)) / hold + (excess[index] ?? 0);
      const weight = Math.min(1, Math.max(0, wanted));
      excess[index] = wanted - weight;
      largest = Math.max(largest, Math.abs(weight - (weights[index] ?? 0)));
      weights[index] = weight;
    }
    if (largest < SETTLED) break;
  }
  return weights;
};
