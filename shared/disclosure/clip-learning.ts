import * as z from 'zod';

import { cellKey } from './cells.ts';
import type { Fold } from './fold.ts';
import type { NoiseSource } from './noise.ts';
import type { Clips } from './policy.ts';
import { rational } from './rational.ts';
import { Measure } from './release.ts';

/** What one period teaches about how much people do: noisy quantiles of their totals, by measure. */
export const Lesson = z.partialRecord(
  Measure,
  z.object({ median: z.int().positive(), ninth: z.int().positive() }),
);
export type Lesson = z.infer<typeof Lesson>;

const GRID_RATIO = 1.15;
const LARGEST_CLIP = 1_000_000_000;

/** Bounds that a quantile may take: whole numbers that grow by about a seventh, whatever the data. */
const GRID: readonly number[] = (() => {
  const bounds: number[] = [];
  for (let bound = 1; bound < LARGEST_CLIP; bound = Math.max(bound + 1, Math.round(bound * GRID_RATIO)))
    bounds.push(bound);
  return bounds;
})();

/** The ninth decile of a normal distribution, in standard deviations above its median. */
const NINTH_DECILE = 1.2816;
const COUNT_DEVIATION = rational(1n);
/** Of fewer, a tenth is less than two people, whom noise of one often makes out where there is nobody. */
const PEOPLE_AT_LEAST = 20;
/** A period's clips are drawn from this many earlier ones at most. */
export const LESSONS_AT_MOST = 6;
const SIGNIFICANT_DIGITS = 2;

/** The smallest bound that only `target` people exceed, by bisection, each count compared under noise of its own. */
const noisyQuantile = (totals: readonly number[], target: number, noise: NoiseSource): number => {
  let [low, high] = [0, GRID.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    const bound = GRID[middle] ?? LARGEST_CLIP;
    const exceed = totals.filter((total) => total > bound).length + noise.draw(COUNT_DEVIATION);
    if (exceed > target) low = middle + 1;
    else high = middle;
  }
  return GRID[low] ?? LARGEST_CLIP;
};

/**
 * What a period teaches for the clips of later ones: median and ninth decile of people's headline totals. Both lie
 * where there are people, so noise of one person hides anyone; the tail, where single people are, is never looked at.
 * Too few people teach nothing.
 */
export const learnFrom = (fold: Fold, noise: NoiseSource): Lesson => {
  const lesson: Lesson = {};
  for (const measure of Measure.options) {
    const key = cellKey({ table: 'headline', category: null, measure });
    const totals = [...fold.values()].map((person) => person.get(key) ?? 0).filter((total) => total > 0);
    const people = totals.length + noise.draw(COUNT_DEVIATION);
    if (totals.length < PEOPLE_AT_LEAST || people < PEOPLE_AT_LEAST) continue;
    lesson[measure] = {
      median: noisyQuantile(totals, people / 2, noise),
      ninth: noisyQuantile(totals, people / 10, noise),
    };
  }
  return lesson;
};

const meanOf = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

const roundUp = (value: number): number => {
  const unit = 10 ** Math.max(0, Math.floor(Math.log10(value)) + 1 - SIGNIFICANT_DIGITS);
  return Math.min(LARGEST_CLIP, Math.max(1, Math.ceil(value / unit) * unit));
};

/**
 * A period's clips from what earlier ones taught, the latest six: totals of people are close to log-normal, so the
 * tail is drawn out from median and ninth decile, to `deviations` standard deviations above the median. Where nothing
 * was learnt yet, the clips are those that were set.
 */
export const clipsFrom = (lessons: readonly Lesson[], deviations: number, set: Clips): Clips => {
  const clipOf = (measure: Measure): number => {
    const known = lessons.flatMap((lesson) => lesson[measure] ?? []).slice(-LESSONS_AT_MOST);
    if (known.length === 0) return set[measure];
    const median = meanOf(known.map((lesson) => Math.log(lesson.median)));
    const ninth = Math.max(median, meanOf(known.map((lesson) => Math.log(lesson.ninth))));
    return roundUp(Math.exp(median + ((ninth - median) * deviations) / NINTH_DECILE));
  };
  return { posts: clipOf('posts'), engagement: clipOf('engagement') };
};
