import type { FC } from 'hono/jsx';

import { actionsIn, type AlertAction } from '../../shared/alerts/handling.ts';
import { DismissalReason, type LeakAlert } from '../../shared/alerts/leak-alert.ts';
import type { Session } from '../../shared/session/session.ts';
import { FormToken } from './layout.tsx';

/** Alerts in one state, oldest first; no author, account or link. */
export const AlertList: FC<{
  readonly state: string;
  readonly alerts: readonly LeakAlert[];
  /** Whether there may be more than are shown. */
  readonly isCut: boolean;
}> = ({ state, alerts, isCut }) => (
  <table>
    <caption>
      {isCut ? `${state}: the oldest ${alerts.length}, there may be more` : `${state}: ${alerts.length}`}
    </caption>
    <tr>
      <th scope="col">Raised</th>
      <th scope="col">Severity</th>
      <th scope="col">What was found</th>
      <th scope="col">Excerpt</th>
    </tr>
    {alerts.map((alert) => (
      <tr>
        <td>{alert.raisedAt.slice(0, 16).replace('T', ' ')}</td>
        <td>{alert.severity}</td>
        <td>
          <a href={`/alerts/${alert.id}`}>{alert.rule}</a>
        </td>
        <td>
          <code>{alert.masked}</code>
        </td>
      </tr>
    ))}
  </table>
);

const LABELS: Readonly<Record<AlertAction['what'], string>> = {
  acknowledge: 'I take this',
  'open-post': 'Open the post',
  confirm: 'Confirm the incident',
  dismiss: 'Dismiss',
  escalate: 'Escalate',
  resolve: 'Resolve',
};

const ActionForm: FC<{
  readonly alert: LeakAlert;
  readonly what: AlertAction['what'];
  readonly session: Session;
}> = ({ alert, what, session }) => (
  <form method="post" action={`/alerts/${alert.id}/handle`}>
    <FormToken session={session} />
    <input type="hidden" name="what" value={what} />
    {(what === 'open-post' || what === 'escalate') && (
      <>
        <label for={`${what}-reason`}>
          {what === 'open-post' ? 'Why you must see the post; its author reads this' : 'Why'}
        </label>
        <input id={`${what}-reason`} name="reason" type="text" required minlength={10} maxlength={500} />
      </>
    )}
    {what === 'dismiss' && (
      <>
        <label for="dismissal">Why</label>
        <select id="dismissal" name="dismissal">
          {DismissalReason.options.map((reason) => (
            <option value={reason}>{reason}</option>
          ))}
        </select>
      </>
    )}
    <p>
      <button type="submit" class={what === 'open-post' ? 'warn' : 'quiet'}>
        {LABELS[what]}
      </button>
    </p>
  </form>
);

/** One alert, what was done about it, and what may be done. `link` only for a handler who just gave a reason. */
export const AlertPage: FC<{
  readonly alert: LeakAlert;
  readonly link: string | undefined;
  readonly session: Session;
}> = ({ alert, link, session }) => (
  <>
    <table>
      <caption>The finding</caption>
      <tr>
        <th scope="row">What</th>
        <td>{`${alert.rule} (${alert.kind})`}</td>
      </tr>
      <tr>
        <th scope="row">Severity, confidence</th>
        <td>{`${alert.severity}, ${alert.confidence}`}</td>
      </tr>
      <tr>
        <th scope="row">Excerpt</th>
        <td>
          <code>{alert.masked}</code>
        </td>
      </tr>
      <tr>
        <th scope="row">State</th>
        <td>{alert.state}</td>
      </tr>
    </table>
    {link !== undefined && (
      <p class="note">
        <a href={link} rel="noreferrer">
          The post
        </a>
        . Its author sees that you opened it, and why.
      </p>
    )}
    <h2>What was done</h2>
    <ul>
      {alert.history.map(({ at, what, by, reason }) => (
        <li>{`${at.slice(0, 16).replace('T', ' ')} ${by.role}: ${what}${reason === undefined ? '' : ` (${reason})`}`}</li>
      ))}
    </ul>
    <h2>What you can do</h2>
    {actionsIn(alert.state).map((what) => (
      <ActionForm alert={alert} what={what} session={session} />
    ))}
  </>
);
