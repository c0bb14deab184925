/** A lower triangular matrix, row by row: row `i` has `i + 1` entries. */
export type Triangle = readonly Float64Array[];

const NO_ROW = new Float64Array(0);

/** The Cholesky factor of a positive definite matrix, whose lower half is given and is overwritten. */
export const factorise = (matrix: Triangle): Triangle => {
  for (const [row, line] of matrix.entries()) {
    for (let column = 0; column <= row; column += 1) {
      const other = matrix[column] ?? NO_ROW;
      let sum = line[column] ?? 0;
      for (let index = 0; index < column; index += 1) sum -= (line[index] ?? 0) * (other[index] ?? 0);
      line[column] = column === row ? Math.sqrt(sum) : sum / (other[column] ?? 1);
    }
  }
  return matrix;
};

/** Solves L·x = b. */
export const solveLower = (triangle: Triangle, right: Float64Array): Float64Array => {
  const solution = new Float64Array(right.length);
  for (const [row, line] of triangle.entries()) {
    let sum = right[row] ?? 0;
    for (let index = 0; index < row; index += 1) sum -= (line[index] ?? 0) * (solution[index] ?? 0);
    solution[row] = sum / (line[row] ?? 1);
  }
  return solution;
};

/** Solves Lᵀ·x = b. */
export const solveUpper = (triangle: Triangle, right: Float64Array): Float64Array => {
  const solution = Float64Array.from(right);
  for (let row = triangle.length - 1; row >= 0; row -= 1) {
    const line = triangle[row] ?? NO_ROW;
    const value = (solution[row] ?? 0) / (line[row] ?? 1);
    solution[row] = value;
    for (let index = 0; index < row; index += 1)
      solution[index] = (solution[index] ?? 0) - (line[index] ?? 0) * value;
  }
  return solution;
};
