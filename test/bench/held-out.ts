import { createHash } from 'node:crypto';

/** How many of a set are right. */
export interface Count {
  readonly right: number;
  readonly all: number;
}

/** What a case adds; its key decides whether it is held out. Without a key nothing was tuned on any such case. */
export interface Counted extends Count {
  readonly key: string | undefined;
}

/** The count on what rules were tuned on, on what was only measured, and on both. */
export interface Share {
  readonly seen: Count;
  readonly held: Count;
  readonly whole: Count;
}

const PARTS = 3;

/** Whether a case belongs to the third that is measured and not tuned on: all of a key stay together. */
export const isHeldOut = (key: string): boolean =>
  (createHash('sha256').update(key).digest()[0] ?? 0) % PARTS === 0;

const isOnlyMeasured = ({ key }: Counted): boolean => key === undefined || isHeldOut(key);

const sumOf = (counts: readonly Count[]): Count => ({
  right: counts.reduce((sum, { right }) => sum + right, 0),
  all: counts.reduce((sum, { all }) => sum + all, 0),
});

/** The sums of what was counted, held-out cases apart. */
export const shareOf = (counted: readonly Counted[]): Share => ({
  seen: sumOf(counted.filter((one) => !isOnlyMeasured(one))),
  held: sumOf(counted.filter(isOnlyMeasured)),
  whole: sumOf(counted),
});
