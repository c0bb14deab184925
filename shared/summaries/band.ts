import * as z from 'zod';

/** A count told as a range, both ends included; `atMost` is null where the range is open. */
export const Band = z.strictObject({
  atLeast: z.int().nonnegative(),
  atMost: z.int().nonnegative().nullable(),
});
export type Band = z.infer<typeof Band>;

const STARTS = [0, 1, 10, 20, 50, 100, 200, 500, 1000, 10_000];

/** The band of a count: none, fewer than ten, then ever wider. Nothing below ten is told apart but none. */
export const bandOf = (count: number): Band => {
  const above = STARTS.findIndex((start) => start > count);
  if (above === -1) return { atLeast: STARTS.at(-1) ?? 0, atMost: null };
  return { atLeast: STARTS[above - 1] ?? 0, atMost: (STARTS[above] ?? 0) - 1 };
};
