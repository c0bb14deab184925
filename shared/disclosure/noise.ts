import { ServiceError } from '../errors.ts';
import { integerSquareRoot, rational, times, type Rational } from './rational.ts';
import type { RandomBytes } from './random.ts';

/*
 * Exact samplers after Canonne, Kamath and Steinke, "The Discrete Gaussian for Differential Privacy" (NeurIPS 2020),
 * algorithms 1 to 3. All arithmetic is on whole numbers and fractions: rounding in floating-point noise has been used
 * to take the noise off again (Mironov 2012), and there is none here.
 */

const bytesBelow = (bound: bigint): number => Math.ceil((bound - 1n).toString(2).length / 8);

/**
 * A whole number from 0 up to but excluding `bound`, each equally likely, by rejection.
 *
 * @throws ServiceError `invariant` unless the bound is positive.
 */
export const uniformBelow = (bound: bigint, random: RandomBytes): bigint => {
  if (bound <= 0n) throw new ServiceError('invariant', 'nothing lies below a bound that is not positive');
  const count = bytesBelow(bound);
  const range = 1n << BigInt(8 * count);
  const limit = range - (range % bound);
  for (;;) {
    let drawn = 0n;
    for (const byte of random.bytes(count)) drawn = (drawn << 8n) | BigInt(byte);
    if (drawn < limit) return drawn % bound;
  }
};

/** True with exactly this probability, a fraction from 0 to 1. */
export const bernoulli = ({ numerator, denominator }: Rational, random: RandomBytes): boolean =>
  uniformBelow(denominator, random) < numerator;

/** True with probability exp(−x) for x from 0 to 1: the first half of algorithm 1. */
const bernoulliExpOfFraction = ({ numerator, denominator }: Rational, random: RandomBytes): boolean => {
  let turn = 1n;
  while (bernoulli(rational(numerator, denominator * turn), random)) turn += 1n;
  return turn % 2n === 1n;
};

/** True with probability exp(−x) for any x ≥ 0: algorithm 1. */
export const bernoulliExp = ({ numerator, denominator }: Rational, random: RandomBytes): boolean => {
  for (let whole = numerator / denominator; whole > 0n; whole -= 1n) {
    if (!bernoulliExpOfFraction(rational(1n), random)) return false;
  }
  return bernoulliExpOfFraction(rational(numerator % denominator, denominator), random);
};

const geometricExp = (random: RandomBytes): bigint => {
  let successes = 0n;
  while (bernoulliExp(rational(1n), random)) successes += 1n;
  return successes;
};

/**
 * A whole number with probability proportional to exp(−|x| / scale): algorithm 2.
 *
 * @throws ServiceError `invariant` unless the scale is positive.
 */
export const discreteLaplace = (scale: Rational, random: RandomBytes): bigint => {
  const { numerator: t, denominator: s } = scale;
  if (t <= 0n) throw new ServiceError('invariant', 'noise needs a positive scale');
  for (;;) {
    const remainder = uniformBelow(t, random);
    if (!bernoulliExp(rational(remainder, t), random)) continue;
    const magnitude = (remainder + t * geometricExp(random)) / s;
    const isNegative = bernoulli(rational(1n, 2n), random);
    if (isNegative && magnitude === 0n) continue;
    return isNegative ? -magnitude : magnitude;
  }
};

/**
 * A whole number with probability proportional to exp(−x² / (2 · variance)): algorithm 3. Its standard deviation is
 * at most the square root of `variance`, and equal to it for all practical purposes from 1 upwards.
 *
 * @throws ServiceError `invariant` unless the variance is positive.
 */
export const discreteGaussian = (variance: Rational, random: RandomBytes): bigint => {
  const { numerator, denominator } = variance;
  if (numerator <= 0n) throw new ServiceError('invariant', 'noise needs a positive variance');
  const t = integerSquareRoot(numerator / denominator) + 1n;
  for (;;) {
    const candidate = discreteLaplace(rational(t), random);
    const magnitude = candidate < 0n ? -candidate : candidate;
    // (|y| − variance / t)² / (2 · variance), as one fraction
    const difference = magnitude * t * denominator - numerator;
    const exponent = rational(difference * difference, 2n * numerator * denominator * t * t);
    if (bernoulliExp(exponent, random)) return candidate;
  }
};

/** Draws noise of a standard deviation: a whole number. */
export interface NoiseSource {
  draw(standardDeviation: Rational): number;
}

/** Exact discrete Gaussian noise from a source of random bytes. */
export const createGaussianNoise = (random: RandomBytes): NoiseSource => ({
  draw: (standardDeviation) => Number(discreteGaussian(times(standardDeviation, standardDeviation), random)),
});
