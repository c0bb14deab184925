import { describe, expect, it } from 'vitest';

import { answersOf, FeedbackAnswer, readFeedback, WORDS_AT_MOST } from '../../../shared/feedback/answer.ts';
import { findingsOf } from '../../../shared/feedback/findings.ts';
import { plainWords } from '../../../shared/feedback/plain-words.ts';
import {
  endOf,
  goneAt,
  isClosed,
  Round,
  roundOf,
  shownRounds,
  weekOf,
} from '../../../shared/feedback/round.ts';
import { shippedSurvey } from '../../../shared/feedback/survey.file.ts';
import { OWN_WORDS, SurveyName } from '../../../shared/feedback/survey.ts';

const survey = shippedSurvey();
const at = (moment: string): Date => new Date(`${moment}T12:00:00Z`);
const quarter = Round.parse('2026-Q4');

describe('a round of feedback', () => {
  it.each([
    ['2026-01-01', '2026-Q1'],
    ['2026-03-31', '2026-Q1'],
    ['2026-04-01', '2026-Q2'],
    ['2026-12-31', '2026-Q4'],
  ])('has %s in %s', (day, round) => {
    expect(roundOf(at(day))).toBe(round);
  });

  it('is open to its last moment, and closed from the next on', () => {
    expect(endOf(quarter)).toEqual(new Date('2027-01-01T00:00:00Z'));
    expect(isClosed(quarter, new Date('2026-12-31T23:59:59.999Z'))).toBe(false);
    expect(isClosed(quarter, new Date('2027-01-01T00:00:00Z'))).toBe(true);
  });

  it('is shown for two quarters, and gone with the end of the second', () => {
    expect(goneAt(quarter)).toEqual(new Date('2027-07-01T00:00:00Z'));
    expect(shownRounds(at('2027-02-14'))).toEqual(['2026-Q4', '2026-Q3']);
    expect(shownRounds(at('2027-07-01'))).toEqual(['2027-Q2', '2027-Q1']);
  });

  it.each([
    ['2026-11-22', '2026-W47'],
    ['2026-11-23', '2026-W48'],
    ['2027-01-01', '2026-W53'],
    ['2024-12-30', '2025-W01'],
    ['2026-01-01', '2026-W01'],
  ])('counts %s to the week %s of ISO 8601', (day, week) => {
    expect(weekOf(at(day))).toBe(week);
  });
});

describe('a form of feedback', () => {
  const read = (fields: Readonly<Record<string, string>>) =>
    readFeedback(survey, new URLSearchParams(fields));

  it('is the answers that were given, and nothing of the questions that were left out', () => {
    expect(
      read({ clear: 'partly', free: '', 'own-words': ' More examples. ', form: 'x', token: 'y' }),
    ).toEqual({
      kind: 'filled',
      said: [
        { question: 'clear', says: { kind: 'choice', answer: 'partly' } },
        { question: 'own-words', says: { kind: 'words', words: 'More examples.' } },
      ],
    });
  });

  it.each([{}, { clear: '' }, { 'own-words': ' \u200b\n ' }, { other: 'yes' }])(
    'is empty in %j',
    (fields) => {
      expect(read(fields)).toEqual({ kind: 'empty' });
    },
  );

  it('is not taken with an answer that is not offered', () => {
    expect(read({ clear: 'yes', help: 'partly' })).toEqual({ kind: 'unknown-answer', question: 'help' });
    expect(read({ clear: '__proto__' })).toEqual({ kind: 'unknown-answer', question: 'clear' });
  });

  it('has room for a thousand characters, and says how many there are else', () => {
    expect(read({ 'own-words': 'x'.repeat(WORDS_AT_MOST) }).kind).toBe('filled');
    expect(read({ 'own-words': 'x'.repeat(1001) })).toEqual({ kind: 'too-long', characters: 1001 });
    const started = performance.now();
    expect(read({ 'own-words': 'x'.repeat(60_000) })).toEqual({ kind: 'too-long', characters: 60_000 });
    expect(performance.now() - started).toBeLessThan(200);
  });
});

