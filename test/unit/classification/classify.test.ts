import { PassThrough, Readable } from 'node:stream';

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { runClassify, runExplain } from '../../../bin/classify-command.ts';
import { canonicalValueOf } from '../../../shared/classification/canonical-value.ts';
import { Classification } from '../../../shared/classification/classification.ts';
import { createClassifier } from '../../../shared/classification/classify.ts';
import { EMPTY_CATALOGUE } from '../../../shared/classification/company-catalogue.ts';
import { createExplainer } from '../../../shared/classification/explain.ts';
import { languageOf } from '../../../shared/classification/language.ts';
import { loadModel } from '../../../shared/classification/model.file.ts';
import { ALL_RULES } from '../../../shared/classification/rules/all-rules.ts';
import { entropyOf } from '../../../shared/classification/randomness.ts';
import { parseModel, serialiseModel } from '../../../shared/classification/sentiment-file.ts';
import { VALIDATORS } from '../../../shared/classification/validators.ts';

const { classify } = createClassifier({
  model: loadModel(),
  rules: ALL_RULES,
  company: EMPTY_CATALOGUE,
  today: '2026-03-01',
});

describe('sentiment', () => {
  it.each([
    ['I love this, what a wonderful day!', 'positive'],
    ['This is awful, I hate every minute of it.', 'negative'],
    ['The train to town leaves at nine on Monday.', 'neutral'],
  ])('of “%s” is %s', (text, label) => expect(classify(text).sentiment.label).toBe(label));

  it.each([
    'Das ist nicht gut, und ich bin sehr müde',
    '今日はとても疲れました',
    'Это очень плохо',
    '',
    '!!!',
  ])('of “%s” is unknown, never neutral', (text) =>
    expect(classify(text).sentiment).toEqual({
      label: 'unknown',
      scores: { negative: 0, neutral: 0, positive: 0 },
      abstained: true,
    }),
  );

  it('believes what the platform says of the language', () => {
    expect(classify('wonderful', 'en-GB').sentiment.label).toBe('positive');
    expect(classify('wonderful', 'de').sentiment.label).toBe('unknown');
  });
});

describe('languages', () => {
  it.each([
    ['the cat is on the table and it is happy', 'en'],
    ['le chat est sur la table et il est content', 'fr'],
    ['el gato está en la mesa y es muy feliz', 'es'],
    ['katten är på bordet och den är glad', 'sv'],
    ['xyzzy', 'und'],
  ])('“%s” is %s', (text, language) => expect(languageOf(text)).toBe(language));
});

describe('classifying anything', () => {
  it('never throws, keeps spans inside the text and gives scores that sum to one or to nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
        const result = Classification.parse(classify(text));
        const { negative, neutral, positive } = result.sentiment.scores;
        expect([0, 1]).toContain(Math.round((negative + neutral + positive) * 1e6) / 1e6);
        for (const { start, end } of result.findings)
          expect(0 <= start && start < end && end <= text.length).toBe(true);
      }),
    );
  });

  it('survives long hostile texts', () => {
    for (const piece of [
      'a',
      '@',
      'password is ',
      'eyJ',
      '-----BEGIN PRIVATE KEY-----',
      '1111 ',
      '\ud83d',
      'AKIA',
      'our ',
    ]) {
      expect(() => classify(piece.repeat(Math.ceil(100_000 / piece.length)))).not.toThrow();
    }
  });
});

