import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

import { train } from '../../../bin/train/train.ts';
import { languageOf } from '../../../shared/classification/language.ts';
import { createEldDetector } from '../../../shared/classification/language-detector.eld.ts';
import { loadModel } from '../../../shared/classification/model.file.ts';
import { serialiseModel } from '../../../shared/classification/sentiment-file.ts';
import { scoreText } from '../../../shared/classification/sentiment-model.ts';
import { explainSentiment } from '../../../shared/classification/sentiment-reasons.ts';

const model = loadModel();

const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc
    .array(
      fc.constantFrom(
        'not ',
        'good ',
        'awful ',
        '#win ',
        '🎉',
        '&amp; ',
        '@ab ',
        'SO ',
        '!! ',
        ':( ',
        'sooo ',
      ),
    )
    .map((words) => words.join('')),
);

describe('reasons for a sentiment', () => {
  it('point at the words in the original text', () => {
    const whole = 'Hi @ann &amp; bob: what a wonderful, wonderful day!';
    const { label, reasons } = explainSentiment(model, whole, 3);
    expect(label).toBe('positive');
    expect(reasons[0]?.text).toContain('wonderful');
    for (const { text: words, start, end } of reasons) expect(whole.slice(start, end)).toBe(words);
  });

  it('add up, with the bias, to the lead of the label', () => {
    fc.assert(
      fc.property(text, (whole) => {
        const { lead, bias, reasons } = explainSentiment(model, whole, Number.POSITIVE_INFINITY);
        const sum = reasons.reduce((total, { weight }) => total + weight, bias);
        expect(Math.abs(sum - lead)).toBeLessThan(1e-6);
      }),
    );
  });
});

describe('scores', () => {
  it('sum to one for any text', () => {
    fc.assert(
      fc.property(text, (whole) => {
        const { negative, neutral, positive } = scoreText(model, whole);
        expect(negative + neutral + positive).toBeCloseTo(1, 9);
      }),
    );
  });

  it('are the same whatever names and addresses stand in the text', () => {
    expect(scoreText(model, '@ann look at https://a.example/x good')).toEqual(
      scoreText(model, '@bob look at http://other.example good'),
    );
  });
});

describe('training', () => {
  const words = ['good', 'fine', 'bad', 'poor', 'today', 'later', 'very', 'not', 'so', 'it'];
  const texts = Array.from({ length: 90 }, (_, index) => ({
    label: index % 3,
    text: `${['bad', 'today', 'good'][index % 3] ?? ''} ${words[(index * 7) % 10] ?? ''} ${words[(index * 3) % 10] ?? ''}`,
  }));
  const sources = { texts, counts: texts.map(() => 1), missing: [] };

  it('gives the same bytes twice, and other bytes for other texts', () => {
    const once = serialiseModel(train(sources, texts));
    expect(serialiseModel(train(sources, texts))).toEqual(once);
    const others = texts.map((one, index) => (index === 0 ? { label: 2, text: 'bad bad day' } : one));
    expect(Buffer.compare(serialiseModel(train({ ...sources, texts: others }, others)), once)).not.toBe(0);
  }, 180_000);
});

describe('posts in ten other languages', () => {
  const posts = readFileSync(join(import.meta.dirname, '..', '..', 'support', 'foreign-posts.tsv'), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => line.split('\t'));
  const detect = createEldDetector();

  it('are 300, thirty of each', () => {
    expect(posts).toHaveLength(300);
    expect(new Set(posts.map(([language]) => language)).size).toBe(10);
  });

  it('are never taken for English', () => {
    const taken = posts.filter(([, , post]) => languageOf(post ?? '', undefined, detect) === 'en');
    expect(taken).toEqual([]);
  });

  it('are called by their language, four of five at least', () => {
    const right = posts.filter(
      ([language, , post]) => languageOf(post ?? '', undefined, detect) === language,
    );
    expect(right.length).toBeGreaterThanOrEqual(240);
  });
});
