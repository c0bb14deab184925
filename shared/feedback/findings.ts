import type { FeedbackAnswer } from './answer.ts';
import { OWN_WORDS, type Survey, type SurveyName } from './survey.ts';

/** From so many answers to a question on, they are shown. */
export const SHOWN_FROM = 10;

/** What a round came to at one question; undefined where too few answered it to be shown. */
export interface QuestionFinding {
  readonly question: SurveyName;
  readonly counts:
    { readonly total: number; readonly each: readonly (readonly [SurveyName, number])[] } | undefined;
}

/** What a round came to. Texts keep the order in which they are given here, which tells nothing. */
export interface Findings {
  readonly questions: readonly QuestionFinding[];
  readonly texts: readonly string[] | undefined;
}

/** What may be shown of a closed round: each question by itself, from ten answers on. */
export const findingsOf = (survey: Survey, answers: readonly FeedbackAnswer[]): Findings => {
  const texts = answers.flatMap(({ question, says }) =>
    question === OWN_WORDS && says.kind === 'words' ? [says.words] : [],
  );
  return {
    questions: survey.questions.map(({ id, answers: offered }) => {
      const given = answers.flatMap(({ question, says }) =>
        question === id && says.kind === 'choice' && offered.includes(says.answer) ? [says.answer] : [],
      );
      const each = offered.map((name) => [name, given.filter((answer) => answer === name).length] as const);
      return {
        question: id,
        counts: given.length < SHOWN_FROM ? undefined : { total: given.length, each },
      };
    }),
    texts: texts.length < SHOWN_FROM ? undefined : texts,
  };
};
