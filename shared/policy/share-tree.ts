import * as z from 'zod';

const Name = z.string().regex(/^[a-z][a-z0-9-]{0,39}$/u, 'small letters, digits and hyphens');

/** What the questions come to: share it, ask somebody first, or do not. */
export const Verdict = z.enum(['yes', 'ask', 'no']);
export type Verdict = z.infer<typeof Verdict>;

/** "May I share this?": questions with yes and no, each answer leading to another question or to an outcome. */
export const ShareTree = z.strictObject({
  start: Name,
  questions: z.record(Name, z.strictObject({ yes: Name, no: Name })),
  outcomes: z.record(Name, Verdict),
});
export type ShareTree = z.infer<typeof ShareTree>;

/** The most questions somebody is asked; more would be a test of patience. */
export const QUESTIONS_AT_MOST = 10;

const pathsFrom = (
  tree: ShareTree,
  step: string,
  passed: readonly string[],
): readonly (readonly string[])[] => {
  const question = tree.questions[step];
  const path = [...passed, step];
  if (question === undefined || passed.includes(step) || path.length > QUESTIONS_AT_MOST) return [path];
  return [question.yes, question.no].flatMap((next) => pathsFrom(tree, next, path));
};

/** What is wrong with a tree: answers that lead nowhere or in a circle, and steps that nobody gets to. */
export const treeFaults = (tree: ShareTree): readonly string[] => {
  const paths = pathsFrom(tree, tree.start, []);
  const reached = new Set(paths.flat());
  const steps = [...Object.keys(tree.questions), ...Object.keys(tree.outcomes)];
  const twice = Object.keys(tree.questions).filter((step) => step in tree.outcomes);
  const endless = paths.filter((path) => tree.outcomes[path.at(-1) ?? ''] === undefined);
  const nowhere = endless.map((path) => path.at(-1) ?? '').filter((step) => !(step in tree.questions));
  return [
    ...twice.map((step) => `share: ${step} is a question and an outcome`),
    ...[...new Set(nowhere)].map((step) => `share: ${step} is neither a question nor an outcome`),
    ...(endless.length > nowhere.length
      ? [`share: some answers lead in a circle, or to more than ${QUESTIONS_AT_MOST} questions`]
      : []),
    ...steps.filter((step) => !reached.has(step)).map((step) => `share: nobody gets to ${step}`),
  ];
};

/** A question that was answered. */
export interface Answered {
  readonly question: string;
  readonly answer: 'yes' | 'no';
}

/** How far somebody has got: what they answered, and the question or outcome they are at. */
export interface Walk {
  readonly passed: readonly Answered[];
  readonly at: string;
  /** Undefined while there is something to ask. */
  readonly verdict: Verdict | undefined;
}

/**
 * Follows answers, a letter each: `y` or `n`. It stops at an outcome and at the first letter that is neither, so that
 * whatever stands in an address leads somewhere.
 */
export const walk = (tree: ShareTree, answers: string): Walk => {
  const passed: Answered[] = [];
  let at = tree.start;
  for (const letter of answers.slice(0, QUESTIONS_AT_MOST)) {
    const question = tree.questions[at];
    const answer = letter === 'y' ? 'yes' : letter === 'n' ? 'no' : undefined;
    if (question === undefined || answer === undefined) break;
    passed.push({ question: at, answer });
    at = question[answer];
  }
  return { passed, at, verdict: tree.outcomes[at] };
};

/** Answers as they stand in an address. */
export const lettersOf = (passed: readonly Answered[]): string =>
  passed.map(({ answer }) => (answer === 'yes' ? 'y' : 'n')).join('');
