import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { createKeywordScanner } from '../../../shared/classification/aho-corasick.ts';
import { createKeywordIndex } from '../../../shared/classification/keyword-hits.ts';

const hitsOf = (keywords: readonly string[], text: string): readonly (readonly [string, number])[] => {
  const hits: [string, number][] = [];
  createKeywordScanner(keywords).scan(text, (keyword, end) => void hits.push([keywords[keyword] ?? '', end]));
  return hits.toSorted((one, other) => one[1] - other[1] || one[0].length - other[0].length);
};

describe('the keyword scanner', () => {
  it('finds keywords inside keywords, as in the example of Aho and Corasick', () => {
    expect(hitsOf(['he', 'she', 'his', 'hers'], 'ushers')).toEqual([
      ['he', 4],
      ['she', 4],
      ['hers', 6],
    ]);
  });

  it('compares without case, beyond ASCII too', () => {
    expect(hitsOf(['schlüssel', 'ключ'], 'SCHLÜSSEL КЛЮЧ')).toEqual([
      ['schlüssel', 9],
      ['ключ', 14],
    ]);
  });

  it('finds exactly what looking for each keyword finds', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(
        fc.uniqueArray(word, { minLength: 1, maxLength: 8 }),
        fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'd'), maxLength: 60 }),
        (keywords, text) => {
          const expected = keywords.flatMap((keyword) =>
            Array.from({ length: text.length }, (_, at) => at)
              .filter((at) => text.startsWith(keyword, at))
              .map((at) => [keyword, at + keyword.length] as const),
          );
          const sorted = expected.toSorted(
            (one, other) => one[1] - other[1] || one[0].length - other[0].length,
          );
          expect(hitsOf(keywords, text)).toEqual(sorted);
        },
      ),
    );
  });
});

describe('words among hits', () => {
  const index = createKeywordIndex(['key']);
  it.each([
    ['my key', true],
    ['apiKey=', true],
    ['API_KEY', true],
    ['AWSKeyId', true],
    ['keys,', true],
    ['monkey', false],
    ['keyboard', false],
    ['MONKEY', false],
  ])('“%s” holds the word: %s', (text, isWord) => {
    let count = 0;
    index.hitsIn(text).words.each(() => (count += 1));
    expect(count > 0).toBe(isWord);
  });
});
