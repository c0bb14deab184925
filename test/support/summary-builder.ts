import { STANDARD_POLICY } from '../../shared/disclosure/policy.ts';
import type { PeriodSummary } from '../../shared/summaries/audit-summary.ts';
import { figuresFromRows, type RowFact } from '../../shared/summaries/row-figures.ts';
import { summarise, type SummaryParts } from '../../shared/summaries/summarise.ts';
import { Month, monthPeriod, quarterEndingWith } from '../../shared/summaries/summary-period.ts';

/** Posts behind alerts that security opened. */
export const opened = (times: number): readonly RowFact[] =>
  Array.from({ length: times }, () => ({
    kind: 'personal-data-read',
    outcome: 'alert-post-opened',
    role: 'security',
  }));

/** Openings that an auditor was handed. */
export const handedOut = (times: number): readonly RowFact[] =>
  Array.from({ length: times }, () => ({
    kind: 'openings-read',
    outcome: 'openings-exported',
    role: 'auditor',
  }));

const NOTHING: Omit<SummaryParts, 'period' | 'rows' | 'publishedAt'> = {
  releases: [],
  accounts: [],
  fieldsKept: [],
  logged: { changes: [], isWhole: false },
  incidents: [],
  months: [],
  before: undefined,
  policy: STANDARD_POLICY,
};

/** What a summary may be said to be made from. */
export interface Changes extends Partial<Omit<SummaryParts, 'rows' | 'publishedAt'>> {
  readonly publishedAt?: string;
  readonly rows?: readonly RowFact[];
}

/** The summary of a month in which nothing happened but what is said. */
export const summaryOf = (month: string, changes: Changes = {}): PeriodSummary => {
  const { publishedAt = '2026-11-01T02:00:00Z', rows = [], ...rest } = changes;
  const period = changes.period ?? monthPeriod(Month.parse(month));
  const { months } = period;
  return summarise({
    ...NOTHING,
    ...rest,
    period,
    publishedAt: new Date(publishedAt),
    rows: figuresFromRows(period, [rows, ...months.slice(1).map(() => [])]),
  });
};

/** The summary of the quarter that ends with a month, in whose first month the rows lie. */
export const quarterSummaryOf = (lastMonth: string, changes: Changes = {}): PeriodSummary => {
  const period = quarterEndingWith(Month.parse(lastMonth));
  if (period === undefined) throw new RangeError(`no quarter ends with ${lastMonth}`);
  return summaryOf(lastMonth, { ...changes, period });
};
