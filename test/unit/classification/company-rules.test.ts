import { describe, expect, it } from 'vitest';

import { createClassifier } from '../../../shared/classification/classify.ts';
import { EMPTY_CATALOGUE } from '../../../shared/classification/company-catalogue.ts';
import {
  CompanyRule,
  CompanyRules,
  createCompanyScanner,
} from '../../../shared/classification/company-rules.ts';
import { loadModel } from '../../../shared/classification/model.file.ts';
import { compileGiven } from '../../../shared/classification/given-pattern.ts';
import { compileShipped } from '../../../shared/classification/pattern.ts';
import { failedExamples } from '../../../shared/classification/rule-examples.ts';
import { ALL_RULES } from '../../../shared/classification/rules/all-rules.ts';
import { OWN_RULE } from '../../support/catalogue-builders.ts';

const given = {
  ...OWN_RULE,
  pattern: '(?i:wbk)-[0-9]{4}-([a-z]{3,6})',
  ignoreCase: true,
  group: 1,
  positives: ['about WBK-2041-|heron today'],
  negatives: ['WBK-20-heron'],
};
const refusalsOf = (change: object): readonly string[] => {
  const parsed = CompanyRule.safeParse({ ...given, ...change });
  return parsed.success
    ? []
    : parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
};

describe('a rule of the company’s own', () => {
  const rule = CompanyRule.parse(given);

  it('finds, beside the rules that ship, and says how bad it is', () => {
    const { classify } = createClassifier({
      model: loadModel(),
      rules: ALL_RULES,
      company: { ...EMPTY_CATALOGUE, rules: [rule] },
      today: '2026-03-10',
    });
    const answer = classify('ask about WBK-2041-heron, and pay GB82 WEST 1234 5698 7654 32 today', 'en');
    expect(answer.findings.map((found) => [found.rule, found.start, found.end])).toEqual([
      ['own-case-number', 19, 24],
      ['iban', 34, 61],
    ]);
    expect(answer.risk).toBe('high');
  });

  it('is held to its own examples', () => {
    expect(failedExamples(rule, createCompanyScanner([rule]))).toEqual([]);
    const wrong = CompanyRule.parse({ ...given, positives: ['WBK-1'], negatives: ['see WBK-2041-heron'] });
    expect(failedExamples(wrong, createCompanyScanner([wrong]))).toEqual([
      'own-case-number: positives[0] is not found',
      'own-case-number: negatives[0] is found',
    ]);
  });

  it.each([
    [{ id: 'case-number' }, /^id: the id of a rule of your own begins with own-$/u],
    [{ mode: 'shape', trigger: 'token', keywords: [] }, /^mode: a rule of your own is started by a keyword/u],
    [{ pattern: '(?=wbk)x' }, /^pattern: not a pattern of RE2/u],
    [{ pattern: '(a)\\1', group: 1 }, /^pattern: not a pattern of RE2/u],
    [{ group: 2 }, /^pattern: the pattern has no group 2$/u],
    [{ excludes: ['['] }, /^excludes: not a pattern of RE2/u],
  ])('is refused with a reason: %o', (change, reason) => {
    expect(refusalsOf(change)).toEqual([expect.stringMatching(reason)]);
  });

  it('shares its id with no other', () => {
    expect(CompanyRules.safeParse([given, given]).success).toBe(false);
  });
});

describe('a pattern under RE2', () => {
  const options = { ignoreCase: false, group: 0 };

  it('answers the places V8 answers', () => {
    for (const [source, text] of [
      ['b+', 'aabbb👍bb'],
      ['[a-z]{2}', '👍ab'],
      ['(?:x|y)z', 'xyz'],
      ['^a', 'ba'],
    ] as const) {
      expect(compileGiven(source, options).matchIn(text)).toEqual(
        compileShipped(source, options).matchIn(text),
      );
      expect(compileGiven(source, options).isIn(text)).toBe(compileShipped(source, options).isIn(text));
    }
    expect(compileGiven('b+', options).matchAt('aabbb', 2)).toEqual({ start: 2, end: 5 });
    expect(compileGiven('b+', options).matchAt('aabbb', 1)).toBeUndefined();
  });

  it('does not run away from a pattern that would never end under V8', () => {
    const evil = { ...given, pattern: 'wbk-(?:a+)+b', group: 0, positives: ['wbk-ab'], negatives: [] };
    const scan = createCompanyScanner([CompanyRule.parse(evil)]);
    // Under V8 forty letters take hours, and this test would never end.
    expect(scan(`wbk-${'a'.repeat(2000)}`)).toEqual([]);
    expect(scan(`wbk-${'a'.repeat(200)}b`)).toHaveLength(1);
  });
});
