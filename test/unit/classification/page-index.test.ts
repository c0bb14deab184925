import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { createPageIndex, pagesOf } from '../../../shared/classification/page-index.ts';

const LARGEST = 2 ** 48 - 1;

describe('an index of pages', () => {
  it('answers the pages that a map answers, for any hashes', () => {
    // Few different low bits make entries collide.
    const hash = fc.oneof(
      fc.integer({ min: 0, max: 40 }),
      fc.constantFrom(LARGEST, LARGEST - 1, 2 ** 32, 2 ** 33),
    );
    const page = fc.uniqueArray(hash, { maxLength: 30 });
    fc.assert(
      fc.property(fc.array(page, { maxLength: 15 }), (pages) => {
        const index = createPageIndex(pages.map((hashes) => ({ hashes })));
        for (const sought of [...Array(41).keys(), LARGEST, LARGEST - 1, 2 ** 32, 2 ** 33, 2 ** 34]) {
          const there = pages.flatMap((hashes, number) => (hashes.includes(sought) ? [number] : []));
          expect([...pagesOf(index, sought)].sort((one, other) => one - other)).toEqual(there);
        }
      }),
    );
  });

  it('names at most twenty pages of a hash', () => {
    const index = createPageIndex(Array.from({ length: 50 }, () => ({ hashes: [7] })));
    expect(pagesOf(index, 7)).toHaveLength(20);
  });

  it('holds nothing where there is nothing', () => {
    expect(pagesOf(createPageIndex([]), 0)).toEqual([]);
  });
});
