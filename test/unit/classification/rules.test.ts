import { describe, expect, it } from 'vitest';

import { companyTerm } from '../../support/catalogue-builders.ts';
import { sampleClassifier } from '../../support/sample-classifier.ts';
import { loadSampleCompany, SAMPLE_DIRECTORY } from '../../../infra/local/sample/sample-company.ts';
import { createTermFinder } from '../../../shared/classification/company-terms.ts';
import { evidenceOf, mask } from '../../../shared/classification/masking.ts';
import { createMatcher } from '../../../shared/classification/matcher.ts';
import { normaliseText } from '../../../shared/classification/normalise.ts';
import { wholeExample } from '../../../shared/classification/rule-examples.ts';
import { ALL_RULES } from '../../../shared/classification/rules/all-rules.ts';

describe.each(ALL_RULES.map((rule) => [rule.id, rule] as const))('rule %s', (_, rule) => {
  const match = createMatcher([rule]);

  it.each(rule.positives)('finds %s', (example) => {
    const [finding] = match(wholeExample(example));
    expect(finding?.rule).toBe(rule.id);
    expect(finding?.masked).not.toBe(wholeExample(example).slice(finding?.start, finding?.end));
  });

  it.each(rule.negatives.length === 0 ? ['nothing at all'] : rule.negatives)('passes over %s', (example) => {
    expect(match(wholeExample(example))).toEqual([]);
  });
});

describe('company terms', () => {
  const term = {
    term: 'Project Heron',
    aliases: ['HR-2 probe'],
    category: 'codename',
    severity: 'high',
    exceptions: ['Project Heron Lane'],
    freeFrom: '2026-03-11',
  } as const;
  const findIn = createTermFinder(
    [{ ...term, aliases: [...term.aliases], exceptions: [...term.exceptions] }],
    '2026-03-10',
  );
  const find = (text: string) => findIn(normaliseText(text));

  it.each(['project heron', 'PROJECT  HERON!', 'the HR2 probe', 'an hr 2 probe'])(
    'match %s whatever its spelling',
    (text) => {
      expect(find(text).length).toBe(text.includes('HR2') ? 0 : 1);
    },
  );

  it('are passed over inside an exception and inside longer words', () => {
    expect(find('Project Heron Lane is closed')).toEqual([]);
    expect(find('projects heronry')).toEqual([]);
  });

  it('are free from their day on', () => {
    const after = createTermFinder([{ ...term, aliases: [], exceptions: [] }], '2026-03-11');
    expect(after(normaliseText('Project Heron'))).toEqual([]);
  });

  it('are switched off by exceptions of their own, never by those of another', () => {
    const [heron, project] = [companyTerm('Heron'), companyTerm('Project Heron')];
    const both = createTermFinder(
      [{ ...heron, exceptions: ['project heron', 'heron lane'] }, project],
      '2026-03-10',
    );
    const rulesIn = (text: string) =>
      both(normaliseText(text)).map(({ start, end }) => text.slice(start, end));
    expect(rulesIn('Project Heron flies')).toEqual(['Project Heron']);
    expect(rulesIn('a heron in Heron Lane')).toEqual(['heron']);
    expect(rulesIn('Heron, Project Heron')).toEqual(['Heron', 'Project Heron']);
  });

  it('are told once where one stands in another', () => {
    const both = createTermFinder([companyTerm('Heron'), companyTerm('Project Heron North')], '2026-03-10');
    expect(both(normaliseText('on Project Heron North now'))).toHaveLength(1);
  });

  it('are masked whole', () => {
    expect(find('Project Heron')[0]?.masked).toBe('[codename]');
  });
});

describe('masks', () => {
  it.each([
    ['hunter2', '…'],
    ['correct horse battery', '…'],
    ['8fQ2mZ7xKd', '…'],
    ['aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', '…'],
    ['0123456789abcdefghijklmn', '…klmn'],
    ['👍👍👍👍👍👍👍👍👍👍👍👍', '…'],
  ])('%s is shown as %s: the last four where 64 bits stay hidden', (match, masked) =>
    expect(mask(match)).toBe(masked),
  );

  it('of cards are their first six and last four digits', () => {
    const card = { id: 'payment-card', kind: 'personal-data', category: 'card' } as const;
    expect(evidenceOf(card, '4111 1111 1111 1111')).toBe('411111…1111');
  });

  it('of what a company keeps to itself show nothing, whoever wrote the rule', () => {
    const value = 'k3JdQ9x2mZ7pL4w8Rt5yKq1V';
    for (const [kind, category, shown] of [
      ['company-term', 'codename', '[codename]'],
      ['document', 'plan', '[own-rule]'],
      ['personal-data', 'policy-number', '[own-rule]'],
      ['secret', 'token', '…Kq1V'],
    ] as const)
      expect(evidenceOf({ id: 'own-rule', kind, category }, value)).toBe(shown);
  });

  it('of numbers of people and of passwords show nothing', () => {
    const kind = 'personal-data';
    expect(evidenceOf({ id: 'passport-number', kind, category: 'national-id' }, 'X12345678')).toBe(
      '[passport-number]',
    );
    expect(evidenceOf({ id: 'password', kind: 'secret', category: 'password' }, 'Weir-7aB!Otter21xyz')).toBe(
      '[password]',
    );
  });
});

describe('the sample company’s posts', () => {
  const sample = loadSampleCompany({ directory: SAMPLE_DIRECTORY, endsOn: '2026-03-31' });
  const classifierOn = sampleClassifier(sample);
  const findingsOf = (text: string, today: string) => classifierOn(today).classify(text, 'en').findings;
  const leaks = sample.posts.flatMap((post) =>
    (sample.truths.get(post.id)?.leaks ?? []).map((leak) => ({ post, leak })),
  );

  it('holds 49 posts with planted leaks', () => {
    expect(new Set(leaks.map(({ post }) => post.id)).size).toBe(49);
  });

  it.each(leaks.map(({ post, leak }) => [`${leak.kind} ${leak.what}`, post, leak] as const))(
    'has %s told to the right people',
    (_, post, leak) => {
      const text = [post.text, post.edit?.text].find((own) => own?.includes(leak.evidence)) ?? '';
      const confidences = findingsOf(text, post.at.toISOString().slice(0, 10))
        .filter((finding) => finding.kind === leak.kind)
        .map(({ confidence }) => confidence);
      const best = Math.max(0, ...confidences);
      expect(
        leak.expected === 'alert' ? best >= 0.8 : confidences.some((one) => one >= 0.5 && one < 0.8),
      ).toBe(true);
    },
  );

  it('has nothing found in any other post, near misses included', () => {
    const others = sample.posts.filter((post) => (sample.truths.get(post.id)?.leaks ?? []).length === 0);
    expect(others.length).toBeGreaterThan(1500);
    const wrong = others.filter(
      (post) => findingsOf(post.text, post.at.toISOString().slice(0, 10)).length > 0,
    );
    expect(wrong.map(({ text }) => text)).toEqual([]);
  });
});
