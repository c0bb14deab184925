import { addMultiple, dot, type Evidence } from './evidence.ts';
import { factorise, solveLower, solveUpper, type Triangle } from './cholesky.ts';

/** One candidate's own evidence as a Gaussian: its precision, and precision times mean. */
interface Sites {
  readonly precision: Float64Array;
  readonly shift: Float64Array;
}

const ROUNDS_AT_MOST = 60;
const DAMPING = 0.6;
const SETTLED = 5e-3;
const SMALLEST_VARIANCE = 1e-4;
const SMALLEST_PRECISION = 0.5;
const LOG_ODDS_AT_MOST = 40;

const logistic = (logOdds: number): number =>
  1 / (1 + Math.exp(-Math.max(-LOG_ODDS_AT_MOST, Math.min(LOG_ODDS_AT_MOST, logOdds))));

/** I + A · diag(1 / precision) · Aᵀ, factorised. */
const factoriseEvidence = ({ columns, target }: Evidence, { precision }: Sites): Triangle => {
  const rows = target.length;
  const matrix = Array.from({ length: rows }, (_, row) => {
    const line = new Float64Array(row + 1);
    line[row] = 1;
    return line;
  });
  for (const [index, column] of columns.entries()) {
    const variance = 1 / (precision[index] ?? 1);
    for (const [row, line] of matrix.entries()) {
      const factor = variance * (column[row] ?? 0);
      if (factor === 0) continue;
      for (let other = 0; other <= row; other += 1)
        line[other] = (line[other] ?? 0) + factor * (column[other] ?? 0);
    }
  }
  return factorise(matrix);
};

interface Marginals {
  readonly mean: Float64Array;
  readonly variance: Float64Array;
}

/** Each candidate's mean and variance where every site is Gaussian (by the matrix inversion lemma). */
const marginalsOf = (evidence: Evidence, sites: Sites): Marginals => {
  const { columns, target } = evidence;
  const triangle = factoriseEvidence(evidence, sites);
  const expected = Float64Array.from(target);
  for (const [index, column] of columns.entries())
    addMultiple(expected, -(sites.shift[index] ?? 0) / (sites.precision[index] ?? 1), column);
  const surprise = solveUpper(triangle, solveLower(triangle, expected));
  const mean = new Float64Array(columns.length);
  const variance = new Float64Array(columns.length);
  for (const [index, column] of columns.entries()) {
    const before = 1 / (sites.precision[index] ?? 1);
    const explained = solveLower(triangle, column);
    mean[index] = before * ((sites.shift[index] ?? 0) + dot(column, surprise));
    variance[index] = before - before * before * dot(explained, explained);
  }
  return { mean, variance };
};

/** Moves every site towards what its candidate being in or out says; answers the new probabilities. */
const improve = (sites: Sites, { mean, variance }: Marginals, prior: number): Float64Array => {
  const { precision, shift } = sites;
  return mean.map((centre, index) => {
    const own = precision[index] ?? 1;
    const spread = Math.max(variance[index] ?? 0, SMALLEST_VARIANCE / 10);
    const cavityPrecision = Math.max(1 / spread - own, 0);
    const cavityShift = centre / spread - (shift[index] ?? 0);
    const probability = logistic(prior + cavityShift - cavityPrecision / 2);
    const tilted = Math.max(probability * (1 - probability), SMALLEST_VARIANCE);
    const wanted = Math.max(1 / tilted - cavityPrecision, SMALLEST_PRECISION);
    precision[index] = own + DAMPING * (wanted - own);
    const wantedShift = probability * (wanted + cavityPrecision) - cavityShift;
    shift[index] = (shift[index] ?? 0) + DAMPING * (wantedShift - (shift[index] ?? 0));
    return probability;
  });
};

/**
 * The probability that each candidate takes part, given all that was published and the share that does: by
 * expectation propagation (Minka 2001; Opper and Winther's approximation for a binary prior under linear
 * observations with Gaussian noise), which knows clip, noise, and that everybody is in or out for good.
 */
export const membershipPosterior = (evidence: Evidence, share: number): readonly number[] => {
  const count = evidence.columns.length;
  const prior = Math.log(share / (1 - share));
  const precision = 1 / (share * (1 - share));
  const sites: Sites = {
    precision: new Float64Array(count).fill(precision),
    shift: new Float64Array(count).fill(share * precision),
  };
  let probabilities = new Float64Array(count).fill(share);
  for (let round = 0; round < ROUNDS_AT_MOST; round += 1) {
    const better = improve(sites, marginalsOf(evidence, sites), prior);
    const moved = better.reduce(
      (most, now, index) => Math.max(most, Math.abs(now - (probabilities[index] ?? 0))),
      0,
    );
    probabilities = Float64Array.from(better);
    if (moved < SETTLED) break;
  }
  return Array.from(probabilities);
};
