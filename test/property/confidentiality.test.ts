import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { createMatcher } from '../../shared/classification/matcher.ts';
import { createFingerprintFinder, fingerprintDocument } from '../../shared/classification/fingerprints.ts';
import { normaliseText } from '../../shared/classification/normalise.ts';
import { ALL_RULES } from '../../shared/classification/rules/all-rules.ts';
import { wholeClassifier } from '../bench/speed-bench.ts';
import { FAMILIES } from '../support/adversarial-texts.ts';

const match = createMatcher(ALL_RULES);

const alphabet = (characters: string, length: number): fc.Arbitrary<string> =>
  fc
    .array(fc.constantFrom(...Array.from(characters)), { minLength: length, maxLength: length })
    .map((letters) => letters.join(''));

const LETTERS = 'abcdefghijkmnopqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ';
const DIGITS = '0123456789';

/** Tokens as providers give them out, drawn anew each time. Digits are spread so that each looks random. */
const body = (length: number): fc.Arbitrary<string> =>
  fc
    .tuple(alphabet(LETTERS, length), alphabet(DIGITS, Math.ceil(length / 3)))
    .map(([letters, digits]) =>
      Array.from(letters, (letter, at) => (at % 3 === 1 ? (digits[(at - 1) / 3] ?? letter) : letter)).join(
        '',
      ),
    );
const TOKENS = fc.oneof(
  body(36).map((rest) => `ghp_${rest}`),
  body(24).map((rest) => `sk_live_${rest}`),
  body(35).map((rest) => `AIza${rest}`),
  fc.tuple(body(22), body(43)).map(([one, two]) => `SG.${one}.${two}`),
  body(20).map((rest) => `glpat-${rest}`),
  fc.constantFrom('4111 1111 1111 1111', 'GB82 WEST 1234 5698 7654 32'),
);

const AFTER = fc.constantFrom(
  ...[
    '.',
    ',',
    '!',
    '?',
    '…',
    ')',
    ']',
    '"',
    '”',
    '»',
    '`',
    "'",
    ':',
    ';',
    '\n',
    '\r\n',
    ' ',
    '🤦',
    '👍🏽',
    ' #oops',
    '。',
    '—',
    '*',
    '|',
  ],
);
const BEFORE = fc.constantFrom(
  '',
  '(',
  '"',
  '“',
  '«',
  '`',
  ' ',
  '\n',
  '🔑',
  ': ',
  'see ',
  '— ',
  '*',
  '|',
  '> ',
);

describe('finding secrets and numbers in posts', () => {
  it('is not lost by punctuation, quotes, emoji or line breaks around them', () => {
    fc.assert(
      fc.property(TOKENS, BEFORE, fc.array(AFTER, { maxLength: 3 }), (token, before, after) => {
        const found = match(`${before}${token}${after.join('')}`);
        expect(found.length).toBeGreaterThan(0);
        expect(found[0]?.confidence).toBeGreaterThanOrEqual(0.7);
      }),
      { numRuns: 300 },
    );
  });

  it('points at the very characters of the original, however the text hides them', () => {
    const disguise = fc.constantFrom(
      (text: string) => text,
      (text: string) => text.replace(/^(...)/u, '$1\u200B'),
      (text: string) => text.replace('_', '&#95;').replace('-', '&#x2d;'),
      (text: string) =>
        text.replace(/[a-z]/giu, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0)),
    );
    const noise = fc.constantFrom('', 'é ', 'e\u0301 ', '&amp; ', '👩‍👩‍👧 ', '\u200B ', 'ｗｏｗ ', 'a b ');
    fc.assert(
      fc.property(TOKENS, disguise, noise, (token, hide, before) => {
        const hidden = hide(token);
        const text = `${before}${hidden} end`;
        const found = match(text)[0];
        expect(found).toBeDefined();
        expect(text.slice(found?.start, found?.end)).toBe(hidden);
      }),
      { numRuns: 300 },
    );
  });

  it('never writes what it found into its answer', () => {
    fc.assert(
      fc.property(TOKENS, AFTER, (token, after) => {
        const answer = JSON.stringify(match(`is ${token}${after}`).map(({ masked }) => masked));
        for (let at = 0; at + 7 <= token.length; at += 1)
          expect(answer).not.toContain(token.slice(at, at + 7));
      }),
      { numRuns: 200 },
    );
  });
});

describe('normalising', () => {
  it('keeps places inside the text and in order, for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (original) => {
        const { text, place } = normaliseText(original);
        let last = 0;
        for (let at = 0; at < text.length; at += 1) {
          const { start, end } = place(at, at + 1);
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(original.length);
          last = start;
        }
      }),
    );
  });
});

const RUNS = 5;
const MEASUREMENTS = 3;

/** All that reads a post: rules, company terms, fingerprints of a document made of the same pieces, language, sentiment. */
const KEY = Buffer.alloc(16, 7);
const { classify } = wholeClassifier(
  createFingerprintFinder(
    FAMILIES.flatMap(({ name, make }) => fingerprintDocument({ name, text: make(2000) }, KEY, new Set())),
    KEY,
  ),
);

/** The least processor time of a few runs: other work on the machine only ever adds. */
const cost = (text: string): number => {
  const times = Array.from({ length: RUNS }, () => {
    const before = process.cpuUsage();
    classify(text);
    const { user, system } = process.cpuUsage(before);
    return user + system;
  });
  return Math.min(...times);
};

describe('classifying hostile texts', () => {
  const SIZE = 20_000;
  /** Below this the clock's grain decides, in microseconds. */
  const GRAIN = 3000;

  it.each(FAMILIES.map((family) => [family.name, family] as const))('%s takes linear time', (_, { make }) => {
    classify(make(2 * SIZE));
    const ratios = Array.from(
      { length: MEASUREMENTS },
      () => (cost(make(2 * SIZE)) + GRAIN) / (cost(make(SIZE)) + GRAIN),
    );
    const ratio = Math.min(...ratios);
    expect(ratio).toBeLessThanOrEqual(2.5);
  });
});
