import { describe, expect, it } from 'vitest';

import { learnFrom } from '../../../shared/disclosure/clip-learning.ts';
import { foldPosts, type Fold } from '../../../shared/disclosure/fold.ts';
import type { NoiseSource } from '../../../shared/disclosure/noise.ts';

/** Every count comes out two standard deviations too high. */
const HIGH: NoiseSource = { draw: () => 2 };

/** So many people with six posts each. */
const posting = (people: number): Fold =>
  foldPosts(
    Array.from({ length: people }, (_, index) => ({
      participant: String(index),
      posts: [{ posts: 6, purposes: ['engagement'], platform: 'one' }],
    })),
  );

describe('what a period teaches', () => {
  it('is nothing where noise reaches past the loudest of too few people', () => {
    expect(learnFrom(posting(12), HIGH)).toEqual({});
  });

  it('is what people posted where they are enough', () => {
    expect(learnFrom(posting(24), HIGH)).toEqual({ posts: { median: 6, ninth: 6 } });
  });
});
