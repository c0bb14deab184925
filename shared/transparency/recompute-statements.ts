import { bandOf, type Band } from '../summaries/band.ts';
import type { OpeningsPeriod } from './export-openings.ts';
import { dayAfter, STATED_WEEKLY, weekEndingOn, type DayEntry } from './day-entry.ts';
import type { CountedRow } from './openings-file.ts';
import type { LogFault } from './verify-log.ts';

/** A range in words: `none`, `1 to 9`, `10000 or more`. */
export const bandText = ({ atLeast, atMost }: Band): string => {
  if (atMost === 0) return 'none';
  return atMost === null ? `${atLeast} or more` : `${atLeast} to ${atMost}`;
};

/** Whether two ranges are the same. */
const isSame = (one: Band, other: Band): boolean =>
  one.atLeast === other.atLeast && one.atMost === other.atMost;

/**
 * Makes every statement of the weeks in a period anew from rows, and says which is another, and which is left out though
 * there are rows of its kind.
 */
export const statementFaults = (
  entries: readonly DayEntry[],
  rows: readonly CountedRow[],
  { from, to }: OpeningsPeriod,
): { readonly faults: readonly LogFault[]; readonly recomputed: number } => {
  const faults: LogFault[] = [];
  let recomputed = 0;
  for (const { day, statements } of entries) {
    const week = weekEndingOn(day);
    if (week === undefined || week.from < from || week.to > dayAfter(to)) continue;
    const ofWeek = rows.filter((row) => row.day >= week.from && row.day < week.to);
    for (const { kind, outcome, count, ...stated } of statements) {
      const counted = ofWeek.filter((row) => row.kind === kind && row.outcome === outcome).length;
      const isOfWeek = stated.from === week.from && stated.to === week.to;
      if (!isOfWeek || !isSame(count, bandOf(counted)))
        faults.push({
          where: `entry of ${day}`,
          what: `says ${bandText(count)} for ${outcome}; the openings give ${counted}`,
        });
      recomputed += 1;
    }
    for (const { kind, outcome } of STATED_WEEKLY) {
      const isStated = statements.some((one) => one.kind === kind && one.outcome === outcome);
      const there = ofWeek.filter((row) => row.kind === kind && row.outcome === outcome).length;
      if (!isStated && there > 0)
        faults.push({
          where: `entry of ${day}`,
          what: `says nothing of ${outcome}; the openings give ${there}`,
        });
    }
  }
  return { faults, recomputed };
};
