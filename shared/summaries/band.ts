import * as z from 'zod';

/** A count told as a range, both ends included; `atMost` is null where the range is open. */
export const Band = z.strictObject({
  atLeast: z.int().nonnegative(),
  atMost: z.int().nonnegative().nullable(),
});
export type Band = z.infer<typeof Band>;

/**
 * Where each range of a count begins, by what is counted.
 *
 * - `done`: what those who run Candor did. None, fewer than ten, then ever wider.
 * - `chosen`: what people decided. None is not told from few.
 * - `posted`: what rules find in people's posts, which are public, and what security does about it. Whoever counts these for
 *   everybody learns from an edge that is near, so that edges are far from each other, and the first is far from what a small
 *   programme comes to.
 * - `collected`: days of posts, of which there are more. A hundred people who post every day come near the first edge in a quarter.
 * - `finer`: what people decided and what follows their posts, as summaries of the second and third form told it.
 */
const STARTS = {
  done: [0, 1, 10, 20, 50, 100, 200, 500, 1000, 10_000],
  chosen: [0, 10, 100, 1000, 10_000],
  posted: [0, 100, 1000, 10_000],
  collected: [0, 10_000, 100_000],
  finer: [0, 10, 20, 50, 100, 200, 500, 1000, 10_000],
} as const;

/** By which ranges something is told. */
export type Ranges = keyof typeof STARTS;

/** The range that a count lies in. */
export const bandIn = (ranges: Ranges, count: number): Band => {
  const starts: readonly number[] = STARTS[ranges];
  const above = starts.findIndex((start) => start > count);
  if (above === -1) return { atLeast: starts.at(-1) ?? 0, atMost: null };
  return { atLeast: starts[above - 1] ?? 0, atMost: (starts[above] ?? 0) - 1 };
};

/** The range of a count of what those who run Candor did. */
export const bandOf = (count: number): Band => bandIn('done', count);

/** Of fewer events than the first range ends with nothing is said of how long they took: that would be an edge more. */
export const timesToldFrom = (ranges: Exclude<Ranges, 'done'>): number => STARTS[ranges][1];

/** The range that a sum lies in, of what lies in these ranges; it says nothing that they do not. */
export const sumOfBands = (bands: readonly Band[]): Band =>
  bands.reduce<Band>(
    (sum, { atLeast, atMost }) => ({
      atLeast: sum.atLeast + atLeast,
      atMost: sum.atMost === null || atMost === null ? null : sum.atMost + atMost,
    }),
    { atLeast: 0, atMost: 0 },
  );

/** Whether two ranges are the same. */
export const isSameBand = (one: Band, other: Band): boolean =>
  one.atLeast === other.atLeast && one.atMost === other.atMost;
