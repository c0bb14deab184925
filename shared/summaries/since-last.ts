import { isSameBand, type Band } from './band.ts';
import type { PeriodSummary } from './audit-summary.ts';
import { countKey } from './row-figures.ts';

/** What of a summary is a range. */
export type Ranges = Pick<PeriodSummary, 'rows' | 'accounts'>;

const rangesIn = ({ rows, accounts }: Ranges): ReadonlyMap<string, Band> =>
  new Map([
    ...rows.counts.map((line) => [countKey(line), line.count] as const),
    ...accounts.map(({ purpose, count }) => [`accounts|${purpose}`, count] as const),
  ]);

/** Every range that is another than in the summary before; what only one of them counts is left out. */
export const movedSince = (before: Ranges, now: Ranges) => {
  const earlier = rangesIn(before);
  return [...rangesIn(now)].flatMap(([figure, band]) => {
    const was = earlier.get(figure);
    return was === undefined || isSameBand(was, band) ? [] : [{ figure, before: was, now: band }];
  });
};
