import * as z from 'zod';

import { TimeTaken } from '../transparency/time-taken.ts';
import { Band, bandOf, peopleBandOf, sumOfBands, TOLD_FROM } from './band.ts';
import type { SummaryPeriod } from './summary-period.ts';

/** All that a summary reads of a row of the ledger. Nothing of it names a person, an account or a post. */
export const RowFact = z.object({
  kind: z.string().max(50),
  outcome: z.string().max(50),
  role: z.string().max(50).optional(),
  took: TimeTaken.optional(),
});
export type RowFact = z.infer<typeof RowFact>;

/**
 * What rows are counted by. `about`: what those who run Candor did is told as none, few, or a range; what people did who
 * take part, by ranges that do not tell none from few. `told`: by the month and the quarter, or by the quarter alone.
 */
export interface Counted {
  readonly kind: string;
  readonly outcome: string;
  readonly role: string | null;
  readonly about: 'staff' | 'people';
  readonly told: 'monthly' | 'quarterly';
}

const done = (kind: string, outcome: string, role: string): Counted => ({
  kind,
  outcome,
  role,
  about: 'staff',
  told: 'monthly',
});
const happened = (kind: string, outcome: string, told: Counted['told']): Counted => ({
  kind,
  outcome,
  role: null,
  about: 'people',
  told,
});

/** Everything that is counted, in the order of the summary. A test holds it against the kinds of rows that there are. */
export const COUNTED: readonly Counted[] = [
  done('personal-data-read', 'alert-post-opened', 'security'),
  done('personal-data-read', 'alert-author-named', 'security'),
  done('openings-read', 'openings-exported', 'auditor'),
  done('rule-changed', 'rule-demoted', 'program'),
  done('rule-changed', 'rule-restored', 'security-lead'),
  ...['raised', 'acknowledged', 'confirmed', 'dismissed', 'escalated', 'resolved', 'handed-back'].map(
    (state) => happened('alert', state, 'monthly'),
  ),
  // By the month it helped to name who takes part, in ranges as well.
  happened('collection', 'collected', 'quarterly'),
  ...['given', 'changed', 'paused', 'resumed', 'withdrawn', 'expired'].map((what) =>
    happened('consent', what, 'quarterly'),
  ),
  happened('erasure', 'erased', 'quarterly'),
];

/** What was counted as long as days collected were told by the month. What was published then stands. */
export const COUNTED_BEFORE: readonly Counted[] = COUNTED.map((counted) =>
  counted.kind === 'collection' ? { ...counted, told: 'monthly' } : counted,
);

/** How often something was done or happened, as a range. `role`: by whom; null where that is the person themselves or a program. */
export const CountLine = z.strictObject({
  kind: z.string().max(50),
  outcome: z.string().max(50),
  role: z.string().max(50).nullable(),
  count: Band,
});
export type CountLine = z.infer<typeof CountLine>;

/** What the rows of a period give. `medianErasure`: null in a month, and where fewer than ten were erased. */
export const RowFigures = z.strictObject({
  counts: z.array(CountLine).max(60),
  medianErasure: TimeTaken.nullable(),
});
export type RowFigures = z.infer<typeof RowFigures>;

/** What a line counts, as one word. */
export const countKey = ({ kind, outcome, role }: Pick<CountLine, 'kind' | 'outcome' | 'role'>): string =>
  [kind, outcome, ...(role === null ? [] : [role])].join('|');

const counts =
  ({ kind, outcome, role }: Counted) =>
  (row: RowFact): boolean =>
    row.kind === kind && row.outcome === outcome && (role === null || row.role === role);

const lineOf = (counted: Counted, count: Band): CountLine => {
  const { kind, outcome, role } = counted;
  return { kind, outcome, role, count };
};

const countedIn = (counted: Counted, rows: readonly RowFact[]): CountLine => {
  const count = rows.filter(counts(counted)).length;
  return lineOf(counted, counted.about === 'staff' ? bandOf(count) : peopleBandOf(count));
};

/** The class that the middle one lies in, the longer of two; null for fewer than are told, or one that says nothing of it. */
const medianOf = (rows: readonly RowFact[]): TimeTaken | null => {
  const erasures = rows.filter(({ kind }) => kind === 'erasure');
  const times = erasures.flatMap(({ took }) => (took === undefined ? [] : [TimeTaken.options.indexOf(took)]));
  if (times.length < TOLD_FROM || times.length < erasures.length) return null;
  const middle = times.sort((one, other) => one - other)[Math.floor(times.length / 2)];
  return TimeTaken.options[middle ?? -1] ?? null;
};

/** The figures of a month from its rows. The same rows, in any order, give the same figures. */
export const monthFigures = (rows: readonly RowFact[], all = COUNTED): RowFigures => ({
  counts: all.filter(({ told }) => told === 'monthly').map((counted) => countedIn(counted, rows)),
  medianErasure: null,
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
export const quarterFigures = (
  months: readonly RowFigures[],
  rows: readonly RowFact[],
  all = COUNTED,
): RowFigures => ({
  counts: all.map((counted) =>
    counted.told === 'monthly' ? sumIn(counted, months) : countedIn(counted, rows),
  ),
  medianErasure: medianOf(rows),
});

/**
 * All row figures of a period, from the rows of each of its months, in order: what a summary publishes, and what an
 * auditor with the rows' openings computes anew.
 */
export const figuresFromRows = (
  { kind }: Pick<SummaryPeriod, 'kind'>,
  months: readonly (readonly RowFact[])[],
  all = COUNTED,
): RowFigures =>
  kind === 'month'
    ? monthFigures(months.flat(), all)
    : quarterFigures(
        months.map((rows) => monthFigures(rows, all)),
        months.flat(),
        all,
      );
