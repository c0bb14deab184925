import type { FC } from 'hono/jsx';

import { FORMS_PER_WEEK, WORDS_AT_MOST } from '../../shared/feedback/answer.ts';
import { SHOWN_FROM } from '../../shared/feedback/findings.ts';
import { OWN_WORDS, surveyIn, type Survey } from '../../shared/feedback/survey.ts';
import { describing, FieldProblem, ProblemSummary, type RefusedForm } from './form-problems.tsx';
import { useFormats, useLanguage, useWords } from './language.tsx';
import { TypedMark } from './typed-before.tsx';
import { FEEDBACK } from './words/catalogues.ts';

/** What the page shows. */
export interface FeedbackPageProps {
  readonly survey: Survey;
  /** The form's own random id. */
  readonly form: string;
  /** The first day on which this round's answers are shown. */
  readonly shownOn: string;
  readonly refused?: RefusedForm | undefined;
}

type Text = NonNullable<ReturnType<typeof surveyIn>>['text'];

const Choices: FC<{
  readonly survey: Survey;
  readonly text: Text;
  readonly refused: RefusedForm | undefined;
}> = ({ survey, text, refused }) => (
  <>
    {survey.questions.map(({ id, answers }) => (
      <fieldset id={id}>
        <legend>{text.questions[id]?.asks}</legend>
        <FieldProblem refused={refused} field={id} />
        {answers.map((answer) => (
          <label>
            <input
              type="radio"
              name={id}
              value={answer}
              {...(refused?.answers.get(id) === answer && { checked: true })}
            />{' '}
            {text.questions[id]?.answers[answer]}
          </label>
        ))}
      </fieldset>
    ))}
  </>
);

const OwnWords: FC<{ readonly text: Text; readonly refused: RefusedForm | undefined }> = ({
  text,
  refused,
}) => {
  const words = useWords(FEEDBACK);
  const { number } = useFormats();
  const field: string = OWN_WORDS;
  return (
    <>
      <label for={field}>{text.ownWords}</label>
      <p id="words-hint" class="small">
        {words.wordsHint(number(WORDS_AT_MOST))}
      </p>
      <FieldProblem refused={refused} field={field} />
      <textarea
        id={field}
        name={field}
        rows={6}
        autocomplete="off"
        {...describing(refused, field, 'words-hint')}
      >
        {`\n${refused?.answers.get(field) ?? ''}`}
      </textarea>
      <TypedMark name={field} label={text.ownWords} />
    </>
  );
};

/** The survey, and before it what becomes of an answer. */
export const FeedbackPage: FC<FeedbackPageProps> = ({ survey, form, shownOn, refused }) => {
  const words = useWords(FEEDBACK);
  const { day } = useFormats();
  const shown = surveyIn(survey, useLanguage());
  if (shown === undefined) return null;
  return (
    <>
      <ProblemSummary refused={refused} />
      <p class="lead" lang={shown.language}>
        {shown.text.lead}
      </p>
      <h2>{words.promisesTitle}</h2>
      <ul>
        {words.promises(day(shownOn), String(SHOWN_FROM)).map((promise) => (
          <li>{promise}</li>
        ))}
      </ul>
      <details>
        <summary>{words.limitsTitle}</summary>
        <ul>
          {words.limits(String(FORMS_PER_WEEK)).map((limit) => (
            <li>{limit}</li>
          ))}
        </ul>
      </details>
      <p>
        <a href="/feedback/answers">{words.earlier}</a>
      </p>
      <form method="post" action="/feedback" aria-labelledby="survey">
        <h2 id="survey">{words.formTitle}</h2>
        <input type="hidden" name="form" value={form} />
        <div lang={shown.language}>
          <Choices survey={survey} text={shown.text} refused={refused} />
        </div>
        <OwnWords text={shown.text} refused={refused} />
        <p>
          <button type="submit">{words.send}</button>
        </p>
      </form>
    </>
  );
};
