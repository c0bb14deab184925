import * as z from 'zod';

/** A count told as a range, both ends included; `atMost` is null where the range is open. */
export const Band = z.strictObject({
  atLeast: z.int().nonnegative(),
  atMost: z.int().nonnegative().nullable(),
});
export type Band = z.infer<typeof Band>;

/** Fewer events than these are never told apart, and nothing is said of how long they took. */
export const TOLD_FROM = 10;

const STARTS = [0, 1, TOLD_FROM, 20, 50, 100, 200, 500, 1000, 10_000];

/** The band of a count: none, fewer than ten, then ever wider. Nothing below ten is told apart but none. */
export const bandOf = (count: number): Band => {
  const above = STARTS.findIndex((start) => start > count);
  if (above === -1) return { atLeast: STARTS.at(-1) ?? 0, atMost: null };
  return { atLeast: STARTS[above - 1] ?? 0, atMost: (STARTS[above] ?? 0) - 1 };
};

/**
 * The band of a count of what people themselves did: as `bandOf`, but none is not told from few. Whoever knows what
 * somebody posted learns from "none" that they take no part.
 */
export const peopleBandOf = (count: number): Band =>
  count < TOLD_FROM ? { atLeast: 0, atMost: TOLD_FROM - 1 } : bandOf(count);

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
