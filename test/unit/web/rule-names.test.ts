import { describe, expect, it } from 'vitest';

import { GERMAN_RULE_NAMES } from '../../../functions/web/rule-names-de.ts';
import { ruleInWords, ruleNameIn } from '../../../functions/web/words.ts';
import { ALL_RULES } from '../../../shared/classification/rules/all-rules.ts';

/** Said alike in both languages. */
const ALIKE = new Set(['iban', 'jwt']);

describe('the name of a rule', () => {
  it('is in English what its id says', () => {
    expect(ruleInWords('aws-access-key', 'en')).toBe('AWS access key');
    expect(ruleNameIn('phone', 'en')).toEqual({ name: 'Phone', language: 'en' });
  });

  it('is German where it is no product’s, and marked as English where it is one', () => {
    expect(ruleNameIn('phone', 'de')).toEqual({ name: 'Telefonnummer', language: 'de' });
    expect(ruleNameIn('aws-access-key', 'de')).toEqual({ name: 'AWS access key', language: 'en' });
  });

  it('is there in German for every topic and every kind of personal data', () => {
    const without = ALL_RULES.filter(({ kind }) => kind !== 'secret')
      .map(({ id }) => id)
      .filter((id) => GERMAN_RULE_NAMES[id] === undefined && !ALIKE.has(id));
    expect(without).toEqual([]);
  });

  it('is given to rules that there are, and to documents', () => {
    const known = new Set([...ALL_RULES.map(({ id }) => id), 'confidential-document']);
    expect(Object.keys(GERMAN_RULE_NAMES).filter((id) => !known.has(id))).toEqual([]);
  });
});
