import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

import * as z from 'zod';
import { describe, expect, it } from 'vitest';

import { discreteGaussian, discreteLaplace, uniformBelow } from '../../../shared/disclosure/noise.ts';
import { rational, type Rational } from '../../../shared/disclosure/rational.ts';
import { createSeededRandom } from '../../support/seeded-random.ts';

const REFERENCE = path.join(
  process.env['CANDOR_DATA'] ?? path.join(import.meta.dirname, '../../../../shared/data'),
  'privacy-noise/discrete-gaussian-reference.json',
);
const SAMPLES = 20_000;

const Distribution = z.object({ pmf: z.record(z.string(), z.number()), variance: z.number() });
const Reference = z.object({
  discrete_laplace: z.array(Distribution.extend({ scale: z.string() })),
  discrete_gaussian: z.array(Distribution.extend({ sigma2: z.string() })),
});

const fraction = (text: string): Rational => {
  const [numerator = '0', denominator = '1'] = text.split('/');
  return rational(BigInt(numerator), BigInt(denominator));
};

const draw = (sample: () => bigint): readonly number[] =>
  Array.from({ length: SAMPLES }, () => Number(sample()));

/** Pearson's statistic over |x| ≤ 10, where cells expect at least five, against its 1 − 10⁻⁶ quantile's bound. */
const expectDistribution = (samples: readonly number[], pmf: Readonly<Record<string, number>>): void => {
  let statistic = 0;
  let cells = 0;
  for (const [magnitude, probability] of Object.entries(pmf)) {
    for (const value of magnitude === '0' ? [0] : [Number(magnitude), -Number(magnitude)]) {
      const expected = probability * samples.length;
      if (expected < 5) continue;
      const observed = samples.filter((sample) => sample === value).length;
      statistic += (observed - expected) ** 2 / expected;
      cells += 1;
    }
  }
  // Wilson and Hilferty's approximation of the chi-squared quantile at z = 4.75
  const bound = cells * (1 - 2 / (9 * cells) + 4.75 * Math.sqrt(2 / (9 * cells))) ** 3;
  expect(statistic).toBeLessThan(bound);
};

const varianceOf = (samples: readonly number[]): number =>
  samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length;

describe('the exact sampler', () => {
  it('gives every number below a bound that is no power of two equally often', () => {
    const random = createSeededRandom('uniform');
    const counts = [0, 0, 0, 0, 0, 0, 0];
    for (let index = 0; index < 7000; index += 1) {
      const drawn = Number(uniformBelow(7n, random));
      counts[drawn] = (counts[drawn] ?? 0) + 1;
    }
    for (const count of counts) expect(Math.abs(count - 1000)).toBeLessThan(150);
  });

  it('rejects draws from the uneven end of the range', () => {
    const bytes = [255, 254, 253, 252, 251];
    const random = { bytes: () => Uint8Array.of(bytes.shift() ?? 0) };
    // 256 = 36 · 7 + 4: 252 to 255 are rejected, 251 = 35 · 7 + 6
    expect(uniformBelow(7n, random)).toBe(6n);
  });

  it('refuses a bound, a scale and a variance of zero', () => {
    const random = createSeededRandom('zero');
    expect(() => uniformBelow(0n, random)).toThrow('not positive');
    expect(() => discreteLaplace(rational(0n), random)).toThrow('positive scale');
    expect(() => discreteGaussian(rational(0n), random)).toThrow('positive variance');
  });

  it('draws a Gaussian of variance 1 with the probabilities of the definition', () => {
    const random = createSeededRandom('gaussian');
    // exp(−x²/2) divided by its sum over all whole numbers, 2.506628288042905
    const pmf = { 0: 0.3989422783, 1: 0.2419707232, 2: 0.0539909662, 3: 0.0044318484 };
    expectDistribution(
      draw(() => discreteGaussian(rational(1n), random)),
      pmf,
    );
  });
});

if (!existsSync(REFERENCE)) {
  console.warn(`SKIPPED: the sampler is not compared with the reference values, ${REFERENCE} is missing`);
}

describe.skipIf(!existsSync(REFERENCE))('the exact sampler against the authors’ own code', () => {
  const reference = existsSync(REFERENCE)
    ? Reference.parse(JSON.parse(readFileSync(REFERENCE, 'utf8')))
    : { discrete_laplace: [], discrete_gaussian: [] };

  it.each(reference.discrete_laplace)(
    'draws a Laplace of scale $scale as they do',
    ({ scale, ...expected }) => {
      const random = createSeededRandom(`laplace ${scale}`);
      const samples = draw(() => discreteLaplace(fraction(scale), random));
      expectDistribution(samples, expected.pmf);
      // the Laplace's fourth moment is six times its squared variance: 5 standard errors of the mean square
      expect(Math.abs(varianceOf(samples) / expected.variance - 1)).toBeLessThan(5 * Math.sqrt(6 / SAMPLES));
    },
  );

  it.each(reference.discrete_gaussian)(
    'draws a Gaussian of variance $sigma2 as they do',
    ({ sigma2, ...expected }) => {
      const random = createSeededRandom(`gaussian ${sigma2}`);
      const samples = draw(() => discreteGaussian(fraction(sigma2), random));
      expectDistribution(samples, expected.pmf);
      expect(Math.abs(varianceOf(samples) / expected.variance - 1)).toBeLessThan(5 * Math.sqrt(4 / SAMPLES));
    },
  );
});
