import type { Figure, Measure, Release } from '../disclosure/release.ts';

const MARGIN_IN_DEVIATIONS = 2;

/** How far noise may have moved a figure, in nineteen cases of twenty; 0 where it is exact. */
export const marginOf = ({ standardDeviation }: Pick<Figure, 'standardDeviation'>): number =>
  Math.ceil(MARGIN_IN_DEVIATIONS * (standardDeviation ?? 0));

/** The headline of a release, if it has one. */
export const headlineOf = (release: Release | undefined, measure: Measure): Figure | undefined =>
  release?.figures.find((figure) => figure.table === 'headline' && figure.measure === measure);

/** How two figures compare: by more than their noise together explains, or not. */
export type Difference = 'more' | 'fewer' | 'chance';

/** The difference of two figures that both carry noise; undefined where one of them is withheld. */
export const differenceOf = (later: Figure, earlier: Figure): Difference | undefined => {
  if (later.value === null || earlier.value === null) return undefined;
  const deviation = Math.hypot(later.standardDeviation ?? 0, earlier.standardDeviation ?? 0);
  const difference = later.value - earlier.value;
  if (Math.abs(difference) <= MARGIN_IN_DEVIATIONS * deviation) return 'chance';
  return difference > 0 ? 'more' : 'fewer';
};

/** Kinds of periods that advocacy is released for. */
export type AdvocacyPeriod = 'week' | 'month';

/**
 * The kind of period whose headline is published now: that of the latest release that has one. Undefined where nothing
 * was ever published.
 */
export const headlineKind = (releases: readonly Release[]): AdvocacyPeriod | undefined => {
  const [latest] = releases
    .filter((release) => headlineOf(release, 'posts') !== undefined)
    .sort((one, other) => other.to.localeCompare(one.to));
  return latest === undefined || latest.period === 'day' ? undefined : latest.period;
};
