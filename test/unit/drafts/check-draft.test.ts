import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { createCheckDraft, TICK_MILLISECONDS } from '../../../functions/check-draft/check-draft.ts';
import { createClassifier } from '../../../shared/classification/classify.ts';
import { EMPTY_CATALOGUE, type CompanyCatalogue } from '../../../shared/classification/company-catalogue.ts';
import { CompanyRules } from '../../../shared/classification/company-rules.ts';
import { createCurrentClassifier } from '../../../shared/classification/current-classifier.ts';
import { createExplainer } from '../../../shared/classification/explain.ts';
import { loadModel } from '../../../shared/classification/model.file.ts';
import { ALL_RULES } from '../../../shared/classification/rules/all-rules.ts';
import { OpenKind, type DraftAnswer } from '../../../shared/drafts/draft.ts';
import { DRAFTS } from '../../../functions/web/words/catalogues.ts';
import { companyTerm, OWN_RULE } from '../../support/catalogue-builders.ts';

const model = loadModel();
const today = '2026-03-10';
const explain = createExplainer({ model, rules: ALL_RULES, company: EMPTY_CATALOGUE, today });

/** A time that passes as it is told: each look at the clock comes `step` milliseconds after the one before. */
const bench = (company: CompanyCatalogue, step = 7) => {
  let now = Date.parse(`${today}T09:00:00Z`);
  const waits: number[] = [];
  const clock = { now: () => new Date((now += step)) };
  const check = createCheckDraft({
    explain,
    companyClassifier: createCurrentClassifier({
      catalogue: { read: () => Promise.resolve(company) },
      model,
      rules: [],
      clock: { now: () => new Date(`${today}T09:00:00Z`) },
    }),
    clock,
    wait: (milliseconds) => Promise.resolve(void waits.push(milliseconds)),
  });
  return { check: (text: string): Promise<DraftAnswer> => check({ version: 1, text }), waits };
};

const rules = CompanyRules.parse([
  OWN_RULE,
  // Of the company's own, over what a rule that ships finds: it would win in a scan of both.
  {
    ...OWN_RULE,
    id: 'own-token',
    kind: 'secret',
    confidence: 1,
    atMost: 1,
    severity: 'critical',
    keywords: ['ghp_'],
    pattern: 'ghp_[0-9A-Za-z]{20,60}',
    positives: ['ghp_16C7e42F292c6912E7710c838347Ae178B4a'],
    negatives: ['ghp_'],
  },
]);
const DOCUMENT = 'the estuary array is late';
const SECRETIVE: CompanyCatalogue = {
  terms: [
    { ...companyTerm('Project Heron'), severity: 'critical' },
    companyTerm('Grebe'),
    companyTerm('Weir Nine'),
  ],
  rules,
  findDocuments: ({ text }) =>
    text.includes(DOCUMENT)
      ? [{ rule: 'document', kind: 'document', start: 0, end: 9, confidence: 0.9, masked: '[document]' }]
      : [],
};
const TOKEN = 'ghp_9Qk4Otter21weir4729Kd7tQ2mZ9xBv31LpA';

