import * as z from 'zod';

import { epochSeconds } from '../clock.ts';
import { plainWords } from './plain-words.ts';
import { goneAt, Round } from './round.ts';
import { OWN_WORDS, SurveyName, type Survey } from './survey.ts';

/** So many characters one may say in one's own words. */
export const WORDS_AT_MOST = 1000;

/** So many filled forms are taken in a week: nobody signs in, and a program could fill in thousands. */
export const FORMS_PER_WEEK = 300;

/**
 * One answer to one question. It says in which quarter it was given and nothing finer, and nothing ties it to the other
 * answers on the same form.
 */
export const FeedbackAnswer = z.object({
  version: z.literal(1),
  round: Round,
  question: SurveyName,
  says: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('choice'), answer: SurveyName }),
    z.object({ kind: z.literal('words'), words: z.string().min(1).max(WORDS_AT_MOST) }),
  ]),
  /** In epoch seconds: the same for all answers of a round. */
  expiresAt: z.int().positive(),
});
export type FeedbackAnswer = z.infer<typeof FeedbackAnswer>;

/** How many forms came in a week: what the limit goes by, and the one place where a week is kept. */
export const WeekCount = z.object({
  version: z.literal(1),
  week: z.string().regex(/^\d{4}-W\d{2}$/u),
  forms: z.int().positive().max(FORMS_PER_WEEK),
  /** In epoch seconds: with the answers of the round. */
  expiresAt: z.int().positive(),
});
export type WeekCount = z.infer<typeof WeekCount>;

/** A form that somebody filled in. */
export interface FilledForm {
  /** Random, made with the page: the same form, sent twice, counts once. It is not kept. */
  readonly id: string;
  readonly said: readonly Pick<FeedbackAnswer, 'question' | 'says'>[];
}

/** What was filled in, or why it cannot be taken. */
export type ReadForm =
  | { readonly kind: 'filled'; readonly said: FilledForm['said'] }
  | { readonly kind: 'empty' }
  | { readonly kind: 'unknown-answer'; readonly question: string }
  | { readonly kind: 'too-long'; readonly characters: number };

/** Reads a form: a field a question, an answer's name in it or nothing. */
export const readFeedback = (survey: Survey, fields: URLSearchParams): ReadForm => {
  const said: Pick<FeedbackAnswer, 'question' | 'says'>[] = [];
  for (const { id, answers } of survey.questions) {
    const given = fields.get(id) ?? '';
    if (given === '') continue;
    const answer = answers.find((name) => name === given);
    if (answer === undefined) return { kind: 'unknown-answer', question: id };
    said.push({ question: id, says: { kind: 'choice', answer } });
  }
  const typed = fields.get(OWN_WORDS) ?? '';
  // Before anything looks at each character: of what is far too long nothing is taken anyway.
  if (typed.length > 2 * WORDS_AT_MOST) return { kind: 'too-long', characters: typed.length };
  const words = plainWords(typed);
  if (words.length > WORDS_AT_MOST) return { kind: 'too-long', characters: words.length };
  if (words !== '') said.push({ question: OWN_WORDS, says: { kind: 'words', words } });
  return said.length === 0 ? { kind: 'empty' } : { kind: 'filled', said };
};

/** What is kept of a filled form in a round. */
export const answersOf = (form: Pick<FilledForm, 'said'>, round: Round): readonly FeedbackAnswer[] =>
  form.said.map(({ question, says }) => ({
    version: 1,
    round,
    question,
    says,
    expiresAt: epochSeconds(goneAt(round)),
  }));
