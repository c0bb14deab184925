import { describe, expect, it } from 'vitest';

import { ruleFaultIn } from '../../../functions/web/administration/rule-faults.ts';
import { ADMINISTRATION } from '../../../functions/web/words/catalogues.ts';
import { readWrittenRules } from '../../../shared/classification/written-rules.ts';
import { formatsIn } from '../../../shared/formats.ts';
import { OWN_RULE } from '../../support/catalogue-builders.ts';

const saidOf = (text: string, language: 'en' | 'de'): readonly string[] => {
  const written = readWrittenRules(text);
  if (written.kind === 'rules') return [];
  const words = ADMINISTRATION[language].rules.faults;
  return written.faults.map((fault) => ruleFaultIn(fault, words, formatsIn(language)));
};
const ofRules = (rules: unknown, language: 'en' | 'de' = 'en') => saidOf(JSON.stringify(rules), language);
const ofChange = (change: object, language: 'en' | 'de' = 'en') =>
  ofRules([OWN_RULE, { ...OWN_RULE, id: 'own-second', ...change }], language);

const SECOND = 'Rule 2 (own-second)';

describe('what is said of a rule of one’s own that does not fit', () => {
  it.each([
    [{ severity: 'bad' }, `${SECOND}, “severity”: Write one of these: low, medium, high, critical.`],
    [{ severity: undefined }, `${SECOND}, “severity”: This is missing. Add it.`],
    [{ pattern: 7 }, `${SECOND}, “pattern”: Write a text here, in quotation marks.`],
    [{ pattern: '' }, `${SECOND}, “pattern”: Write 1 or more characters here.`],
    [{ version: 1.5 }, `${SECOND}, “version”: Write a whole number here, without quotation marks.`],
    [{ version: 0 }, `${SECOND}, “version”: Write a number from 1 on.`],
    [{ confidence: 1.5 }, `${SECOND}, “confidence”: Write a number up to 1.`],
    [{ ignoreCase: 'yes' }, `${SECOND}, “ignoreCase”: Write true or false here, without quotation marks.`],
    [{ keywords: 'abc' }, `${SECOND}, “keywords”: Write a list here, in square brackets.`],
    [{ keywords: ['abc', 'x'] }, `${SECOND}, “keywords”, entry 2: Write 3 or more characters here.`],
    [{ keywords: [] }, `${SECOND}: It has no keywords. List what starts it under “keywords”.`],
    [{ usual: 'x' }, `${SECOND}, “usual”: Write fields with their values here, in curly brackets.`],
    [
      { hotWords: [{ words: ['abc'], window: 0, weight: 0 }] },
      `${SECOND}, “hotWords”, entry 1, “window”: Write a number from 1 on.`,
    ],
    [{ patern: 'x' }, `${SECOND}: No rule has “patern”. Take it out, or look how it is spelled.`],
    [
      { category: 'Big Thing' },
      `${SECOND}, “category”: Write lower-case letters, in an id digits too, with single hyphens between parts.`,
    ],
    [
      { mode: 'shape', trigger: 'token', keywords: [] },
      `${SECOND}, “mode”: A rule of your own is started by a keyword. Write prefix, assignment or window.`,
    ],
    [
      { trigger: 'token' },
      `${SECOND}: “trigger” is for rules of the mode shape, which none of your own has. Take it out.`,
    ],
    [
      { group: 3 },
      `${SECOND}, “pattern”: The pattern has no group 3. Name one that it has under “group”, or put one in brackets.`,
    ],
    [
      { pattern: '(?:a{30}){30}' },
      `${SECOND}, “pattern”: The pattern repeats too much: make its repetitions shorter.`,
    ],
    [
      { pattern: 'wbk-(?=x)' },
      `${SECOND}, “pattern”: RE2 cannot read this pattern from character 5 on. This is not in RE2, which looks neither ahead nor behind: use “near”, “unless” or “excludes”.`,
    ],
    [
      { positives: ['nothing here'] },
      `${SECOND}, “positives”, entry 1: The rule does not find this example. Change the rule or the example.`,
    ],
    [
      { kind: 'topic', confidence: 0.9, atMost: 0.9 },
      `${SECOND}, “atMost”: A topic alone never alerts. Write numbers below 0.8 under “confidence” and “atMost”.`,
    ],
  ])('says where, what and what to do: %o', (change, said) => {
    expect(ofChange(change)).toContain(said);
  });

  it('names a rule without an id by its number, and the list where that is what does not fit', () => {
    expect(ofRules([7])).toEqual(['Rule 1: Write fields with their values here, in curly brackets.']);
    expect(ofRules({})).toEqual(['The list: Write a list here, in square brackets.']);
    expect(ofRules([OWN_RULE, OWN_RULE])).toEqual([
      'The list: Two rules have the same id. Give one of them another.',
    ]);
    expect(ofRules(Array.from({ length: 101 }, () => OWN_RULE))).toContain(
      'The list: List at most 100 here.',
    );
    expect(ofChange({ id: 'mine' })).toEqual([
      'Rule 2 (mine), “id”: The id of a rule of your own begins with own-. Put that before it.',
    ]);
  });

  it('says it in German as well, with nothing of English in it', () => {
    expect(ofChange({ severity: 'bad', pattern: '(', keywords: ['x'], odd: 1 }, 'de')).toEqual([
      'Regel 2 (own-second), „severity“: Schreiben Sie eines davon: low, medium, high, critical.',
      'Regel 2 (own-second), „keywords“, Eintrag 1: Schreiben Sie hier mindestens 3 Zeichen.',
      'Regel 2 (own-second): Keine Regel hat „odd“. Nehmen Sie es heraus, oder sehen Sie nach, wie es geschrieben wird.',
    ]);
    expect(saidOf('[\n  {"id" "x"}\n]', 'de')).toEqual([
      'Das ist kein JSON. Suchen Sie nach einem Komma, einem Anführungszeichen oder einer Klammer, die fehlt oder zu viel ist. Ab Zeile 2, Zeichen 9 lässt es sich nicht weiterlesen; der Fehler kann kurz davor liegen.',
    ]);
  });

  it.each([
    '(',
    ')',
    '[',
    '[z-a]',
    'a**',
    '*a',
    'a{1001}',
    'a{2,1}',
    '\\',
    '(?=x)',
    '(a)\\1',
    '(?P<n>a)(?P<n>b)',
    '(?<n',
    `${'('.repeat(1100)}${')'.repeat(1100)}`,
  ])('has words of its own for what RE2 says of a pattern: %s', (pattern) => {
    for (const language of ['en', 'de'] as const) {
      const { pattern: unknown, plain } = ADMINISTRATION[language].rules.faults;
      const said = ofChange({ near: [pattern.slice(0, 600)] }, language).join(' ');
      expect(said).toMatch(/near.*RE2|near.*Backslash|near.*backslash/u);
      expect(said).not.toContain(unknown);
      expect(said).not.toContain(plain.other);
    }
  });

  it('names a place in a text with script in it, and whatever else is not a rule, without failing', () => {
    const hostile = '<script>alert(1)</script>';
    expect(ofRules([{ id: hostile, [hostile]: 1, __proto__: null }])).toContain(
      `Rule 1 (${hostile}): No rule has “${hostile}”. Take it out, or look how it is spelled.`,
    );
    expect(ofRules([{ id: 'constructor', severity: 'toString' }]).length).toBeGreaterThan(3);
    expect(ofRules(null)).toEqual(['The list: Write a list here, in square brackets.']);
  });
});
