import type { DayRange } from '../../../shared/disclosure/release-reader.ts';
import type { Measure, Release } from '../../../shared/disclosure/release.ts';
import { officialHeadline } from '../../../shared/weekly/official-figures.ts';
import type { ChartPoint } from '../charts/line-geometry.ts';
import { daysIn } from './report-query.ts';

const byDay = (releases: readonly Release[], measure: Measure): ReadonlyMap<string, number> => {
  const totals = new Map<string, number>();
  for (const release of releases) {
    totals.set(release.from, (totals.get(release.from) ?? 0) + officialHeadline(release, measure));
  }
  return totals;
};

/** What a chart of official days is made from. */
export interface OfficialSeries {
  readonly measure: Measure;
  readonly shown: { readonly range: DayRange; readonly releases: readonly Release[] };
  readonly compared?: { readonly range: DayRange; readonly releases: readonly Release[] };
  /** The first day on which any of the accounts was read; there is nothing before. */
  readonly readFrom: string | undefined;
  /** The first day on which all of them were: what fewer of them did before is no comparison. */
  readonly comparedFrom: string | undefined;
  readonly label: (day: string) => string;
}

/** A point for each day: a day without a release had no post, unless it came before anything was read. */
export const pointsOf = ({
  measure,
  shown,
  compared,
  readFrom,
  comparedFrom,
  label,
}: OfficialSeries): readonly ChartPoint[] => {
  const now = byDay(shown.releases, measure);
  const then = compared === undefined ? undefined : byDay(compared.releases, measure);
  const thenDays = compared === undefined ? [] : daysIn(compared.range);
  const isSince = (day: string, first: string | undefined): boolean => first !== undefined && day >= first;
  return daysIn(shown.range).map((day, index) => {
    const thatDay = thenDays[index];
    const isCompared = then !== undefined && thatDay !== undefined && isSince(thatDay, comparedFrom);
    return {
      label: label(day),
      value: isSince(day, readFrom)
        ? { kind: 'figure', value: now.get(day) ?? 0, margin: 0 }
        : { kind: 'absent' },
      ...(isCompared && { comparison: then.get(thatDay) ?? 0 }),
    };
  });
};
