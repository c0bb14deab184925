import type { FC } from 'hono/jsx';

import { exposureOf } from '../../shared/alerts/exposure.ts';
import type { LeakAlert } from '../../shared/alerts/leak-alert.ts';
import {
  Answers,
  Due,
  ErasedOn,
  HandledBy,
  pseudonymOf,
  Raised,
  RuleName,
  useEvents,
} from './alert-words.tsx';
import { ProblemSummary } from './form-problems.tsx';
import { useFormats, useWords } from './language.tsx';
import { Table } from './layout.tsx';
import { Actions } from './security-actions.tsx';
import { Keys } from './security-keys.tsx';
import { AuthorNaming } from './security-naming.tsx';
import type { AlertPageProps } from './security-page-props.ts';
import { RefusedStep } from './security/refused-step.tsx';
import { ALERTS, SECURITY } from './words/catalogues.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const Visible: FC<Pick<AlertPageProps, 'alert' | 'now'>> = ({ alert, now }) => {
  const words = useWords(SECURITY);
  const { since, until, end } = exposureOf(alert, now);
  const time = Math.max(0, Date.parse(until) - Date.parse(since));
  const parts = [time / DAY, (time % DAY) / HOUR, (time % HOUR) / MINUTE].map(Math.floor);
  const [days = 0, hours = 0, minutes = 0] = parts;
  return <>{words.visible[end](words.duration(days, hours, minutes))}</>;
};

const Finding: FC<AlertPageProps> = ({ alert, by, targets, now }) => {
  const { finding } = useWords(SECURITY);
  const words = useWords(ALERTS);
  const { number } = useFormats();
  const rows = [
    [
      finding.what,
      <>
        <RuleName rule={alert.rule} />
        {`: ${words.kinds[alert.kind]}`}
      </>,
    ],
    [finding.severity, finding.severityIs(words.severities[alert.severity], number(alert.confidence))],
    [finding.excerpt, <code>{alert.masked}</code>],
    [finding.state, words.states[alert.state]],
    [finding.due, <Due alert={alert} targets={targets} now={now} />],
    [finding.raised, <Raised alert={alert} now={now} />],
    [finding.visible, <Visible alert={alert} now={now} />],
    [finding.answered, <Answers alert={alert} none={finding.noAnswer} />],
    [finding.handledBy, <HandledBy alert={alert} by={by} />],
    [finding.erased, <ErasedOn alert={alert} />],
  ] as const;
  return (
    <Table caption={finding.caption}>
      <tbody>
        {rows.map(([name, value]) => (
          <tr>
            <th scope="row">{name}</th>
            <td>{value}</td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
};

const Others: FC<{
  readonly caption: string;
  readonly alerts: readonly LeakAlert[];
  readonly shown: Pick<AlertPageProps, 'by' | 'now'>;
}> = ({ caption, alerts, shown: { by, now } }) => {
  const { list, finding } = useWords(SECURITY);
  const words = useWords(ALERTS);
  return (
    <Table caption={caption}>
      <thead>
        <tr>
          {[list.found, finding.state, list.severity, list.raised, list.handledBy].map((name) => (
            <th scope="col">{name}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {alerts.map((alert) => (
          <tr>
            <th scope="row">
              <a href={`/alerts/${alert.id}`}>
                <RuleName rule={alert.rule} />
              </a>
            </th>
            <td>{words.states[alert.state]}</td>
            <td>{words.severities[alert.severity]}</td>
            <td>
              <Raised alert={alert} now={now} />
            </td>
            <td>
              <HandledBy alert={alert} by={by} />
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
};

const Belonging: FC<AlertPageProps> = ({ alert, rest, similar, by, now }) => {
  const words = useWords(SECURITY);
  const shown = { by, now };
  return (
    <>
      {rest.alerts.length > 0 && (
        <>
          <h2>{words.case.title}</h2>
          <p>{words.case.why}</p>
          <Others caption={words.case.caption(rest.alerts.length)} alerts={rest.alerts} shown={shown} />
          {rest.isMore && <p>{words.case.isMore}</p>}
        </>
      )}
      {similar.length > 0 && (
        <>
          <h2>{words.similar.title}</h2>
          <Others caption={words.similar.caption} alerts={similar} shown={shown} />
          <p>
            <a href={`/?state=${alert.state}&rule=${encodeURIComponent(alert.rule)}`}>
              {words.list.filtered(alert.rule)}
            </a>
          </p>
        </>
      )}
    </>
  );
};

const History: FC<{ readonly alert: LeakAlert }> = ({ alert }) => {
  const { history } = useWords(SECURITY);
  const { minute } = useFormats();
  const eventInWords = useEvents();
  const who = ({ by }: LeakAlert['history'][number]): string =>
    by.role === 'security' ? history.security(pseudonymOf(by.handler)) : history[by.role];
  return (
    <Table caption={history.caption}>
      <thead>
        <tr>
          <th scope="col">{history.when}</th>
          <th scope="col">{history.who}</th>
          <th scope="col">{history.what}</th>
        </tr>
      </thead>
      <tbody>
        {alert.history.map((event) => (
          <tr>
            <td>{minute(event.at)}</td>
            <td>{who(event)}</td>
            <td>{eventInWords(event)}</td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
};

/** One alert, what belongs to it, what was done about it, and what may be done. */
export const AlertPage: FC<AlertPageProps> = (props) => {
  const words = useWords(SECURITY);
  const { alert, link, by, refused } = props;
  return (
    <>
      <ProblemSummary refused={refused} />
      <RefusedStep {...props} />
      <Keys of="case" />
      <Finding {...props} />
      {link !== undefined && (
        <p class="note">
          <a href={link} rel="noreferrer">
            {words.thePost}
          </a>
          {` – ${words.authorSees}`}
        </p>
      )}
      <Actions {...props} />
      <AuthorNaming {...props} />
      <Belonging {...props} />
      <History alert={alert} />
      <p>{words.youAre(pseudonymOf(by.handler))}</p>
    </>
  );
};
