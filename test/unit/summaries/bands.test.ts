import { describe, expect, it } from 'vitest';

import { bandOf, sumOfBands, type Band } from '../../../shared/summaries/band.ts';

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
