import { addMultiple, dot, type Chance } from './evidence.ts';

/**
 * What releases say about dates, as one system of equations: the sum over people, of each the column of the date that
 * is theirs, is `target`, up to noise of standard deviation 1. `options` has, by person, a column for each date.
 */
export interface DateEvidence {
  readonly options: readonly (readonly Float64Array[])[];
  readonly target: Float64Array;
}

const CHAINS = 3;
/** Sweeps from nearly no evidence to all of it, so that no chain freezes where it began; then sweeps that count. */
const WARMING_SWEEPS = 40;
const COUNTED_SWEEPS = 80;

/** Probabilities in proportion to the exponentials of some logarithms. */
const normalised = (logarithms: readonly number[]): readonly number[] => {
  const largest = Math.max(...logarithms);
  const weights = logarithms.map((logarithm) => Math.exp(logarithm - largest));
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return weights.map((weight) => weight / sum);
};

/** An option drawn with these probabilities. */
const draw = (probabilities: readonly number[], chance: Chance): number => {
  let left = chance();
  const drawn = probabilities.findIndex((probability) => (left -= probability) < 0);
  return drawn === -1 ? probabilities.length - 1 : drawn;
};

/** One state of all dates, and what of the target they leave unexplained. */
interface Chain {
  readonly dates: Int32Array;
  readonly residual: Float64Array;
}

interface Sampler {
  readonly evidence: DateEvidence;
  /** Half the squared lengths of the options. */
  readonly energies: readonly (readonly number[])[];
  readonly logPrior: readonly number[];
  readonly chance: Chance;
}

const NO_COLUMN = new Float64Array(0);

const startChain = ({ evidence: { options, target }, logPrior, chance }: Sampler): Chain => {
  const prior = normalised(logPrior);
  const residual = Float64Array.from(target);
  const dates = Int32Array.from(options, (columns) => {
    const date = draw(prior, chance);
    addMultiple(residual, -1, columns[date] ?? NO_COLUMN);
    return date;
  });
  return { dates, residual };
};

/** Draws everybody's date anew, one after the other, given the others'; tells each one's probabilities. */
const sweep = (
  { evidence, energies, logPrior, chance }: Sampler,
  { dates, residual }: Chain,
  { weight, tell }: { weight: number; tell: (person: number, probabilities: readonly number[]) => void },
): void => {
  for (const [person, columns] of evidence.options.entries()) {
    addMultiple(residual, 1, columns[dates[person] ?? 0] ?? NO_COLUMN);
    const own = energies[person] ?? [];
    const probabilities = normalised(
      columns.map(
        (column, date) => (logPrior[date] ?? 0) + weight * (dot(column, residual) - (own[date] ?? 0)),
      ),
    );
    tell(person, probabilities);
    const date = draw(probabilities, chance);
    dates[person] = date;
    addMultiple(residual, -1, columns[date] ?? NO_COLUMN);
  }
};

/**
 * The probability of each date, by person, given all that was published: by Gibbs sampling, from several chains whose
 * evidence is let in slowly. It is exact in the limit, so where dates are drawn as `prior` says, what it claims to know
 * is what it knows, and no attacker with the same evidence knows more. With next to no noise chains may freeze short of
 * the solution; noise as releases carry it lets them move.
 */
export const datePosterior = (
  evidence: DateEvidence,
  prior: readonly number[],
  chance: Chance,
): readonly (readonly number[])[] => {
  const energies = evidence.options.map((columns) => columns.map((column) => dot(column, column) / 2));
  const sampler: Sampler = { evidence, energies, logPrior: prior.map(Math.log), chance };
  const sums = evidence.options.map((columns) => new Float64Array(columns.length));
  const first = 1 / Math.max(1, ...energies.flat());
  for (let index = 0; index < CHAINS; index += 1) {
    const chain = startChain(sampler);
    for (let turn = 1; turn <= WARMING_SWEEPS; turn += 1)
      sweep(sampler, chain, { weight: first ** (1 - turn / WARMING_SWEEPS), tell: () => undefined });
    for (let turn = 0; turn < COUNTED_SWEEPS; turn += 1)
      sweep(sampler, chain, {
        weight: 1,
        tell: (person, probabilities) => {
          const sum = sums[person];
          if (sum !== undefined) addMultiple(sum, 1, Float64Array.from(probabilities));
        },
      });
  }
  return sums.map((sum) => Array.from(sum, (total) => total / (CHAINS * COUNTED_SWEEPS)));
};
