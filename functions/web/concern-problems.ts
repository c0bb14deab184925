import type { ReadSaid } from '../../shared/reports/concern.ts';
import { REPORT_LIMITS } from '../../shared/reports/report.ts';
import type { FormProblem } from './form-problems.tsx';
import { formatsIn } from '../../shared/formats.ts';
import type { Visit } from './site-parts.ts';
import { CONCERNS } from './words/catalogues.ts';

/** Why what somebody typed cannot be taken. */
export const saidProblem = (
  { words, language }: Visit,
  read: Exclude<ReadSaid, { kind: 'said' }>,
  who: 'reporter' | 'recipient' = 'reporter',
): FormProblem => {
  const { problems } = words(CONCERNS);
  if (read.kind === 'empty') return { field: 'says', message: problems.empty };
  const { number } = formatsIn(language);
  const most = read.field === 'says' ? REPORT_LIMITS.characters : REPORT_LIMITS.contact;
  const tooLong = who === 'reporter' ? problems.tooLong : problems.answerTooLong;
  return { field: read.field, message: tooLong(number(read.characters), number(most)) };
};
