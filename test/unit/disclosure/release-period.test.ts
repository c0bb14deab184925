import { describe, expect, it } from 'vitest';

import { closedPeriods, daysOf } from '../../../shared/disclosure/release-period.ts';
import { day } from '../../support/disclosure-builders.ts';

const at = (text: string): Date => new Date(text);

describe('periods', () => {
  it('closes a week eight days after its Sunday and not a minute earlier', () => {
    // The week from Monday 7 to Monday 14 September 2026 closes on the 22nd.
    expect(closedPeriods('week', at('2026-09-21T23:59:00Z'), 7).map(({ from }) => from)).toEqual([
      '2026-08-31',
    ]);
    expect(closedPeriods('week', at('2026-09-22T00:00:00Z'), 7)).toEqual([
      { kind: 'week', from: '2026-09-07', to: '2026-09-14' },
    ]);
  });

  it('takes months as the calendar has them, February and the turn of the year included', () => {
    expect(closedPeriods('month', at('2024-03-09T01:00:00Z'), 40)).toEqual([
      { kind: 'month', from: '2024-01-01', to: '2024-02-01' },
      { kind: 'month', from: '2024-02-01', to: '2024-03-01' },
    ]);
    expect(closedPeriods('month', at('2027-01-09T00:00:00Z'), 5)).toEqual([
      { kind: 'month', from: '2026-12-01', to: '2027-01-01' },
    ]);
  });

  it('makes up what a schedule missed, oldest first, no further back than asked', () => {
    const days = closedPeriods('day', at('2026-09-22T01:00:00Z'), 3).map(({ from }) => from);
    expect(days).toEqual(['2026-09-11', '2026-09-12', '2026-09-13']);
  });

  it('lists every day of a period once', () => {
    expect(daysOf(week)).toEqual([
      '2026-02-23',
      '2026-02-24',
      '2026-02-25',
      '2026-02-26',
      '2026-02-27',
      '2026-02-28',
      '2026-03-01',
    ]);
  });
});

const week = { from: day('2026-02-23'), to: day('2026-03-02') };
