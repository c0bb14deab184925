import { periodsBetween } from '../../../shared/disclosure/release-period.ts';
import type { Figure, Measure, Release } from '../../../shared/disclosure/release.ts';
import { headlineOf, marginOf, type AdvocacyPeriod } from '../../../shared/weekly/figures.ts';
import type { ChartPoint, ChartValue } from '../charts/line-geometry.ts';

const valueOf = (figure: Figure | undefined): ChartValue => {
  if (figure === undefined) return { kind: 'absent' };
  if (figure.value === null) return { kind: 'withheld' };
  return { kind: 'figure', value: figure.value, margin: marginOf(figure) };
};

/** A point for each period from the first release to the last, also where one was never released. */
export const advocacyPoints = (
  releases: readonly Release[],
  { kind, measure }: { readonly kind: AdvocacyPeriod; readonly measure: Measure },
  label: (from: string) => string,
): readonly ChartPoint[] => {
  const those = releases.filter((release) => release.subject.kind === 'advocacy' && release.period === kind);
  const byStart = new Map(those.map((release) => [release.from, release]));
  const starts = [...byStart.keys()].sort();
  const [first, last] = [starts[0], starts.at(-1)];
  if (first === undefined || last === undefined) return [];
  return periodsBetween(kind, first, last).map(({ from }) => ({
    label: label(from),
    value: valueOf(headlineOf(byStart.get(from), measure)),
  }));
};
