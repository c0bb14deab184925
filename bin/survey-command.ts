import type { Writable } from 'node:stream';

import { Survey, surveyHash } from '../shared/feedback/survey.ts';
import { checkText } from './check-text.ts';

const USAGE = `Usage: candor survey check FILE

  Says whether a company's own survey on its social media policy holds: every question and answer in
  every language it speaks. Answers are kept by the names of questions and answers: what comes to mean
  something else gets another name. A stage uses it by its setting "survey"; it takes effect once its
  hash is approved (candor approvals). shared/feedback/survey.json is the one that ships, and shows the form.
`;

/** `candor survey check`: exit code 0 for a survey that holds, 1 for one that does not, 2 for what is no file of JSON. */
export const runSurvey = (args: readonly string[], output: Writable): number =>
  checkText(
    {
      usage: USAGE,
      schema: Survey,
      tell: (survey) =>
        `version ${survey.version}, ${survey.questions.length} questions; ` +
        `speaks ${Object.keys(survey.texts).join(', ')}.\nSHA-256 ${surveyHash(survey)}\n`,
    },
    args,
    output,
  );
