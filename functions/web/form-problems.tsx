import type { FC } from 'hono/jsx';

import { useWords } from './language.tsx';
import { SITE } from './words/catalogues.ts';

/** Something in a form that does not fit. `field` is the id of the control it is about; without one it is about all. */
export interface FormProblem {
  readonly field?: string;
  readonly message: string;
}

/** A form that was not taken: what does not fit, and what was answered, so that nobody answers it twice. */
export interface RefusedForm {
  readonly problems: readonly FormProblem[];
  readonly answers: URLSearchParams;
}

/** All problems at the top of a page, each linked to its field. */
export const ProblemSummary: FC<{ readonly refused: RefusedForm | undefined }> = ({ refused }) => {
  const { lookAgain } = useWords(SITE);
  return refused === undefined ? null : (
    <div class="problems" role="alert" aria-labelledby="problems">
      <h2 id="problems">{lookAgain}</h2>
      <ul>
        {refused.problems.map(({ field, message }) => (
          <li>{field === undefined ? message : <a href={`#${field}`}>{message}</a>}</li>
        ))}
      </ul>
    </div>
  );
};

const problemAt = (refused: RefusedForm | undefined, field: string): string | undefined =>
  refused?.problems.find((problem) => problem.field === field)?.message;

/** The problem of one field, to stand beside it. */
export const FieldProblem: FC<{ readonly refused: RefusedForm | undefined; readonly field: string }> = ({
  refused,
  field,
}) => {
  const message = problemAt(refused, field);
  return message === undefined ? null : (
    <p class="problem" id={`${field}-problem`}>
      {message}
    </p>
  );
};

/** What tells a control's hint and its problem to those who cannot see them beside it. */
export const describing = (
  refused: RefusedForm | undefined,
  field: string,
  hint?: string,
): { readonly 'aria-describedby'?: string; readonly 'aria-invalid'?: 'true' } => {
  const isWrong = problemAt(refused, field) !== undefined;
  const ids = [hint, isWrong ? `${field}-problem` : undefined].filter((id) => id !== undefined);
  return {
    ...(ids.length > 0 && { 'aria-describedby': ids.join(' ') }),
    ...(isWrong && { 'aria-invalid': 'true' }),
  };
};
