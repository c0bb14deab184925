import type { AuditSummary, PeriodSummary } from '../../shared/summaries/audit-summary.ts';

/** A row as an auditor reads it: what it says in clear. */
export interface ClearRow {
  readonly at: string;
  readonly kind: string;
  readonly outcome: string;
  readonly role?: string | undefined;
  readonly opened?: readonly string[] | undefined;
  readonly closed?: readonly string[] | undefined;
}

type Range = readonly [atLeast: number, atMost: number | null];

const STARTS = [1, 10, 20, 50, 100, 200, 500, 1000, 10_000, Infinity];

/** The range that a count is told by, as docs/transparency-log.md and the page say: none, one to nine, and ever wider. */
const rangeOf = (count: number): Range => {
  if (count === 0) return [0, 0];
  const next = STARTS.findIndex((start) => start > count);
  const [low = 0, high = 0] = STARTS.slice(next - 1, next + 1);
  return [low, high === Infinity ? null : high - 1];
};

/** Few, not told from none, then tens, hundreds, thousands, and ten thousand or more. */
const tensOf = (count: number, few: number): Range => {
  if (count <= few) return [0, few];
  const low = 10 ** (String(count).length - 1);
  return low >= 10_000 ? [10_000, null] : [low, 10 * low - 1];
};

const BY_MONTH = ['openings-read', 'rule-changed'];

/** The range of what people decided, of what follows their posts, and of days of posts. */
const toldOf = (kind: string): ((count: number) => Range) => {
  if (BY_MONTH.includes(kind)) return rangeOf;
  if (kind === 'collection') return (count) => (count <= 9_999 ? [0, 9_999] : [10_000, 99_999]);
  if (['consent', 'erasure', 'purpose'].includes(kind)) return (count) => tensOf(count, 9);
  return (count) => tensOf(count, 99);
};

const sum = (ranges: readonly Range[]): Range => [
  ranges.reduce((total, [low]) => total + low, 0),
  ranges.reduce<number | null>(
    (total, [, high]) => (total === null || high === null ? null : total + high),
    0,
  ),
];

const monthsFrom = (from: string, count: number): readonly string[] =>
  Array.from({ length: count }, (_, nth) => {
    const month = new Date(`${from}T00:00:00Z`);
    month.setUTCMonth(month.getUTCMonth() + nth);
    return month.toISOString().slice(0, 7);
  });

type Line = PeriodSummary['rows']['counts'][number];

/** Whether a row is one of those that a line counts. */
const isOne = (row: ClearRow, { kind, outcome, role, of }: Omit<Line, 'count'>): boolean => {
  if (kind === 'purpose')
    return of !== undefined && ((outcome === 'opened' ? row.opened : row.closed) ?? []).includes(of);
  return row.kind === kind && row.outcome === outcome && (role === null || row.role === role);
};

/**
 * Every count of a summary from rows in clear, with code that shares none with what published it, in the words of the page.
 */
export const countedByHand = (
  { period, from, rows: { counts } }: PeriodSummary,
  rows: readonly ClearRow[],
): readonly { readonly key: string; readonly range: Range; readonly words: string }[] => {
  const months = monthsFrom(from, period === 'month' ? 1 : 3);
  return counts.map(({ kind, outcome, role, of }) => {
    const own = rows.filter((row) => isOne(row, { kind, outcome, role, of }));
    const inMonth = months.map((month) => own.filter(({ at }) => at.startsWith(month)).length);
    const whole = inMonth.reduce((total, count) => total + count, 0);
    const told = toldOf(kind);
    const range = BY_MONTH.includes(kind) ? sum(inMonth.map(told)) : told(whole);
    return {
      key: [kind, outcome, ...(role === null ? [] : [role]), ...(of === undefined ? [] : [of])].join('|'),
      range,
      words: wordsFor(range),
    };
  });
};

const grouped = (count: number): string => String(count).replace(/(?<=\d)(?=(\d{3})+$)/gu, ',');

const wordsFor = ([low, high]: Range): string => {
  if (high === 0) return 'none';
  if (high === null) return `${grouped(low)} or more`;
  return low === 0 ? `${grouped(high)} or fewer, perhaps none` : `${grouped(low)} to ${grouped(high)}`;
};

/** A summary, which is of the present form. */
export const inPresentForm = (summary: AuditSummary): PeriodSummary => {
  if (summary.version !== 4) throw new Error(`${summary.id} is of an earlier form`);
  return summary;
};

/** The figures that the page shows of a summary: what is counted, and how often. */
export const figuresOn = (html: string, { id }: AuditSummary): readonly (readonly [string, string])[] => {
  const anchor = id.replace('summary', id.includes('Q') ? 'quarter' : 'month');
  const [, section = ''] = html.split(`<section id="${anchor}">`);
  const [, table = ''] = section.split('<caption>');
  const lines = (table.split('</table>')[0] ?? '').matchAll(
    /<th scope="row">([^<]*)<\/th><td>([^<]*)<\/td><td>[^<]*<\/td>/gu,
  );
  return [...lines].map(([, what = '', often = '']) => [what, often] as const);
};
