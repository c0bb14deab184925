/** A mean over simulated years, with its standard error. */
export interface Estimate {
  readonly mean: number;
  readonly error: number;
}

/** The mean of some measurements, each of a year of its own. */
export const estimate = (values: readonly number[]): Estimate => {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { mean, error: Math.sqrt(squares / Math.max(values.length - 1, 1) / values.length) };
};
