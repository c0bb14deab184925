import type { FC } from 'hono/jsx';

import type { Conversation } from '../../shared/reports/concern.ts';
import { REPORT_LIMITS } from '../../shared/reports/report.ts';
import { describing, FieldProblem, type RefusedForm } from './form-problems.tsx';
import { useFormats, useWords } from './language.tsx';
import { CONCERNS } from './words/catalogues.ts';

/** The field for what somebody has to say. */
export const Saying: FC<{
  readonly label: string;
  readonly refused: RefusedForm | undefined;
  /** Whether it is the first thing that is said, so that a hint helps on what to say. */
  readonly isFirst?: boolean;
}> = ({ label, refused, isFirst = false }) => {
  const words = useWords(CONCERNS);
  const { number } = useFormats();
  return (
    <>
      <label for="says">{label}</label>
      <p id="says-hint" class="small">
        {words.room(number(REPORT_LIMITS.characters))} {isFirst && words.saysHint}
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
    </>
  );
};

/** How a report stands, and what was said so far, in either role's words. */
export const Said: FC<{ readonly conversation: Conversation; readonly isRecipient: boolean }> = ({
  conversation: { head, due, messages, state },
  isRecipient,
}) => {
  const words = useWords(CONCERNS);
  const { day } = useFormats();
  const own = isRecipient ? 'recipient' : 'reporter';
  return (
    <>
      <dl>
        <dt>{words.stands}</dt>
        <dd>{words.states[state]}</dd>
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
            <dd>{words.dueBy[due.what](day(due.by))}</dd>
          </>
        )}
        <dt>{words.readOn}</dt>
        <dd>{head.readOn.length === 0 ? words.notRead : head.readOn.map(day).join(', ')}</dd>
      </dl>
      <h2>{words.conversation}</h2>
      {messages.map(({ from, on, words: said, contact }) => (
        <section class="note">
          <h3>{words.saidBy[from === own ? 'you' : from](day(on))}</h3>
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
