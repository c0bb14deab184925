import { describe, expect, it } from 'vitest';

import {
  backgroundOf,
  createFingerprintFinder,
  fingerprintDocument,
} from '../../../shared/classification/fingerprints.ts';
import { normaliseText } from '../../../shared/classification/normalise.ts';
import { gramsOf } from '../../../shared/classification/winnowing.ts';
import { seededRandom } from '../../../infra/local/sample/seeded-random.ts';

const KEY = Buffer.alloc(16, 7);
const NO_BACKGROUND: ReadonlySet<number> = new Set();

const WORDS =
  'river gauge weir sensor budget margin station copper anchor lantern harvest meadow signal pocket winter timber garden silver ladder window kettle bridge candle pepper basket market summer violin orchard thunder pencil blanket'.split(
    ' ',
  );
const random = seededRandom(7).share;
const sentence = (words: number): string =>
  Array.from({ length: words }, () => WORDS[Math.floor(random() * WORDS.length)]).join(' ');

const documents = Array.from({ length: 20 }, (_, number) => ({
  name: `plan-${number}`,
  text: sentence(400),
}));
const pages = documents.flatMap((document) => fingerprintDocument(document, KEY, NO_BACKGROUND));
const findIn = createFingerprintFinder(pages, KEY);
const find = (text: string) => findIn(normaliseText(text));
const grams = (text: string, key = KEY) => gramsOf(normaliseText(text), key);

const TRIALS = 300;
const passages = (length: number): readonly string[] =>
  Array.from({ length: TRIALS }, (_, trial) => {
    const text = documents[trial % documents.length]?.text ?? '';
    const start = Math.floor(random() * (text.length - length));
    return text.slice(start, start + length);
  });
const foundOf = (texts: readonly string[]): number => texts.filter((text) => find(text).length > 0).length;

describe('fingerprints of documents', () => {
  it('find 97 of 100 passages of 60 characters, quoted word for word', () => {
    expect(foundOf(passages(60).map((text) => `so it says “${text}” wow`)) / TRIALS).toBeGreaterThanOrEqual(
      0.97,
    );
  });

  it('find 97 of 100 passages of 100 characters of which one word in twelve was changed', () => {
    const changed = passages(100).map((text) =>
      text
        .split(' ')
        .map((word, at) => (at % 12 === 6 ? 'qqzzq' : word))
        .join(' '),
    );
    expect(foundOf(changed) / TRIALS).toBeGreaterThanOrEqual(0.97);
  });

  it('find nothing in texts of other words', () => {
    const others = Array.from({ length: TRIALS }, () =>
      Array.from({ length: 40 }, () => Math.floor(random() * 2 ** 40).toString(36)).join(' '),
    );
    expect(foundOf(others)).toBe(0);
  });

  it('see through case, spaces, punctuation and full-width letters', () => {
    const [passage = ''] = passages(90);
    const wide = passage.replace(/[a-z]/gu, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0));
    expect(find(passage.toUpperCase().replaceAll(' ', ' — ')).length).toBe(1);
    expect(find(wide).length).toBe(1);
  });

  it('say nothing of which page or passage it was', () => {
    const [passage = ''] = passages(120);
    expect(JSON.stringify(find(passage))).not.toMatch(/plan-|river|budget/u);
    expect(find(passage)[0]?.masked).toBe('[document]');
  });

  it('leave out what is public anyway', () => {
    const [document] = documents;
    if (document === undefined) throw new Error('there is no document');
    const background = backgroundOf([document.text], KEY);
    expect(fingerprintDocument(document, KEY, background)).toEqual([]);
  });

  it('find nothing of a page that was removed', () => {
    const [passage = ''] = passages(200);
    const others = pages.filter(({ page }) => !page.startsWith('plan-0#'));
    expect(createFingerprintFinder(others, KEY)(normaliseText(passage))).toEqual([]);
  });

  it('are different under another key, so that an index says nothing without its own', () => {
    const [passage = ''] = passages(200);
    const hashes = new Set(grams(passage).map(({ hash }) => hash));
    expect(grams(passage, Buffer.alloc(16, 8)).some(({ hash }) => hashes.has(hash))).toBe(false);
  });

  it('select one of every eight neighbouring runs at least', () => {
    const places = grams(sentence(300)).map(({ at }) => at);
    for (const [number, at] of places.entries())
      if (number > 0) expect(at - (places[number - 1] ?? 0)).toBeLessThanOrEqual(8);
  });

  it.each(['a', 'ab', '0', 'abcdefg'])(
    'select one of eight, and no more, of “%s” said over and over',
    (piece) => {
      expect(grams(piece.repeat(4000)).length).toBeLessThanOrEqual((piece.length * 4000) / 7);
      expect(grams('a'.repeat(8000)).length).toBeLessThanOrEqual(1000);
    },
  );
});
