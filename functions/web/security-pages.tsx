import type { FC } from 'hono/jsx';

import { actionsFor, isClosed, type AlertAction, type Handler } from '../../shared/alerts/handling.ts';
import { DismissalReason, type AlertState, type LeakAlert } from '../../shared/alerts/leak-alert.ts';
import type { Session } from '../../shared/session/session.ts';
import { erasedInWords, handledBy, pseudonymOf, raisedInWords } from './alert-words.ts';
import { describing, FieldProblem, ProblemSummary, type RefusedForm } from './form-problems.tsx';
import { FormToken } from './layout.tsx';
import {
  ALERT_ACTIONS,
  ALERT_STATES,
  DISMISSALS,
  eventInWords,
  FINDING_KINDS,
  minuteOf,
  ruleInWords,
  SEVERITIES,
} from './words.ts';

/** Alerts in one state, oldest first; no author, account or link. */
export const AlertList: FC<{
  readonly state: AlertState;
  readonly alerts: readonly LeakAlert[];
  /** Whether there may be more than are shown. */
  readonly isCut: boolean;
  readonly by: Pick<Handler, 'handler'>;
  readonly now: Date;
}> = ({ state, alerts, isCut, by, now }) => (
  <table>
    <caption>
      {`${ALERT_STATES[state]} – ${isCut ? `the oldest ${alerts.length}, there may be more` : alerts.length}`}
    </caption>
    <thead>
      <tr>
        <th scope="col">What was found</th>
        <th scope="col">Severity</th>
        <th scope="col">Raised</th>
        <th scope="col">Handled by</th>
        <th scope="col">Excerpt</th>
      </tr>
    </thead>
    <tbody>
      {alerts.map((alert) => (
        <tr>
          <th scope="row">
            <a href={`/alerts/${alert.id}`}>{ruleInWords(alert.rule)}</a>
          </th>
          <td>{SEVERITIES[alert.severity]}</td>
          <td>{raisedInWords(alert, now)}</td>
          <td>{handledBy(alert, by)}</td>
          <td>
            <code>{alert.masked}</code>
          </td>
        </tr>
      ))}
    </tbody>
  </table>
);

/** The id of the field that an action wants, if it wants one. */
export const fieldOf = (what: AlertAction['what']): string | undefined => {
  if (what === 'dismiss') return 'dismissal';
  return what === 'open-post' || what === 'escalate' ? `${what}-reason` : undefined;
};

interface FormProps {
  readonly what: AlertAction['what'];
  readonly refused: RefusedForm | undefined;
}

/** Only the form that was sent gets its answers back. */
const answerTo = ({ what, refused }: FormProps, name: string): string =>
  refused?.answers.get('what') === what ? (refused.answers.get(name) ?? '') : '';

const ReasonField: FC<FormProps> = (props) => {
  const { what, refused } = props;
  const id = `${what}-reason`;
  return (
    <>
      <label for={id}>
        {what === 'open-post' ? 'Why you must see the post; its author reads this' : 'Why'}
      </label>
      <p class="note" id={`${id}-hint`}>
        Ten characters or more.
      </p>
      <FieldProblem refused={refused} field={id} />
      <input
        id={id}
        name="reason"
        type="text"
        required
        minlength={10}
        maxlength={500}
        value={answerTo(props, 'reason')}
        {...describing(refused, id, `${id}-hint`)}
      />
    </>
  );
};

const DismissalField: FC<FormProps> = (props) => (
  <>
    <label for="dismissal">Why</label>
    <FieldProblem refused={props.refused} field="dismissal" />
    <select id="dismissal" name="dismissal" required {...describing(props.refused, 'dismissal')}>
      <option value="">Please choose</option>
      {DismissalReason.options.map((reason) => (
        <option value={reason} selected={answerTo(props, 'dismissal') === reason}>
          {DISMISSALS[reason]}
        </option>
      ))}
    </select>
  </>
);