describe('checking a draft', () => {
  it.each(['Project Heron', 'about wbk-2041', DOCUMENT, `Project Heron and Grebe and ${DOCUMENT}`])(
    'says one and the same of %j',
    async (words) => {
      const answer = await bench(SECRETIVE).check(words);
      const innocent = await bench(SECRETIVE).check('Lunch was fine');
      expect(answer.company).toBe('seen');
      expect([answer.matches, answer.risk]).toEqual([[], 'none']);
      expect(innocent.company).toBe('none');
    },
  );

  it('tells nothing of the company’s catalogue but that: all else is as if there were none', async () => {
    const pieces = fc.constantFrom(
      'Project Heron',
      'Grebe',
      'wbk-2041',
      DOCUMENT,
      TOKEN,
      'call me on +44 7700 900123',
      'we are so proud',
      'this is awful',
      'layoffs are coming next week',
      'Weir Nine',
    );
    const seen = new Set<string>();
    await fc.assert(
      fc.asyncProperty(fc.array(pieces, { minLength: 1, maxLength: 8 }), async (words) => {
        const text = words.join('. ');
        const { company: _, ...knowing } = await bench(SECRETIVE).check(text);
        const { company, ...ignorant } = await bench(EMPTY_CATALOGUE).check(text);
        expect(company).toBe('none');
        expect(knowing).toEqual(ignorant);
        seen.add(`${String(knowing.matches.length > 0)} ${knowing.risk}`);
      }),
      { numRuns: 150, seed: 5 },
    );
    expect(seen.size).toBeGreaterThan(2);
  });

  it('answers in as many bytes whether or not something was seen', async () => {
    const [seen, none] = [await bench(SECRETIVE).check('Grebe'), await bench(EMPTY_CATALOGUE).check('Grebe')];
    expect([seen.company, none.company]).toEqual(['seen', 'none']);
    expect(JSON.stringify(seen)).toHaveLength(JSON.stringify(none).length);
  });

  it.each([
    [7, TICK_MILLISECONDS - 7],
    [249, 1],
    [250, 250],
    [610, 140],
  ])('that took %d milliseconds waits %d more, for the next whole tick', async (took, rest) => {
    const { check, waits } = bench(SECRETIVE, took);
    await check('Grebe');
    expect(waits).toEqual([rest]);
  });

  it('shows places, and reasons that repeat nothing of the draft', async () => {
    const text = `The token is ${TOKEN}`;
    const { matches, risk } = await bench(EMPTY_CATALOGUE).check(text);
    expect(matches.map(({ start, end, kind }) => [kind, text.slice(start, end)])).toEqual([
      ['secret', TOKEN],
    ]);
    expect(['high', 'critical']).toContain(risk);
    expect(matches[0]?.reasons.length).toBeGreaterThan(0);
    expect(JSON.stringify(matches)).not.toContain(TOKEN.slice(4, 12));
  });

  it('says nothing at all where the catalogue cannot be read', async () => {
    const { check } = bench(EMPTY_CATALOGUE);
    await expect(check('fine')).resolves.toMatchObject({ company: 'none' });
    const broken = createCheckDraft({
      explain,
      companyClassifier: () => Promise.reject(new Error('no store')),
      clock: { now: () => new Date(0) },
      wait: () => Promise.resolve(),
    });
    await expect(broken({ version: 1, text: 'fine' })).rejects.toThrow('no store');
  });

  it('lists the first fifty matches of a draft full of them', async () => {
    const found = Array.from({ length: 60 }, (_, start) => ({
      rule: 'plans',
      kind: 'topic' as const,
      start,
      end: start + 1,
      confidence: 0.9,
      masked: '[topic]',
      reasons: [],
    }));
    const check = createCheckDraft({
      explain: (text) => ({ ...explain(text), findings: found }),
      companyClassifier: () =>
        Promise.resolve(createClassifier({ model, rules: [], company: EMPTY_CATALOGUE, today })),
      clock: { now: () => new Date(0) },
      wait: () => Promise.resolve(),
    });
    const { matches } = await check({ version: 1, text: 'x'.repeat(60) });
    expect(matches.map(({ start }) => start)).toEqual(Array.from({ length: 50 }, (_, index) => index));
  });
});

describe('the rules that ship', () => {
  it('find nothing but what a draft’s page has words for', () => {
    expect([...new Set(ALL_RULES.map(({ kind }) => kind))].sort()).toEqual([...OpenKind.options].sort());
  });

  it('find nothing in what the page proposes to write instead', () => {
    for (const { example } of Object.values(DRAFTS).flatMap(({ safer }) => Object.values(safer))) {
      expect([example, explain(example).findings]).toEqual([example, []]);
    }
  });
});
