import { describe, expect, it } from 'vitest';

import { chooseStep, type Setting } from '../../../bin/calibrate/choose.ts';
import type { Detail } from '../../../shared/disclosure/detail.ts';

const SIZE = { error: 0.2 };

const exactly = (mean: number) => ({ mean, error: 0 });
const answer = (claimed: number, guess: number) => ({
  accuracy: exactly(claimed),
  claimed: exactly(claimed),
  guess,
});

const setting = (detail: Detail, accuracy: number, { error = 0.1, month = 0.1 } = {}): Setting => ({
  step: { from: 30, detail, noiseMultiplier: 0.5, clipDeviations: 2.4 },
  worlds: [
    {
      world: 'a',
      guess: 0.5,
      leastSquares: exactly(0.5),
      posterior: exactly(0.5),
      headlineError: exactly(0.01),
    },
    {
      world: 'b',
      guess: 0.5,
      leastSquares: exactly(accuracy),
      posterior: exactly(0.5),
      headlineError: exactly(error),
    },
  ],
  dates: [
    { change: 'joined', isTold: true, month: answer(0.09, 0.08), half: answer(0.9, 0.5) },
    { change: 'left', isTold: true, month: answer(month, 0.08), half: answer(0.9, 0.5) },
  ],
});

describe('the calibration’s choice', () => {
  it('takes what says most of all that stays within all limits in every world', () => {
    const [headline, tables] = [
      setting('monthly-headline', 0.6),
      setting('monthly-tables', 0.65, { error: 0.2 }),
    ];
    expect(chooseStep(SIZE, [headline, tables])).toBe(tables.step);
  });

  it('takes the smallest error among steps that say as much', () => {
    const [good, better] = [
      setting('monthly-headline', 0.5, { error: 0.15 }),
      setting('monthly-headline', 0.64),
    ];
    expect(chooseStep(SIZE, [good, better])).toBe(better.step);
  });

  it('takes nothing where an attack in one world is too good, or an error too large', () => {
    expect(chooseStep(SIZE, [setting('monthly-headline', 0.66)])).toBeUndefined();
    expect(chooseStep(SIZE, [setting('monthly-headline', 0.6, { error: 0.21 })])).toBeUndefined();
  });

  it('takes no step that names months more than five points above chance where another names them less', () => {
    const [telling, hiding] = [
      setting('monthly-tables', 0.6, { month: 0.131 }),
      setting('monthly-headline', 0.6, { month: 0.129 }),
    ];
    expect(chooseStep(SIZE, [telling, hiding])).toBe(hiding.step);
  });

  it('takes the step that hides months best where none hides them well', () => {
    const [worse, better] = [
      setting('monthly-tables', 0.6, { month: 0.15 }),
      setting('monthly-headline', 0.6, { error: 0.19, month: 0.14 }),
    ];
    expect(chooseStep(SIZE, [worse, better])).toBe(better.step);
  });
});
