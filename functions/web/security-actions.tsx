import type { FC } from 'hono/jsx';

import { actionsFor, isClosed, type AlertAction } from '../../shared/alerts/handling.ts';
import { DismissalReason } from '../../shared/alerts/leak-alert.ts';
import { describing, FieldProblem, type RefusedForm } from './form-problems.tsx';
import { useWords } from './language.tsx';
import { FormToken } from './layout.tsx';
import { ACTION_KEYS } from './security-keys.tsx';
import type { AlertPageProps } from './security-page-props.ts';
import { TypedMark } from './typed-before.tsx';
import { ALERTS, SECURITY } from './words/catalogues.ts';

type What = AlertAction['what'];

/** The id of the field that an action wants, if it wants one. */
export const fieldOf = (what: What): string | undefined => {
  if (what === 'dismiss') return 'dismissal';
  return what === 'open-post' || what === 'escalate' ? `${what}-reason` : undefined;
};

/** Whether an action may be done with a whole case at once. Each post that is opened is a disclosure of its own. */
export const isForWholeCase = (what: What): boolean => what !== 'open-post';

interface FormProps {
  readonly what: What;
  readonly refused: RefusedForm | undefined;
}

/** Only the form that was sent gets its answers back. */
const answerTo = ({ what, refused }: FormProps, name: string): string =>
  refused?.answers.get('what') === what ? (refused.answers.get(name) ?? '') : '';

const ReasonField: FC<FormProps> = (props) => {
  const words = useWords(SECURITY);
  const { what, refused } = props;
  const id = `${what}-reason`;
  return (
    <>
      <label for={id}>{what === 'open-post' ? words.whyOpen : words.why}</label>
      <p class="note" id={`${id}-hint`}>
        {words.whyHint}
      </p>
      <FieldProblem refused={refused} field={id} />
      <input
        id={id}
        name="reason"
        type="text"
        required
        minlength={10}
        value={answerTo(props, 'reason')}
        {...describing(refused, id, `${id}-hint`)}
      />
      <TypedMark name="reason" label={what === 'open-post' ? words.whyOpen : words.why} />
    </>
  );
};

const DismissalField: FC<FormProps> = (props) => {
  const words = useWords(SECURITY);
  const { dismissals } = useWords(ALERTS);
  return (
    <>
      <label for="dismissal">{words.why}</label>
      <FieldProblem refused={props.refused} field="dismissal" />
      <select id="dismissal" name="dismissal" required {...describing(props.refused, 'dismissal')}>
        <option value="">{words.choose}</option>
        {DismissalReason.options.map((reason) => (
          <option value={reason} selected={answerTo(props, 'dismissal') === reason}>
            {dismissals[reason]}
          </option>
        ))}
      </select>
    </>
  );
};

const WholeCase: FC<FormProps & { readonly others: number }> = (props) => {
  const words = useWords(SECURITY);
  const { what, others } = props;
  if (others === 0 || !isForWholeCase(what)) return null;
  return (
    <label>
      <input type="checkbox" name="all" value="yes" checked={answerTo(props, 'all') === 'yes'} />
      {` ${words.case.all(others)}`}
    </label>
  );
};

const ActionForm: FC<AlertPageProps & { readonly what: What }> = ({
  alert,
  what,
  session,
  refused,
  rest,
}) => {
  const { actions } = useWords(SECURITY);
  return (
    <form method="post" action={`/alerts/${alert.id}/handle`} data-key={ACTION_KEYS[what]}>
      <FormToken session={session} />
      <input type="hidden" name="what" value={what} />
      {(what === 'open-post' || what === 'escalate') && <ReasonField what={what} refused={refused} />}
      {what === 'dismiss' && <DismissalField what={what} refused={refused} />}
      <WholeCase what={what} refused={refused} others={rest.alerts.length} />
      <p>
        <button type="submit" class={what === 'open-post' ? 'warn' : 'quiet'}>
          {actions[what]}
        </button>
      </p>
    </form>
  );
};

const Nothing: FC<AlertPageProps> = ({ alert, by }) => {
  const { doing } = useWords(SECURITY);
  if (isClosed(alert.state)) return <p>{doing.closed}</p>;
  const isOwn = alert.author !== undefined && alert.author === by.participant;
  return <p>{isOwn ? doing.own : doing.others}</p>;
};

/** What may be done with an alert by whoever looks at it. */
export const Actions: FC<AlertPageProps> = (props) => {
  const { doing } = useWords(SECURITY);
  const actions = actionsFor(props.alert, props.by);
  return (
    <>
      <h2>{doing.title}</h2>
      {actions.length === 0 && <Nothing {...props} />}
      {actions.map((what) => (
        <ActionForm {...props} what={what} />
      ))}
    </>
  );
};
