import type { FC } from 'hono/jsx';

import { askedIn, groundsFor, namingFor, type NamingWhat } from '../../shared/alerts/naming-author.ts';
import { pseudonymOf } from './alert-words.tsx';
import { describing, FieldProblem } from './form-problems.tsx';
import { useWords } from './language.tsx';
import { FormToken } from './layout.tsx';
import type { AlertPageProps } from './security-page-props.ts';
import { TypedMark } from './typed-before.tsx';
import { ALERTS, SECURITY } from './words/catalogues.ts';

/** The field that a problem with asking stands beside. */
export const ASK_FIELD = 'ask-ground';

const Asking: FC<AlertPageProps> = ({ alert, now, refused }) => {
  const { naming, whyHint, choose } = useWords(SECURITY);
  return (
    <>
      <label for={ASK_FIELD}>{naming.ground}</label>
      <FieldProblem refused={refused} field={ASK_FIELD} />
      <select id={ASK_FIELD} name="ground" required {...describing(refused, ASK_FIELD)}>
        <option value="">{choose}</option>
        {groundsFor(alert, now).map((ground) => (
          <option value={ground} selected={refused?.answers.get('ground') === ground}>
            {naming.grounds[ground]}
          </option>
        ))}
      </select>
      <label for="ask-reason">{naming.whyLabel}</label>
      <p class="note" id="ask-reason-hint">
        {whyHint}
      </p>
      <input
        id="ask-reason"
        name="reason"
        type="text"
        required
        minlength={10}
        value={refused?.answers.get('ground') === undefined ? '' : (refused.answers.get('reason') ?? '')}
        {...describing(refused, 'ask-reason', 'ask-reason-hint')}
      />
      <TypedMark name="reason" label={naming.whyLabel} />
    </>
  );
};

const Step: FC<AlertPageProps & { readonly what: NamingWhat }> = (props) => {
  const { naming } = useWords(SECURITY);
  const { alert, what, session } = props;
  return (
    <form method="post" action={`/alerts/${alert.id}/author`}>
      <FormToken session={session} />
      <input type="hidden" name="what" value={what} />
      {what === 'ask' && <Asking {...props} />}
      <p>
        <button type="submit" class="warn">
          {naming.actions[what]}
        </button>
      </p>
    </form>
  );
};

const Asked: FC<AlertPageProps> = ({ alert, now }) => {
  const { naming } = useWords(SECURITY);
  const { grounds } = useWords(ALERTS);
  const asked = askedIn(alert, now);
  if (asked?.by.role !== 'security' || asked.ground === undefined) return null;
  return <p>{naming.asked(pseudonymOf(asked.by.handler), grounds[asked.ground], asked.reason ?? '')}</p>;
};

/** The way to the author's sign-in, for an incident whose author is known; the sign-in itself once the way was gone. */
export const AuthorNaming: FC<AlertPageProps> = (props) => {
  const { naming } = useWords(SECURITY);
  const { alert, by, now, author } = props;
  const steps = namingFor(alert, by, now);
  if (steps.length === 0 && askedIn(alert, now) === undefined && author === undefined) return null;
  return (
    <>
      <h2>{naming.title}</h2>
      <p>{naming.what}</p>
      <Asked {...props} />
      {author !== undefined && (
        <p class="note">
          {author === 'forgotten' ? (
            naming.forgotten
          ) : (
            <>
              {`${naming.shown} `}
              <code>{author}</code>
              {`. ${naming.howTo}`}
            </>
          )}
        </p>
      )}
      {steps.map((what) => (
        <Step {...props} what={what} />
      ))}
    </>
  );
};