const ActionForm: FC<FormProps & { readonly alert: LeakAlert; readonly session: Session }> = (props) => {
  const { alert, what, session, refused } = props;
  return (
    <form method="post" action={`/alerts/${alert.id}/handle`}>
      <FormToken session={session} />
      <input type="hidden" name="what" value={what} />
      {(what === 'open-post' || what === 'escalate') && <ReasonField what={what} refused={refused} />}
      {what === 'dismiss' && <DismissalField what={what} refused={refused} />}
      <p>
        <button type="submit" class={what === 'open-post' ? 'warn' : 'quiet'}>
          {ALERT_ACTIONS[what]}
        </button>
      </p>
    </form>
  );
};

const Finding: FC<{ readonly alert: LeakAlert; readonly by: Handler; readonly now: Date }> = ({
  alert,
  by,
  now,
}) => (
  <table>
    <caption>The finding</caption>
    <tbody>
      <tr>
        <th scope="row">What</th>
        <td>{`${ruleInWords(alert.rule)}: ${FINDING_KINDS[alert.kind]}`}</td>
      </tr>
      <tr>
        <th scope="row">Severity</th>
        <td>{`${SEVERITIES[alert.severity]}, confidence ${alert.confidence}`}</td>
      </tr>
      <tr>
        <th scope="row">Excerpt</th>
        <td>
          <code>{alert.masked}</code>
        </td>
      </tr>
      <tr>
        <th scope="row">State</th>
        <td>{ALERT_STATES[alert.state]}</td>
      </tr>
      <tr>
        <th scope="row">Raised</th>
        <td>{raisedInWords(alert, now)}</td>
      </tr>
      <tr>
        <th scope="row">Erased</th>
        <td>{erasedInWords(alert)}</td>
      </tr>
      <tr>
        <th scope="row">Handled by</th>
        <td>{handledBy(alert, by)}</td>
      </tr>
    </tbody>
  </table>
);

const History: FC<{ readonly alert: LeakAlert }> = ({ alert }) => (
  <table>
    <caption>What was done</caption>
    <thead>
      <tr>
        <th scope="col">When</th>
        <th scope="col">Who</th>
        <th scope="col">What</th>
      </tr>
    </thead>
    <tbody>
      {alert.history.map((event) => (
        <tr>
          <td>{minuteOf(event.at)}</td>
          <td>{whoIn(event)}</td>
          <td>{eventInWords(event)}</td>
        </tr>
      ))}
    </tbody>
  </table>
);

const whoIn = ({ by }: LeakAlert['history'][number]): string => {
  if (by.role === 'security') return `Security ${pseudonymOf(by.handler)}`;
  return by.role === 'author' ? 'The author' : 'Candor';
};

const nothingToDo = (alert: LeakAlert, by: Handler): string => {
  if (isClosed(alert.state)) return 'Nothing: the alert is closed, and will be erased.';
  if (alert.author !== undefined && alert.author === by.participant)
    return 'Nothing: the alert is about a post of your own.';
  return 'Nothing now: a colleague handles it. A security lead can take it or give it back to the team.';
};

/** One alert, what was done about it, and what may be done. `link` only for a handler who just gave a reason. */
export const AlertPage: FC<{
  readonly alert: LeakAlert;
  readonly link: string | undefined;
  readonly by: Handler;
  readonly now: Date;
  readonly session: Session;
  readonly refused: RefusedForm | undefined;
}> = ({ alert, link, by, now, session, refused }) => {
  const actions = actionsFor(alert, by);
  return (
    <>
      <ProblemSummary refused={refused} />
      <Finding alert={alert} by={by} now={now} />
      {link !== undefined && (
        <p class="note">
          <a href={link} rel="noreferrer">
            The post
          </a>
          . Its author sees that you opened it, and why.
        </p>
      )}
      <History alert={alert} />
      <p>{`You are Security ${pseudonymOf(by.handler)} here. No names are kept.`}</p>
      <h2>What you can do</h2>
      {actions.length === 0 && <p>{nothingToDo(alert, by)}</p>}
      {actions.map((what) => (
        <ActionForm alert={alert} what={what} session={session} refused={refused} />
      ))}
    </>
  );
};
