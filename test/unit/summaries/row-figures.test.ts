import { describe, expect, it } from 'vitest';
import * as z from 'zod';

import { bandOf, peopleBandOf, sumOfBands, type Band } from '../../../shared/summaries/band.ts';
import { COUNTED, countKey, figuresFromRows, type RowFact } from '../../../shared/summaries/row-figures.ts';
import { timeTakenOf, type TimeTaken } from '../../../shared/transparency/time-taken.ts';
import { LEDGER_KINDS, PersonalRow } from '../../../shared/transparency/ledger-entry.ts';

const rows = (count: number, row: RowFact): readonly RowFact[] => Array.from({ length: count }, () => row);

const RAISED: RowFact = { kind: 'alert', outcome: 'raised' };
const OPENED: RowFact = { kind: 'personal-data-read', outcome: 'alert-post-opened', role: 'security' };
const WITHDRAWN: RowFact = { kind: 'consent', outcome: 'withdrawn' };

const bandIn = (figures: ReturnType<typeof figuresFromRows>, key: string): Band | undefined =>
  figures.counts.find((line) => countKey(line) === key)?.count;

const month = (...all: (readonly RowFact[])[]) => figuresFromRows({ kind: 'month' }, [all.flat()]);
const quarter = (...months: (readonly RowFact[])[]) => figuresFromRows({ kind: 'quarter' }, months);

describe('figures from rows', () => {
  it('count every kind of row there is', () => {
    const counted = COUNTED.map(({ kind, outcome }) => `${kind}|${outcome}`);
    for (const { kind, outcome } of LEDGER_KINDS) expect(counted).toContain(`${kind}|${outcome}`);
    for (const { shape } of PersonalRow.options)
      for (const outcome of shape.outcome instanceof z.ZodEnum ? shape.outcome.options : shape.outcome.values)
        expect(counted).toContain(`${shape.kind.value}|${outcome}`);
    expect(new Set(COUNTED.map(countKey)).size).toBe(COUNTED.length);
  });

  it('are the same for the same rows in any order, and nothing counts what it does not name', () => {
    const some = [...rows(12, OPENED), ...rows(11, RAISED), { ...OPENED, role: 'somebody-else' }];
    expect(month(some)).toEqual(month(some.toReversed()));
    expect(bandIn(month(some), 'personal-data-read|alert-post-opened|security')).toEqual({
      atLeast: 10,
      atMost: 19,
    });
    expect(bandIn(month(some), 'alert|raised')).toEqual({ atLeast: 10, atMost: 19 });
  });

  it('tell of people’s own doing none as they tell few', () => {
    for (const count of [0, 1, 9]) {
      expect(bandIn(month(rows(count, RAISED)), 'alert|raised')).toEqual({ atLeast: 0, atMost: 9 });
      expect(peopleBandOf(count)).toEqual({ atLeast: 0, atMost: 9 });
    }
    expect(peopleBandOf(10)).toEqual(bandOf(10));
  });

  it('say of joining and leaving nothing in a month', () => {
    expect(bandIn(month(rows(30, WITHDRAWN)), 'consent|withdrawn')).toBeUndefined();
    expect(month(rows(30, WITHDRAWN))).toEqual(month());
    expect(bandIn(quarter([], rows(30, WITHDRAWN), []), 'consent|withdrawn')).toEqual({
      atLeast: 20,
      atMost: 49,
    });
  });

  it('do not tell in which month of a quarter somebody left', () => {
    const one = quarter(rows(12, WITHDRAWN), [], []);
    expect(quarter([], [], rows(12, WITHDRAWN))).toEqual(one);
    expect(quarter(rows(4, WITHDRAWN), rows(4, WITHDRAWN), rows(4, WITHDRAWN))).toEqual(one);
  });
});

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
  });
});

/** Every count that the bands tell apart and their edges. */
const EDGES = [
  0, 1, 2, 5, 8, 9, 10, 11, 18, 19, 20, 21, 48, 49, 50, 51, 98, 99, 100, 101, 198, 199, 200, 500,
];

const holds = ({ atLeast, atMost }: Band, count: number): boolean =>
  count >= atLeast && (atMost === null || count <= atMost);

/**
 * What somebody knows who is told a range for each part and one for the sum: the least and the most that the first part
 * can be.
 */
const knownOfFirst = ([first, ...others]: readonly Band[], sum: Band): readonly [number, number] => {
  const rest = sumOfBands(others);
  const highest = (band: Band): number => band.atMost ?? Infinity;
  if (first === undefined) return [0, 0];
  return [
    Math.max(first.atLeast, sum.atLeast - highest(rest)),
    Math.min(highest(first), highest(sum) - rest.atLeast),
  ];
};

describe('comparing ranges', () => {
  it('of a quarter and its months tells nothing that the months do not', () => {
    for (const a of EDGES)
      for (const b of EDGES)
        for (const c of EDGES) {
          const bands = [a, b, c].map(bandOf);
          const sum = sumOfBands(bands);
          expect(holds(sum, a + b + c)).toBe(true);
          const [first] = bands;
          expect(knownOfFirst(bands, sum)).toEqual([first?.atLeast, first?.atMost ?? Infinity]);
        }
  });

  it('would tell counts exactly if a quarter had a range of its own beside those of thirteen weeks', () => {
    const weeks = [...Array.from({ length: 9 }, () => 1), 0, 0, 0, 0].map(bandOf);
    expect(knownOfFirst(weeks, bandOf(9))).toEqual([1, 1]);
  });

  it('of a month and the weeks in it leaves of a few at least five that it can be', () => {
    // A month holds four whole weeks at most and parts of two more, of which nobody is told how much lies in it.
    const parts = [0, 1, 9, 10, 19, 20, 49, 50, 99, 100].map(bandOf);
    let narrowest = Infinity;
    for (const w2 of parts)
      for (const w3 of parts)
        for (const w4 of parts)
          for (const edge of parts) {
            const few = bandOf(1);
            const loose = { atLeast: 0, atMost: edge.atMost };
            const bands = [few, w2, w3, w4, loose, loose];
            const { atLeast, atMost } = sumOfBands(bands);
            for (let count = atLeast; count <= (atMost ?? 0); count += 1) {
              const [least, most] = knownOfFirst(bands, bandOf(count));
              narrowest = Math.min(narrowest, most - least + 1);
            }
          }
    expect(narrowest).toBeGreaterThanOrEqual(5);
  });
});

describe('a band', () => {
  it.each([
    [0, 0, 0],
    [1, 1, 9],
    [9, 1, 9],
    [10, 10, 19],
    [199, 100, 199],
    [9999, 1000, 9999],
  ])('of %i is %i to %i', (count, atLeast, atMost) => {
    expect(bandOf(count)).toEqual({ atLeast, atMost });
  });

  it('has no end from ten thousand on', () => {
    expect(bandOf(10_000)).toEqual({ atLeast: 10_000, atMost: null });
    expect(bandOf(3_000_000)).toEqual({ atLeast: 10_000, atMost: null });
  });
});
