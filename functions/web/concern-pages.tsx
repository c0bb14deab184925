import type { FC } from 'hono/jsx';

import type { Conversation } from '../../shared/reports/concern.ts';
import { writeCode, type ReportCode } from '../../shared/reports/report-code.ts';
import { ACKNOWLEDGE_DAYS, ANSWER_MONTHS, KEPT_DAYS, REPORT_LIMITS } from '../../shared/reports/report.ts';
import { Said, Saying, Unsent } from './concern-parts.tsx';
import { describing, FieldProblem, ProblemSummary, type RefusedForm } from './form-problems.tsx';
import { useFormats, useWords } from './language.tsx';
import { CONCERNS } from './words/catalogues.ts';

const Lines: FC<{ readonly lines: readonly string[] }> = ({ lines }) => (
  <ul>
    {lines.map((line) => (
      <li>{line}</li>
    ))}
  </ul>
);

/** Whom it goes to, what becomes of it, and the form. */
export const ConcernPage: FC<{
  readonly recipient: string;
  readonly code: ReportCode;
  readonly message: string;
  readonly refused?: RefusedForm | undefined;
}> = ({ recipient, code, message, refused }) => {
  const { number } = useFormats();
  const words = useWords(CONCERNS);
  return (
    <>
      <ProblemSummary refused={refused} />
      <p class="lead">{words.lead}</p>
      <p class="verdict">
        {words.goesTo} <strong>{recipient}</strong>
      </p>
      <p>
        <a href="/concern/answer">{words.comeBack}</a>
      </p>
      <h2>{words.promisesTitle}</h2>
      <Lines
        lines={words.promises({
          days: String(ACKNOWLEDGE_DAYS),
          months: String(ANSWER_MONTHS),
          kept: String(KEPT_DAYS.closed),
        })}
      />
      <details>
        <summary>{words.limitsTitle}</summary>
        <Lines lines={words.limits} />
      </details>
      <form method="post" action="/concern" aria-labelledby="report">
        <h2 id="report">{words.formTitle}</h2>
        <input type="hidden" name="code" value={code} />
        <input type="hidden" name="message" value={message} />
        <Saying label={words.says} hint={words.saysHint} refused={refused} />
        <label for="contact">{words.contactLabel}</label>
        <p id="contact-hint" class="small">
          {words.contactHint(number(REPORT_LIMITS.contact))}
        </p>
        <FieldProblem refused={refused} field="contact" />
        <input
          type="text"
          id="contact"
          name="contact"
          autocomplete="off"
          value={refused?.answers.get('contact') ?? ''}
          {...describing(refused, 'contact', 'contact-hint')}
        />
        <p>
          <button type="submit">{words.send}</button>
        </p>
      </form>
    </>
  );
};

/** The code, the one time it is shown. */
export const CodePage: FC<{ readonly code: ReportCode }> = ({ code }) => {
  const words = useWords(CONCERNS);
  return (
    <>
      <p class="lead">{words.taken}</p>
      <h2>{words.codeTitle}</h2>
      <p class="code">
        <code>{writeCode(code)}</code>
      </p>
      <Lines lines={words.codeAdvice(String(ACKNOWLEDGE_DAYS), String(ANSWER_MONTHS))} />
    </>
  );
};

/** Where a code is typed in. It goes in a form's body, so that it stands in no address and no history. */
export const ComeBackPage: FC<{ readonly refused?: RefusedForm | undefined }> = ({ refused }) => {
  const words = useWords(CONCERNS);
  return (
    <>
      <ProblemSummary refused={refused} />
      <form method="post" action="/concern/answer">
        <label for="code">{words.code}</label>
        <p id="code-hint" class="small">
          {words.codeHint}
        </p>
        <FieldProblem refused={refused} field="code" />
        <input
          type="text"
          id="code"
          name="code"
          required
          autocomplete="off"
          spellcheck={false}
          {...describing(refused, 'code', 'code-hint')}
        />
        <p>
          <button type="submit">{words.look}</button>
        </p>
      </form>
      <p>
        <a href="/concern">{words.reportAnother}</a>
      </p>
    </>
  );
};

/** A report as its author reads it, with room to add to it. */
export const OwnReportPage: FC<{
  readonly code: ReportCode;
  readonly message: string;
  readonly conversation: Conversation;
  readonly refused?: RefusedForm | undefined;
}> = ({ code, message, conversation, refused }) => {
  const words = useWords(CONCERNS);
  return (
    <>
      <ProblemSummary refused={refused} />
      <Said conversation={conversation} isRecipient={false} />
      {conversation.state === 'closed' ? (
        <>
          <p>{words.isClosed}</p>
          <Unsent refused={refused} />
        </>
      ) : (
        <form method="post" action="/concern/add" aria-labelledby="add">
          <h2 id="add">{words.addTitle}</h2>
          <input type="hidden" name="code" value={code} />
          <input type="hidden" name="message" value={message} />
          <Saying label={words.addLabel} hint={words.addHint} refused={refused} />
          <p>
            <button type="submit">{words.add}</button>
          </p>
        </form>
      )}
      <p class="small">{words.closeWindow}</p>
    </>
  );
};
