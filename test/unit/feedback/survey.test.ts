import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

import { requireApprovals } from '../../../bin/approvals/approval-file.ts';
import { settingsOf } from '../../../bin/stage-settings.ts';
import { runSurvey } from '../../../bin/survey-command.ts';
import { LANGUAGES } from '../../../shared/languages.ts';
import { readSurvey, shippedSurvey } from '../../../shared/feedback/survey.file.ts';
import { Survey, surveyHash, surveyIn } from '../../../shared/feedback/survey.ts';
import { listener } from '../../support/listener.ts';

const shipped = shippedSurvey();
const { en, de } = shipped.texts;
const [first] = shipped.questions;
if (en === undefined || de === undefined || first === undefined)
  throw new Error('the survey has lost its words');

const faultsOf = (change: object): readonly string[] =>
  Survey.safeParse(JSON.parse(JSON.stringify({ ...shipped, ...change }))).error?.issues.map(
    ({ message }) => message,
  ) ?? [];

describe('the survey that ships', () => {
  it('speaks every language of the pages, each in its own words', () => {
    expect(Object.keys(shipped.texts).sort()).toEqual([...LANGUAGES].sort());
    const wordsOf = (text: object): ReadonlySet<string> =>
      new Set(JSON.stringify(text).match(/"[^"]* [^"]*"/gu));
    expect([...wordsOf(en)].filter((words) => wordsOf(de).has(words))).toEqual([]);
  });

  it('asks nothing that tells who somebody is', () => {
    expect(JSON.stringify(shipped)).not.toMatch(
      /\b(?:age|team|department|office|Alter|Abteilung|Standort)\b/u,
    );
  });
});

describe('a survey of a company’s own', () => {
  it.each([
    ['without a language', { texts: {} }, ['texts: there is no language']],
    [
      'with a question twice',
      { questions: [...shipped.questions, first] },
      ['questions: clear is there twice'],
    ],
    [
      'with an answer twice',
      {
        questions: [{ id: 'clear', answers: ['yes', 'yes', 'partly', 'no'] }, ...shipped.questions.slice(1)],
      },
      ['questions: clear has yes twice'],
    ],
    [
      'that leaves a question without words in one language',
      { texts: { en, de: { ...de, questions: { ...de.questions, free: undefined } } } },
      ['texts.de: says nothing of free'],
    ],
    [
      'with words for an answer that is not there',
      {
        texts: {
          en: {
            ...en,
            questions: {
              ...en.questions,
              clear: { asks: 'a', answers: { yes: 'a', partly: 'b', no: 'c', x: 'd' } },
            },
          },
          de,
        },
      },
      ['texts.en.clear: x is not in the survey'],
    ],
  ])('does not hold %s', (_, change, faults) => {
    expect(faultsOf(change)).toEqual(faults);
  });

  it('cannot call a question as the one that is asked anyway', () => {
    const questions = [{ id: 'own-words', answers: ['yes', 'no'] }, ...shipped.questions];
    expect(faultsOf({ questions })).toContain('questions: own-words is asked anyway');
  });

  it('is read in the first language it has where it does not speak the reader’s', () => {
    expect(surveyIn(Survey.parse({ ...shipped, texts: { de } }), 'en')?.language).toBe('de');
  });

  it('takes effect once it is approved as it is', () => {
    const directory = mkdtempSync(join(tmpdir(), 'survey-'));
    writeFileSync(join(directory, 'own.json'), JSON.stringify({ ...shipped, version: '2' }));
    const survey = join('..', '..', '..', '..', '..', '..', directory, 'own.json');
    expect(() => requireApprovals({ ...settingsOf('dev'), survey })).toThrow(/ {2}survey\n/u);
  });

  it('that cannot be read says no word of it', () => {
    expect(() => readSurvey('/nowhere/survey.json')).toThrow('the survey cannot be read');
  });
});

describe('candor survey check', () => {
  const check = (content: string): readonly [number, string] => {
    const file = join(mkdtempSync(join(tmpdir(), 'survey-')), 'own.json');
    writeFileSync(file, content);
    const { output, said } = listener();
    return [runSurvey(['check', file], output), said().replace(file, 'FILE')];
  };

  it('tells version, size, languages and hash of one that holds', () => {
    expect(check(JSON.stringify(shipped))).toEqual([
      0,
      `FILE: version 2026-11.1, 5 questions; speaks en, de.\nSHA-256 ${surveyHash(shipped)}\n`,
    ]);
  });

  it('names every fault of one that does not, and says how it is used', () => {
    expect(check(JSON.stringify({ ...shipped, texts: {} }))).toEqual([
      1,
      'FILE does not hold:\n  texts: there is no language\n',
    ]);
    const { output, said } = listener();
    expect(runSurvey([], output)).toBe(2);
    expect(said()).toContain('Usage: candor survey check FILE');
  });
});
