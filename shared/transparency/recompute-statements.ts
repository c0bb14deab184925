import { bandIn, isSameBand, type Band } from '../summaries/band.ts';
import { statedOn, type DayEntry, type Stated } from './day-entry.ts';
import type { OpeningsPeriod } from './export-openings.ts';
import type { LedgerKind } from './ledger-entry.ts';
import type { CountedRow } from './openings-file.ts';
import type { LogFault } from './verify-log.ts';

/** A range in words: `none`, `1 to 9`, `10000 or more`. */
export const bandText = ({ atLeast, atMost }: Band): string => {
  if (atMost === 0) return 'none';
  return atMost === null ? `${atLeast} or more` : `${atLeast} to ${atMost}`;
};

/** Of a row what its statement counts. */
type StatedRow = Pick<CountedRow, 'kind' | 'outcome' | 'day'>;

/** Whether two are of the same kind. */
const isOf =
  (one: LedgerKind) =>
  ({ kind, outcome }: { readonly kind: unknown; readonly outcome: unknown }): boolean =>
    kind === one.kind && outcome === one.outcome;

/** What is wrong with what an entry says of these rows over a time; undefined for nothing. */
const faultIn = (
  { statements }: DayEntry,
  { from, to, ranges, kinds }: Stated,
  rows: readonly StatedRow[],
): readonly string[] =>
  kinds.flatMap((kind) => {
    const counted = rows.filter((row) => row.day >= from && row.day < to).filter(isOf(kind)).length;
    const [said, ...more] = statements.filter(isOf(kind)).filter((one) => one.from === from && one.to === to);
    if (said === undefined)
      return counted === 0 ? [] : [`says nothing of ${kind.outcome}; the openings give ${counted}`];
    if (more.length > 0) return [`says more than once how often there was ${kind.outcome}`];
    if (isSameBand(said.count, bandIn(ranges, counted))) return [];
    return [`says ${bandText(said.count)} for ${kind.outcome}; the openings give ${counted}`];
  });

/** Statements that nobody makes on that day. */
const unfounded = ({ statements }: DayEntry, stated: readonly Stated[]): readonly string[] =>
  statements
    .filter(
      (one) =>
        !stated.some(
          ({ from, to, kinds }) =>
            one.from === from && one.to === to && kinds.some((kind) => isOf(kind)(one)),
        ),
    )
    .map(
      ({ outcome, from, to }) => `says something of ${outcome} from ${from} to ${to}, which is not said then`,
    );

/** Whether one of these days is in a time. */
export const hasDayIn = (
  { from, to }: { readonly from: string; readonly to: string },
  days: ReadonlySet<string> = new Set(),
): boolean => [...days].some((day) => day >= from && day < to);

/** What came of making statements anew: those that rest on days of which an opening may be missing are counted by themselves. */
export interface Recomputed {
  readonly faults: readonly LogFault[];
  readonly recomputed: number;
  readonly asFarAsOpened: number;
}

/**
 * Makes every statement over a time in a period anew from rows, and says which is another, which is left out though there
 * are rows of its kind, and which nobody makes.
 */
export const statementFaults = (
  entries: readonly DayEntry[],
  rows: readonly StatedRow[],
  { from, to, untold }: OpeningsPeriod & { readonly untold?: ReadonlySet<string> },
): Recomputed => {
  const checked = entries
    .filter(({ day }) => day >= from && day <= to)
    .map((entry) => {
      const stated = statedOn(entry.day, entry.version);
      const within = stated.filter((one) => one.from >= from || from === entries[0]?.day);
      const what = [...within.flatMap((one) => faultIn(entry, one, rows)), ...unfounded(entry, stated)];
      const [unsure, sure] = [true, false].map((wanted) =>
        within
          .filter((one) => hasDayIn(one, untold) === wanted)
          .reduce((sum, { kinds }) => sum + kinds.length, 0),
      );
      return {
        faults: what.map((text) => ({ where: `entry of ${entry.day}`, what: text })),
        recomputed: sure ?? 0,
        asFarAsOpened: unsure ?? 0,
      };
    });
  return {
    faults: checked.flatMap(({ faults }) => faults),
    recomputed: checked.reduce((sum, one) => sum + one.recomputed, 0),
    asFarAsOpened: checked.reduce((sum, one) => sum + one.asFarAsOpened, 0),
  };
};