describe('validators', () => {
  it.each([
    ['card', '4111 1111 1111 1111', true],
    ['card', '4111 1111 1111 1112', false],
    ['iban', 'GB82 WEST 1234 5698 7654 32', true],
    ['iban', 'GB82 WEST 1234 5698 7654 33', false],
    ['jwt', 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.x', true],
    ['jwt', 'eyJub.eyJqc29u.x', false],
  ] as const)('%s says of %s: %s', (name, text, valid) => expect(VALIDATORS[name](text)).toBe(valid));

  it('measure entropy in bits a character', () => {
    expect(entropyOf('aaaa')).toBe(0);
    expect(entropyOf('abab')).toBe(1);
    expect(entropyOf('abcd')).toBe(2);
  });
});

describe('the model’s file', () => {
  it('is read back as it was written', () => {
    const model = loadModel();
    expect(parseModel(serialiseModel(model))).toEqual(model);
  });

  it('is refused when it is cut short', () => {
    expect(() => parseModel(serialiseModel(loadModel()).subarray(0, 1000))).toThrow('not readable');
  });
});

describe('candor classify', () => {
  const run = async (input: string) => {
    const output = new PassThrough();
    const exitCode = await runClassify(Readable.from([input]), output, {
      today: new Date('2026-03-01T00:00:00Z'),
    });
    output.end();
    const lines = (await output.toArray()).join('').split('\n').filter(Boolean);
    return { exitCode, lines: lines.map((line): unknown => JSON.parse(line)) };
  };

  it('answers a line each and exits 0', async () => {
    const { exitCode, lines } = await run(
      '\uFEFF{"id":"a","text":"fine"}\r\n\n{"id":"b","text":"x","language":"de"}\n',
    );
    expect(exitCode).toBe(0);
    expect(lines).toMatchObject([
      { id: 'a', risk: 'none' },
      { id: 'b', language: 'de', sentiment: { label: 'unknown' } },
    ]);
  });

  it('names bad lines by number, goes on, and exits 1', async () => {
    const { exitCode, lines } = await run(
      'nope\n{"id":1,"text":"x"}\n{"id":"c","text":"ok"}\n{"text":"x"}\n',
    );
    expect(exitCode).toBe(1);
    expect(lines).toMatchObject([{ line: 1, error: 'not JSON' }, { line: 2 }, { id: 'c' }, { line: 4 }]);
  });
});

describe('candor explain', () => {
  const explain = async (text: string) => {
    const output = new PassThrough();
    await runExplain(Readable.from([JSON.stringify({ id: 'a', text })]), output, {
      today: new Date('2026-03-10T00:00:00Z'),
    });
    output.end();
    return (await output.toArray()).join('');
  };

  it('says what added to the confidence of a finding, and never what was found', async () => {
    const answer: unknown = JSON.parse(await explain('his card number: 4111 1111 1111 1111.'));
    expect(answer).toMatchObject({
      findings: [
        {
          rule: 'payment-card',
          confidence: 0.92,
          reasons: [
            { what: 'the form of payment-card', weight: 0.3 },
            { what: 'the check card holds', weight: 0.42 },
            { what: 'a word for it within 60 characters', weight: 0.2 },
          ],
        },
      ],
    });
    expect(JSON.stringify(answer)).not.toContain('4111 1111');
  });

  it('says which places moved the sentiment, without their words', async () => {
    const answer = await explain('what a wonderful day');
    expect(JSON.parse(answer)).toMatchObject({
      language: 'en',
      sentiment: { label: 'positive' },
      risk: 'none',
    });
    // The strongest place is “wonderful”.
    expect(answer).toMatch(/"moved":\[\{"start":7,"end":16,"weight":\d/u);
    expect(answer).not.toContain('wonderful');
  });

  it('says of another language that nothing moved it', async () => {
    const answer = await explain('Das ist nicht das, was wir auf der Messe gesehen haben');
    expect(JSON.parse(answer)).toMatchObject({ language: 'de', sentiment: { label: 'unknown', moved: [] } });
  });

  it('says of what the company keeps to itself only that it does', () => {
    const term = {
      term: 'Heron',
      aliases: [],
      category: 'codename',
      severity: 'high',
      exceptions: [],
    } as const;
    const explainHere = createExplainer({
      model: loadModel(),
      rules: ALL_RULES,
      company: {
        rules: [],
        terms: [{ ...term, aliases: [], exceptions: [] }],
        findDocuments: () => [
          {
            rule: 'confidential-document',
            kind: 'document',
            start: 0,
            end: 5,
            confidence: 0.85,
            masked: '[document]',
          },
        ],
      },
      today: '2026-03-10',
    });
    expect(explainHere('Heron rises').findings.map(({ kind, reasons }) => [kind, reasons])).toEqual([
      ['company-term', [{ what: 'a name that the company keeps to itself', weight: 0.9 }]],
      ['document', [{ what: 'a passage of a document that the company keeps to itself', weight: 0.85 }]],
    ]);
  });

  it('keeps what was passed over, with the reason', async () => {
    const answer = await explain('paste AKIAIOSFODNN7EXAMPLE here');
    expect(JSON.parse(answer)).toMatchObject({ findings: [] });
    expect(answer).toContain('{"rule":"aws-access-key","start":6,"end":26,"because":"rule"}');
  });
});

describe('canonical values', () => {
  it.each([
    ['personal-data', '4111-1111 1111.1111', '4111111111111111'],
    ['personal-data', 'O.Ludlow@Fernmail.test', 'oludlow@fernmailtest'],
    ['company-term', 'Project  HERON!', 'project heron'],
    ['secret', 'gh\u200Bp_AbC', 'ghp_AbC'],
  ] as const)('of %s “%s” is %s', (kind, words, canonical) =>
    expect(canonicalValueOf(kind, words)).toBe(canonical),
  );
});
