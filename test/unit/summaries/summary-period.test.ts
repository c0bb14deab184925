import { describe, expect, it } from 'vitest';

import { summaryKey, summaryKeys } from '../../../shared/summaries/summary-items.ts';
import {
  lastMonthOf,
  Month,
  monthPeriod,
  periodBefore,
  quarterEndingWith,
  SummaryId,
} from '../../../shared/summaries/summary-period.ts';

const month = (text: string): Month => Month.parse(text);

describe('the period of a summary', () => {
  it('is a month, from its first day to the day after its last', () => {
    expect(monthPeriod(month('2026-12'))).toEqual({
      id: 'summary-2026-12',
      kind: 'month',
      from: '2026-12-01',
      to: '2027-01-01',
      months: ['2026-12'],
    });
  });

  it('is a quarter where one ends', () => {
    expect(quarterEndingWith(month('2026-12'))).toEqual({
      id: 'summary-2026-Q4',
      kind: 'quarter',
      from: '2026-10-01',
      to: '2027-01-01',
      months: ['2026-10', '2026-11', '2026-12'],
    });
    expect(quarterEndingWith(month('2026-11'))).toBeUndefined();
  });

  it('follows one of its kind', () => {
    const first = quarterEndingWith(month('2026-03'));
    expect(first && periodBefore(first)?.id).toBe('summary-2025-Q4');
    expect(periodBefore(monthPeriod(month('2026-01')))?.id).toBe('summary-2025-12');
  });

  it.each([
    ['summary-2026-Q1', '2026-03'],
    ['summary-2026-Q4', '2026-12'],
    ['summary-2026-07', '2026-07'],
  ])('called %s ends with %s', (id, last) => {
    expect(lastMonthOf(SummaryId.parse(id))).toBe(last);
  });

  it.each(['summary-2026-13', 'summary-2026-Q5', 'summary-2026-Q0', 'summary-2026', '../summary-2026-01'])(
    'is not called %s',
    (id) => {
      expect(SummaryId.safeParse(id).success).toBe(false);
    },
  );

  it('sorts by its last month, a quarter behind it, before the month after', () => {
    const keys = ['summary-2026-Q3', 'summary-2026-09', 'summary-2026-10'].map(
      (id) => summaryKey(SummaryId.parse(id)).sk,
    );
    expect(keys.toSorted()).toEqual([keys[1], keys[0], keys[2]]);
    const { first, last } = summaryKeys('2026-10');
    expect(keys.filter((key) => key >= first && key <= last)).toEqual([keys[0], keys[1]]);
  });
});
