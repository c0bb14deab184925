import * as z from 'zod';

import { TimeTaken } from '../transparency/time-taken.ts';
import { Band, bandIn, sumOfBands, timesToldFrom } from './band.ts';
import { COUNTED, type Counted } from './counted.ts';
import type { SummaryPeriod } from './summary-period.ts';

const Word = z.string().max(50);

/** All that a summary reads of a row of the ledger. Nothing of it names a person, an account or a post. */
export const RowFact = z.object({
  kind: Word,
  outcome: Word,
  role: Word.optional(),
  took: TimeTaken.optional(),
  opened: z.array(Word).max(10).optional(),
  closed: z.array(Word).max(10).optional(),
});
export type RowFact = z.infer<typeof RowFact>;

/**
 * How often something was done or happened, as a range. `role`: by whom; null where that is the person themselves or a
 * program. `of`: of these those alone of one purpose.
 */
export const CountLine = z.strictObject({
  kind: Word,
  outcome: Word,
  role: Word.nullable(),
  of: Word.optional(),
  count: Band,
});
export type CountLine = z.infer<typeof CountLine>;

/**
 * What the rows of a period give. Each median is null in a month, and of fewer than the first range of its count ends with: from the end of a
 * consent to its erasure, from the raising of an alert until somebody took it, and until it was closed.
 */
export const RowFigures = z.strictObject({
  counts: z.array(CountLine).max(60),
  medianErasure: TimeTaken.nullable(),
  medianTaking: TimeTaken.nullable().optional(),
  medianClosing: TimeTaken.nullable().optional(),
});
export type RowFigures = z.infer<typeof RowFigures>;

/** What a line counts, as one word. */
export const countKey = ({
  kind,
  outcome,
  role,
  of,
}: Pick<CountLine, 'kind' | 'outcome' | 'role'> & { readonly of?: string | null | undefined }): string =>
  [kind, outcome, role, of].filter((part) => part !== null && part !== undefined).join('|');

const isOpened =
  ({ outcome, of }: Counted) =>
  (row: RowFact): boolean =>
    (outcome === 'opened' ? row.opened : row.closed)?.includes(of ?? '') === true;

const counts = (counted: Counted): ((row: RowFact) => boolean) => {
  const { kind, outcome, role, by } = counted;
  if (by === 'purpose') return isOpened(counted);
  return (row) => row.kind === kind && row.outcome === outcome && (role === null || row.role === role);
};

const lineOf = ({ kind, outcome, role, of }: Counted, count: Band): CountLine => ({
  kind,
  outcome,
  role,
  ...(of !== null && { of }),
  count,
});

const countedIn = (counted: Counted, rows: readonly RowFact[]): CountLine =>
  lineOf(counted, bandIn(counted.ranges, rows.filter(counts(counted)).length));

/** From how many on it is told how long alerts took: by a form's ranges of them. */
const alertTimesFrom = (all: readonly Counted[]): number =>
  timesToldFrom(all.some(({ ranges }) => ranges === 'finer') ? 'finer' : 'posted');

/** The class that the middle one lies in, the longer of two; null for fewer than are told. */
const medianOf = (times: readonly (TimeTaken | undefined)[], from: number): TimeTaken | null => {
  const classes = times.flatMap((took) => (took === undefined ? [] : [TimeTaken.options.indexOf(took)]));
  if (classes.length < from) return null;
  const middle = classes.sort((one, other) => one - other)[Math.floor(classes.length / 2)];
  return TimeTaken.options[middle ?? -1] ?? null;
};

/** Of erasures all must say how long they took: one that does not could be the longest. */
const medianErasureIn = (rows: readonly RowFact[]): TimeTaken | null => {
  const times = rows.filter(({ kind }) => kind === 'erasure').map(({ took }) => took);
  return times.includes(undefined) ? null : medianOf(times, timesToldFrom('chosen'));
};

/** Of steps of alerts those say it that are the first of their kind. */
const mediansOfAlerts = (rows: readonly RowFact[], all: readonly Counted[]) => {
  const from = alertTimesFrom(all);
  const of = (...steps: readonly string[]): TimeTaken | null =>
    medianOf(
      rows.filter(({ kind, outcome }) => kind === 'alert' && steps.includes(outcome)).map(({ took }) => took),
      from,
    );
  return { medianTaking: of('acknowledged'), medianClosing: of('dismissed', 'resolved') };
};

/** The second form told no times of alerts. */
const mediansIn = (rows: readonly RowFact[], all: readonly Counted[]): Omit<RowFigures, 'counts'> => ({
  medianErasure: medianErasureIn(rows),
  ...(all.some(({ since }) => since === 3) && mediansOfAlerts(rows, all)),
});

/** Whether every row of a choice says which purposes it opens and closes: those from before this was said do not. */
const saysPurposes = (rows: readonly RowFact[]): boolean =>
  rows.every(
    ({ kind, outcome, opened, closed }) =>
      kind !== 'consent' ||
      !['given', 'changed'].includes(outcome) ||
      (opened !== undefined && closed !== undefined),
  );

/** The figures of a month from its rows. The same rows, in any order, give the same figures. */
const monthFigures = (rows: readonly RowFact[], all: readonly Counted[]): RowFigures => ({
  counts: all.filter(({ told }) => told === 'monthly').map((counted) => countedIn(counted, rows)),
  ...mediansIn([], all),
});

const sumIn = (counted: Counted, months: readonly RowFigures[]): CountLine => {
  const key = countKey(counted);
  const bands = months.map(
    (month) => month.counts.find((line) => countKey(line) === key)?.count ?? { atLeast: 0, atMost: null },
  );
  return lineOf(counted, sumOfBands(bands));
};

/**
 * The figures of a quarter: what is told by the month is the sum of its months' ranges, so that nobody learns more by
 * comparing; what is told by the quarter alone is counted in its rows.
 */
const quarterFigures = (
  months: readonly RowFigures[],
  rows: readonly RowFact[],
  all: readonly Counted[],
): RowFigures => ({
  counts: all
    .filter(({ by }) => by !== 'purpose' || saysPurposes(rows))
    .map((counted) => (counted.told === 'monthly' ? sumIn(counted, months) : countedIn(counted, rows))),
  ...mediansIn(rows, all),
});

/**
 * All row figures of a period, from the rows of each of its months, in order: what a summary publishes, and what an
 * auditor with the rows' openings computes anew, by what its form counts.
 */
export const figuresFromRows = (
  { kind }: Pick<SummaryPeriod, 'kind'>,
  months: readonly (readonly RowFact[])[],
  all = COUNTED,
): RowFigures => {
  const rows = months.flat();
  const byMonth = months.map((month) => monthFigures(month, all));
  return kind === 'month' ? monthFigures(rows, all) : quarterFigures(byMonth, rows, all);
};
