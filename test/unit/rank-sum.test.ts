import { describe, expect, it } from 'vitest';

import { rankSumZ } from '../support/rank-sum.ts';

describe('the rank-sum statistic', () => {
  it('is as worked out by hand', () => {
    // Ranks 1, 2, 3 against 4, 5, 6: the sum 6 is 4.5 below the expected 10.5, of standard deviation √(9 · 7 / 12) = 2.2913.
    expect(rankSumZ([1, 2, 3], [4, 5, 6])).toBeCloseTo(-1.964, 3);
  });

  it('is zero where both samples are alike, ties included', () => {
    expect(rankSumZ([1, 2, 2, 3], [1, 2, 2, 3])).toBe(0);
  });
});
