import * as z from 'zod';

import { hashOf } from '../canonical-json.ts';

/** What a question or an answer is called where it is kept; one that comes to mean something else gets another name. */
export const SurveyName = z
  .string()
  .regex(/^[a-z][a-z0-9-]{0,39}$/u, 'small letters, digits and hyphens')
  .brand<'SurveyName'>();
export type SurveyName = z.infer<typeof SurveyName>;

/** The question that is answered in one's own words; every survey ends with it. */
export const OWN_WORDS = SurveyName.parse('own-words');

const Line = z.string().trim().min(1).max(600);

/** The survey in one language. */
export const SurveyText = z.strictObject({
  title: z.string().trim().min(1).max(120),
  lead: Line,
  /** Of each question what is asked, and how its answers read. */
  questions: z.record(z.string(), z.strictObject({ asks: Line, answers: z.record(z.string(), Line) })),
  /** What is asked for in one's own words. */
  ownWords: Line,
});
export type SurveyText = z.infer<typeof SurveyText>;

const Language = z.string().regex(/^[a-z]{2}$/u, 'two letters, as in "en"');
const Version = z.string().regex(/^[0-9A-Za-z][0-9A-Za-z.-]{0,39}$/u, 'letters, digits, points and hyphens');

const Question = z.strictObject({ id: SurveyName, answers: z.array(SurveyName).min(2).max(7) });
export type SurveyQuestion = z.infer<typeof Question>;

const Shape = z.strictObject({
  format: z.literal(1),
  /** Changes with every change of a word. */
  version: Version,
  questions: z.array(Question).min(1).max(8),
  texts: z.record(Language, SurveyText),
});

const twiceIn = (names: readonly string[]): readonly string[] =>
  names.filter((name, index) => names.indexOf(name) !== index);

const questionFaults = ({ questions }: z.infer<typeof Shape>): readonly string[] => [
  ...twiceIn(questions.map(({ id }) => id)).map((id) => `questions: ${id} is there twice`),
  ...questions.filter(({ id }) => id === OWN_WORDS).map(({ id }) => `questions: ${id} is asked anyway`),
  ...questions.flatMap(({ id, answers }) =>
    twiceIn(answers).map((answer) => `questions: ${id} has ${answer} twice`),
  ),
];

/** Where the words of one language and the names they belong to do not agree. */
const mismatches = (where: string, named: readonly string[], said: readonly string[]): readonly string[] => [
  ...named.filter((name) => !said.includes(name)).map((name) => `${where}: says nothing of ${name}`),
  ...said.filter((name) => !named.includes(name)).map((name) => `${where}: ${name} is not in the survey`),
];

const textFaults = ({ questions, texts }: z.infer<typeof Shape>): readonly string[] => [
  ...(Object.keys(texts).length > 0 ? [] : ['texts: there is no language']),
  ...Object.entries(texts).flatMap(([language, text]) => [
    ...mismatches(
      `texts.${language}`,
      questions.map(({ id }) => id),
      Object.keys(text.questions),
    ),
    ...questions.flatMap(({ id, answers }) => {
      const said = text.questions[id];
      return said === undefined
        ? []
        : mismatches(`texts.${language}.${id}`, answers, Object.keys(said.answers));
    }),
  ]),
];

/**
 * What staff are asked about the social media policy, in every language it is asked in. A company replaces the whole of
 * it by a file of its own; `candor survey check` says what of it does not hold.
 */
export const Survey = Shape.superRefine((survey, context) => {
  for (const message of [...questionFaults(survey), ...textFaults(survey)])
    context.addIssue({ code: 'custom', message });
});
export type Survey = z.infer<typeof Survey>;

/** The SHA-256 of the survey's canonical JSON: what was approved. */
export const surveyHash = (survey: Survey): string => hashOf(survey);

/** The survey as it reads for somebody: in their language, else in the first it has. */
export const surveyIn = (
  { texts }: Survey,
  language: string,
): { readonly language: string; readonly text: SurveyText } | undefined => {
  const [spoken, text] =
    Object.entries(texts).find(([name]) => name === language) ?? Object.entries(texts)[0] ?? [];
  return spoken === undefined || text === undefined ? undefined : { language: spoken, text };
};
