import { ServiceError } from '../errors.ts';

/** An exact fraction. The denominator is positive; it need not be in lowest terms. */
export interface Rational {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

/** The fraction `numerator / denominator`. @throws ServiceError `invariant` unless the denominator is positive. */
export const rational = (numerator: bigint, denominator = 1n): Rational => {
  if (denominator <= 0n) throw new ServiceError('invariant', 'a denominator must be positive');
  return { numerator, denominator };
};

const DECIMAL = /^(\d+)(?:\.(\d+))?$/u;

/** The exact fraction a plain decimal numeral writes: 0.35 is 35/100. @throws ServiceError `invariant` for others. */
export const rationalOf = (decimal: number): Rational => {
  const [, whole, fraction = ''] = DECIMAL.exec(String(decimal)) ?? [];
  if (whole === undefined) throw new ServiceError('invariant', 'only plain decimals can be made exact');
  return rational(BigInt(whole + fraction), 10n ** BigInt(fraction.length));
};

/** The product of two fractions. */
export const times = (one: Rational, other: Rational): Rational =>
  rational(one.numerator * other.numerator, one.denominator * other.denominator);

/** The largest integer whose square is at most `value`. @throws ServiceError `invariant` for negative values. */
export const integerSquareRoot = (value: bigint): bigint => {
  if (value < 0n) throw new ServiceError('invariant', 'a negative number has no root');
  if (value < 2n) return value;
  let guess = 1n << BigInt((value.toString(2).length + 1) >> 1);
  for (;;) {
    const better = (guess + value / guess) >> 1n;
    if (better >= guess) return guess;
    guess = better;
  }
};
