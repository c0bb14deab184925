import { periodsBetween, type ReleasePeriod } from '../../../shared/disclosure/release-period.ts';
import type { Figure, Measure, Release } from '../../../shared/disclosure/release.ts';
import { headlineOf, marginOf, type AdvocacyPeriod } from '../../../shared/weekly/figures.ts';
import type { ChartPoint, ChartValue } from '../charts/line-geometry.ts';

/** What a chart of advocacy is asked for. */
export interface AdvocacyAsked {
  readonly kind: AdvocacyPeriod;
  readonly measure: Measure;
  /** Whether the latest periods are set against as many before them; else all are shown, against nothing. */
  readonly isCompared?: boolean;
}

/** A period with its headline; undefined where none was released. */
export interface PublishedPeriod {
  readonly period: ReleasePeriod;
  readonly figure: Figure | undefined;
}

/** A period that is shown, and the one it is compared with. */
export interface AdvocacyPair {
  readonly shown: PublishedPeriod;
  readonly compared?: PublishedPeriod;
}

/** Of fewer periods than these a half is no stretch of time. */
const COMPARED_FROM = 4;
/** A year of months, half a year of weeks. */
const SHOWN_AT_MOST = { month: 12, week: 26 } as const;

/** Every period from the first release to the last, oldest first, also where one was never released. */
const publishedPeriods = (
  releases: readonly Release[],
  { kind, measure }: AdvocacyAsked,
): readonly PublishedPeriod[] => {
  const those = releases.filter((release) => release.subject.kind === 'advocacy' && release.period === kind);
  const byStart = new Map(those.map((release) => [release.from, release]));
  const starts = [...byStart.keys()].sort();
  const [first, last] = [starts[0], starts.at(-1)];
  if (first === undefined || last === undefined) return [];
  return periodsBetween(kind, first, last).map((period) => ({
    period,
    figure: headlineOf(byStart.get(period.from), measure),
  }));
};

/** The periods of a chart, oldest first: all there are, or the later half, each beside one of as many before. */
export const advocacyPairs = (
  releases: readonly Release[],
  asked: AdvocacyAsked,
): readonly AdvocacyPair[] => {
  const periods = publishedPeriods(releases, asked);
  if (asked.isCompared !== true || periods.length < COMPARED_FROM) return periods.map((shown) => ({ shown }));
  const count = Math.min(Math.floor(periods.length / 2), SHOWN_AT_MOST[asked.kind]);
  const before = periods.slice(-2 * count, -count);
  return periods.slice(-count).map((shown, index) => {
    const compared = before[index];
    return { shown, ...(compared !== undefined && { compared }) };
  });
};

const valueOf = (figure: Figure | undefined): ChartValue => {
  if (figure === undefined) return { kind: 'absent' };
  if (figure.value === null) return { kind: 'withheld' };
  return { kind: 'figure', value: figure.value, margin: marginOf(figure) };
};

/** A point for each period; what it is compared with has none where that was withheld or never released. */
export const advocacyPoints = (
  pairs: readonly AdvocacyPair[],
  label: (from: string) => string,
): readonly ChartPoint[] =>
  pairs.map(({ shown, compared }) => {
    const comparison = compared?.figure?.value ?? undefined;
    return {
      label: label(shown.period.from),
      value: valueOf(shown.figure),
      ...(comparison !== undefined && { comparison }),
    };
  });
