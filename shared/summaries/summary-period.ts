import * as z from 'zod';

/** A calendar month, `YYYY-MM`. */
export const Month = z
  .string()
  .regex(/^\d{4}-(0[1-9]|1[0-2])$/u)
  .brand<'Month'>();
export type Month = z.infer<typeof Month>;

/** What an audit summary is called: by its month, or by its quarter. */
export const SummaryId = z
  .string()
  .regex(/^summary-\d{4}-(0[1-9]|1[0-2]|Q[1-4])$/u)
  .brand<'SummaryId'>();
export type SummaryId = z.infer<typeof SummaryId>;

/** A calendar month or quarter; `from` is its first day, `to` the day after its last. */
export interface SummaryPeriod {
  readonly id: SummaryId;
  readonly kind: 'month' | 'quarter';
  readonly from: string;
  readonly to: string;
  /** Its months, in order. */
  readonly months: readonly Month[];
}

const MONTHS_A_QUARTER = 3;

const partsOf = (month: Month): readonly [year: number, number: number] => {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return [year, number];
};

/** The month so many months after another. */
export const monthAfter = (month: Month, by: number): Month => {
  const [year, number] = partsOf(month);
  return Month.parse(new Date(Date.UTC(year, number - 1 + by, 1)).toISOString().slice(0, 7));
};

/** A month as the period of a summary. */
export const monthPeriod = (month: Month): SummaryPeriod => ({
  id: SummaryId.parse(`summary-${month}`),
  kind: 'month',
  from: `${month}-01`,
  to: `${monthAfter(month, 1)}-01`,
  months: [month],
});

/** The quarter whose last month this is; undefined for any other month. */
export const quarterEndingWith = (month: Month): SummaryPeriod | undefined => {
  const [year, number] = partsOf(month);
  if (number % MONTHS_A_QUARTER !== 0) return undefined;
  const first = monthAfter(month, 1 - MONTHS_A_QUARTER);
  return {
    id: SummaryId.parse(`summary-${year}-Q${number / MONTHS_A_QUARTER}`),
    kind: 'quarter',
    from: `${first}-01`,
    to: `${monthAfter(month, 1)}-01`,
    months: [first, monthAfter(first, 1), month],
  };
};

/** The month that a summary ends with: its own, or its quarter's last. */
export const lastMonthOf = (id: SummaryId): Month => {
  const [, year = '', part = ''] = id.split('-');
  const month = part.startsWith('Q')
    ? String(Number(part.slice(1)) * MONTHS_A_QUARTER).padStart(2, '0')
    : part;
  return Month.parse(`${year}-${month}`);
};

/** The period before one, of its kind. */
export const periodBefore = ({ kind, months }: SummaryPeriod): SummaryPeriod | undefined => {
  const [first] = months;
  if (first === undefined) return undefined;
  const last = monthAfter(first, -1);
  return kind === 'month' ? monthPeriod(last) : quarterEndingWith(last);
};
