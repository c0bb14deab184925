import { describe, expect, it } from 'vitest';

import { chooseStep, type Setting } from '../../../bin/calibrate/choose.ts';
import type { Detail } from '../../../shared/disclosure/detail.ts';

const SIZE = { members: 30, candidates: 60, error: 0.2, trials: 1, details: [] } as const;

const setting = (detail: Detail, accuracy: number, headlineError: number): Setting => ({
  step: { from: 30, detail, noiseMultiplier: 0.5, clipDeviations: 2.4 },
  worlds: [
    { world: 'a', guess: 0.5, leastSquares: 0.5, posterior: 0.5, headlineError: 0.01, shown: 1 },
    { world: 'b', guess: 0.5, leastSquares: accuracy, posterior: 0.5, headlineError, shown: 1 },
  ],
});

describe('the calibration’s choice', () => {
  it('takes what says most of all that stays within both limits in every world', () => {
    const [headline, tables] = [setting('monthly-headline', 0.6, 0.1), setting('monthly-tables', 0.65, 0.2)];
    expect(chooseStep(SIZE, [headline, tables])).toBe(tables.step);
  });

  it('takes the smallest error among steps that say as much', () => {
    const [good, better] = [setting('monthly-headline', 0.5, 0.15), setting('monthly-headline', 0.64, 0.1)];
    expect(chooseStep(SIZE, [good, better])).toBe(better.step);
  });

  it('takes nothing where an attack in one world is too good, or an error too large', () => {
    expect(chooseStep(SIZE, [setting('monthly-headline', 0.66, 0.1)])).toBeUndefined();
    expect(chooseStep(SIZE, [setting('monthly-headline', 0.6, 0.21)])).toBeUndefined();
  });
});