describe('words of one’s own', () => {
  it.each([
    ['Write to ann.smith@example.com, or call +49 (30) 123456-78!', 'Write to […], or call […]!'],
    ['see https://social.example/@ann/9?x=1 and @ann@social.example and @ann.', 'see […] and […] and […].'],
    [
      'Since 2026-11-22, 3 of 10 people, 50 % and 1,200 posts',
      'Since 2026-11-22, 3 of 10 people, 50 % and 1,200 posts',
    ],
    ['a\r\n\r\n\r\n\r\nb\u0000c\u202ed', 'a\n\nbcd'],
    ['<script>alert(1)</script>', '<script>alert(1)</script>'],
    ['\ud800 torn', 'torn'],
    ['see www.linkedin.com/in/jane-doe, or example.com/jane.', 'see […] or […]'],
    ['at jane-doe.de, example.com', 'at […], […]'],
    ['0171.234.56.78 or 0171\u00a0234\u00a05678 or +49 171\u2011234\u20115678', '[…] or […] or […]'],
    ['u/janedoe and /u/janedoe and jane＠example.com', '[…] and […] and […]'],
    ['10 000 000 EUR, 10.000.000 EUR, 1,200,000 posts', '10 000 000 EUR, 10.000.000 EUR, 1,200,000 posts'],
    ['22.11.2026, 2024–2026 and 1.11.26', '22.11.2026, 2024–2026 and 1.11.26'],
    ['on 2026-11-22 0171 2345678', 'on 2026-11-22 […]'],
    ['one\ttwo\u2028three', 'one two\nthree'],
    ['and/or e.g. fine.Then so', 'and/or e.g. fine.Then so'],
    ['fine 👩‍💻', 'fine 👩‍💻'],
  ])('are kept of %j as %j', (typed, kept) => {
    expect(plainWords(typed)).toBe(kept);
  });
});

describe('words that were made to be slow', () => {
  it.each(['\ufdfa'.repeat(1999), '1 '.repeat(999), 'a.'.repeat(999), '1('.repeat(999), '@a'.repeat(999)])(
    'are read at once: %#',
    (typed) => {
      const started = performance.now();
      plainWords(typed);
      expect(performance.now() - started).toBeLessThan(300);
    },
  );
});

describe('what is kept of an answer', () => {
  const said = [
    { question: SurveyName.parse('clear'), says: { kind: 'choice', answer: SurveyName.parse('no') } },
    { question: OWN_WORDS, says: { kind: 'words', words: 'x' } },
  ] as const;

  it('is its round, its question, what it says and when the round goes, and not one thing more', () => {
    const [choice, words] = answersOf({ said }, quarter);
    const expiresAt = Date.parse('2027-07-01T00:00:00Z') / 1000;
    expect(choice).toEqual({
      version: 1,
      round: '2026-Q4',
      question: 'clear',
      says: { kind: 'choice', answer: 'no' },
      expiresAt,
    });
    expect(words).toEqual({
      version: 1,
      round: '2026-Q4',
      question: 'own-words',
      says: { kind: 'words', words: 'x' },
      expiresAt,
    });
  });

  it('has no room for a moment, a person, an address or the form', () => {
    expect(Object.keys(FeedbackAnswer.shape).sort()).toEqual([
      'expiresAt',
      'question',
      'round',
      'says',
      'version',
    ]);
  });
});

describe('what a round came to', () => {
  const choices = (...answers: readonly string[]) =>
    answers.map((answer) =>
      FeedbackAnswer.parse({
        version: 1,
        round: quarter,
        question: 'clear',
        says: { kind: 'choice', answer },
        expiresAt: 1,
      }),
    );
  const texts = (many: number) =>
    Array.from({ length: many }, (_, index) =>
      FeedbackAnswer.parse({
        version: 1,
        round: quarter,
        question: 'own-words',
        says: { kind: 'words', words: `text ${index}` },
        expiresAt: 1,
      }),
    );

  it('is shown from ten answers to a question on, each question by itself', () => {
    const nine = findingsOf(survey, choices(...'123456789'.split('').map(() => 'yes')));
    expect(nine.questions.every(({ counts }) => counts === undefined)).toBe(true);
    const ten = findingsOf(survey, choices(...Array.from({ length: 7 }, () => 'yes'), 'no', 'no', 'partly'));
    expect(ten.questions[0]).toEqual({
      question: 'clear',
      counts: {
        total: 10,
        each: [
          ['yes', 7],
          ['partly', 1],
          ['no', 2],
        ],
      },
    });
    expect(ten.questions.slice(1).every(({ counts }) => counts === undefined)).toBe(true);
  });

  it('has texts from ten texts on, however many answered otherwise', () => {
    const many = choices(...Array.from({ length: 30 }, () => 'yes'));
    expect(findingsOf(survey, [...many, ...texts(9)]).texts).toBeUndefined();
    expect(findingsOf(survey, [...many, ...texts(10)]).texts).toHaveLength(10);
  });

  it('leaves out answers to what is not asked any more', () => {
    const old = choices(...Array.from({ length: 12 }, () => 'sometimes'));
    expect(findingsOf(survey, old).questions[0]?.counts).toBeUndefined();
  });
});
