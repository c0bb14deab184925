import type { FC } from 'hono/jsx';

import type { Conversation } from '../../shared/reports/concern.ts';
import { REPORT_LIMITS } from '../../shared/reports/report.ts';
import { describing, FieldProblem, type RefusedForm } from './form-problems.tsx';
import { useFormats, useWords } from './language.tsx';
import { KeptTexts, TypedMark } from './typed-before.tsx';
import { CONCERNS } from './words/catalogues.ts';

/** The field for what somebody has to say. */
export const Saying: FC<{
  readonly label: string;
  /** What could stand in it, given how much has room. */
  readonly hint: (most: string) => string;
  readonly refused: RefusedForm | undefined;
}> = ({ label, hint, refused }) => {
  const { number } = useFormats();
  return (
    <>
      <label for="says">{label}</label>
      <p id="says-hint" class="small">
        {hint(number(REPORT_LIMITS.characters))}
      </p>
      <FieldProblem refused={refused} field="says" />
      <textarea
        id="says"
        name="says"
        rows={10}
        required
        autocomplete="off"
        {...describing(refused, 'says', 'says-hint')}
      >
        {`\n${refused?.answers.get('says') ?? ''}`}
      </textarea>
      <TypedMark name="says" label={label} />
    </>
  );
};

/** What somebody typed and cannot send any more, to be copied. */
export const Unsent: FC<{ readonly refused: RefusedForm | undefined }> = ({ refused }) => {
  const { unsent } = useWords(CONCERNS);
  const typed = refused?.answers.get('says') ?? '';
  return typed === '' ? null : <KeptTexts texts={[{ label: unsent, text: typed }]} />;
};

/** How a report stands, and what was said so far, in either role's words. */
export const Said: FC<{ readonly conversation: Conversation; readonly isRecipient: boolean }> = ({
  conversation: { head, due, isLate, messages, state },
  isRecipient,
}) => {
  const words = useWords(CONCERNS);
  const { day } = useFormats();
  const own = isRecipient ? 'recipient' : 'reporter';
  return (
    <>
      <dl>
        <dt>{words.stands}</dt>
        <dd>{(isRecipient ? words.statesForRecipient : words.states)[state]}</dd>
        <dt>{words.received}</dt>
        <dd>{day(head.receivedOn)}</dd>
        {head.acknowledgedOn !== undefined && (
          <>
            <dt>{words.acknowledged}</dt>
            <dd>{day(head.acknowledgedOn)}</dd>
          </>
        )}
        {due !== undefined && (
          <>
            <dt>{words.due}</dt>
            <dd class={isLate ? 'overdue' : undefined}>
              {words.dueBy[due.what](day(due.by))}
              {isLate && <strong> {words.overdue}</strong>}
            </dd>
          </>
        )}
        <dt>{isRecipient ? words.readByYouOn : words.readOn}</dt>
        <dd>{head.readOn.length === 0 ? words.notRead : head.readOn.map(day).join(', ')}</dd>
      </dl>
      <h2>{words.conversation}</h2>
      {messages.map(({ from, gives, on, words: said, contact }) => (
        <section class="note">
          <h3>{words.saidBy[from === own ? 'you' : from](day(on))}</h3>
          {gives !== undefined && <p class="small">{words.givesNames[gives]}</p>}
          <p class="said">{said}</p>
          {contact !== undefined && (
            <p>
              {words.contact}: {contact}
            </p>
          )}
        </section>
      ))}
    </>
  );
};
