import { describe, expect, it } from 'vitest';

import { figuresFromRows, type RowFact } from '../../../shared/summaries/row-figures.ts';
import { timeTakenOf, type TimeTaken } from '../../../shared/transparency/time-taken.ts';

const rows = (count: number, row: RowFact): readonly RowFact[] => Array.from({ length: count }, () => row);
const month = (all: readonly RowFact[]) => figuresFromRows({ kind: 'month' }, [all]);
const quarter = (...months: (readonly RowFact[])[]) => figuresFromRows({ kind: 'quarter' }, months);

describe('the time of an erasure', () => {
  it.each([
    ['2026-09-01T11:00:00.000Z', 'within-an-hour'],
    ['2026-09-01T10:59:59.999Z', 'within-a-day'],
    ['2026-08-31T12:00:00.000Z', 'within-a-day'],
    ['2026-08-25T12:00:00.000Z', 'within-a-week'],
    ['2026-08-25T11:59:59.000Z', 'longer'],
    // Clocks differ: an end that was noted later than its erasure.
    ['2026-09-01T12:00:01.000Z', 'within-an-hour'],
  ])('since %s is told as %s', (since, took) => {
    expect(timeTakenOf(since, new Date('2026-09-01T12:00:00Z'))).toBe(took);
  });
});

describe('the median time of erasures', () => {
  const erased = (took: TimeTaken): RowFact => ({ kind: 'erasure', outcome: 'erased', took });
  const HOUR = erased('within-an-hour');

  it('is withheld for fewer than ten, in a month, and where one row says nothing of it', () => {
    expect(quarter(rows(9, HOUR), [], []).medianErasure).toBeNull();
    expect(month(rows(30, HOUR)).medianErasure).toBeNull();
    expect(
      quarter([...rows(30, HOUR), { kind: 'erasure', outcome: 'erased' }], [], []).medianErasure,
    ).toBeNull();
  });

  it('is the class of the middle one, of an even number the longer', () => {
    expect(quarter(rows(10, HOUR), [], []).medianErasure).toBe('within-an-hour');
    expect(quarter(rows(5, HOUR), rows(5, erased('longer')), []).medianErasure).toBe('longer');
    expect(quarter(rows(6, HOUR), rows(5, erased('within-a-week')), []).medianErasure).toBe('within-an-hour');
    expect(quarter(rows(3, HOUR), rows(5, erased('longer')), rows(3, HOUR)).medianErasure).toBe(
      'within-an-hour',
    );
  });

  it('is of erasures alone, and how long alerts took of their steps alone', () => {
    const slow: RowFact = { kind: 'alert', outcome: 'dismissed', took: 'longer' };
    const figures = quarter(rows(10, HOUR), rows(99, slow), [
      { ...slow, kind: 'other' },
      ...rows(50, { ...slow, outcome: 'raised' }),
    ]);
    expect(figures).toMatchObject({
      medianErasure: 'within-an-hour',
      medianClosing: null,
      medianTaking: null,
    });
  });
});
