import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { createFeaturiser } from '../../../shared/classification/features.ts';
import { loadModel } from '../../../shared/classification/model.file.ts';
import { readyModel, scoreText } from '../../../shared/classification/sentiment-model.ts';
import { explainSentiment } from '../../../shared/classification/sentiment-reasons.ts';
import { slowSlots } from '../../support/slow-features.ts';

const featuresOf = createFeaturiser();
const slotsOf = (text: string): readonly number[] => {
  const { slots, count } = featuresOf(text);
  return [...new Set(slots.subarray(0, count))].sort((one, other) => one - other);
};

describe('the featuriser', () => {
  it.each([
    '',
    'Good',
    'so GOOOOD!!! #WinWin @someone@example.social',
    "I don't like this, but that &amp; those are OK :) <3",
    'nothing is good here. All fine',
    'see https://example.com/a?b=c now… www.example.org :-( ;P ☀️ 🎉 </3',
    'Größe ÉTÉ İstanbul 東京 ’twas can’t',
    'x:D x:) 12:30 &lt;3 &#39;s &unknown; @ # ## #a #1',
    '\ud83d lone \udc00 halves',
    'é\ud83d:-D é\udc00:-D 𝒶:-D',
  ])('gives the slots that a slow reading of its rules gives of “%s”', (text) =>
    expect(slotsOf(text)).toEqual(slowSlots(text)),
  );

  it('gives the slots that a slow reading gives of any text', () => {
    const piece = fc.constantFrom(
      ...[
        'not ',
        'GREAT',
        'aaa',
        '!',
        '?!',
        '..',
        '…',
        ':)',
        ':-D',
        '<3',
        '#',
        '@ab',
        ' ',
        "'",
        '’',
        '&amp;',
        '🎉',
        '.',
      ],
      ...[
        'http://a.b ',
        'é',
        'ß',
        '\u0301',
        '\ud83d',
        '\n',
        '_',
        '9',
        '/',
        ';P',
        '𝒶',
        '\ufe0f',
        'www.x',
        'İ',
        '=',
      ],
    );
    const text = fc.array(
      fc.oneof({ weight: 4, arbitrary: piece }, fc.string({ unit: 'binary', maxLength: 6 })),
    );
    fc.assert(
      fc.property(text, (pieces) => {
        expect(slotsOf(pieces.join(''))).toEqual(slowSlots(pieces.join('')));
      }),
      { numRuns: 1000 },
    );
  });

  it('hashes as it did when the shipped model was trained', () => {
    // FNV-1a over UTF-16 units of “ok”, then the sort, then MurmurHash3's finaliser, worked out by a program of its own.
    expect(slotsOf('ok')).toEqual([20623, 22655, 77703, 227723, 467702, 553464]);
  });

  it('answers the same after a longer text as before it', () => {
    const before = slotsOf('a short one');
    slotsOf('something much longer than that, '.repeat(500));
    expect(slotsOf('a short one')).toEqual(before);
  });

  it('gives places inside the text, which the feature was read from', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        const { from, to, count, plain } = featuresOf(text);
        for (let index = 0; index < count; index += 1) {
          const [start, end] = [from[index] ?? -1, to[index] ?? -1];
          expect(0 <= start && start < end && end <= plain.length).toBe(true);
          expect((plain.starts[start] ?? -1) < (plain.ends[end - 1] ?? -1)).toBe(true);
        }
      }),
    );
  });
});

describe('what was read', () => {
  it.each(['a short post', 'something much longer than that, '.repeat(3000)])('is forgotten: %s', (text) => {
    const model = loadModel();
    scoreText(model, text);
    explainSentiment(model, text, 3);
    const { plain, tokens, slots } = readyModel(model).featuresOf('');
    for (const kept of [plain.units, tokens.hashes, slots])
      expect(kept.every((value) => value === 0)).toBe(true);
    expect(readyModel(model).met.table.every((value) => value === 0)).toBe(true);
    expect(Math.max(plain.units.length, tokens.hashes.length, slots.length)).toBeLessThanOrEqual(16_384);
  });
});
