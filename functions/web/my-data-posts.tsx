import type { FC } from 'hono/jsx';

import { isLive, type DaySheet, type LivePost, type PostRow } from '../../shared/posts/day-sheet.ts';
import type { MyData } from '../../shared/rights/my-data.ts';
import { useEvents } from './alert-words.tsx';
import { useWords } from './language.tsx';
import { minuteOf } from './words.ts';
import { ALERTS } from './words/catalogues.ts';

const dayIn = (seconds: number): string => new Date(seconds * 1000).toISOString().slice(0, 10);

const findingsOf = ({ notes, alerts }: LivePost): readonly string[] => [
  ...(notes ?? []).map(
    ({ rule, kind, confidence }) => `${rule} (${kind}, confidence ${confidence}, told to you alone)`,
  ),
  ...(alerts ?? []).map((alert) => `alert ${alert}, see below`),
];

const countsOf = ({ counts, frozen }: LivePost): string =>
  counts === undefined
    ? ''
    : `${counts.likes}, ${counts.reposts}, ${counts.replies}${frozen ? ' (final)' : ''}`;

const COLUMNS = [
  'Day',
  'Post',
  'Posted',
  'Last looked at',
  'Counts for',
  'Campaign',
  'Likes, reposts, replies',
  'Mood and language',
  'Findings',
  'Mark that tells an edit',
  'Missing since',
  'Goes on',
];

const Row: FC<{ readonly row: PostRow; readonly sheet: DaySheet }> = ({ row, sheet }) => (
  <tr>
    <td>{sheet.day}</td>
    <td>
      <code>{row.id}</code>
    </td>
    {isLive(row) ? (
      <>
        <td>{minuteOf(row.postedAt)}</td>
        <td>{minuteOf(row.observedAt)}</td>
        <td>{row.purposes.join(', ')}</td>
        <td>{row.topic ?? ''}</td>
        <td class="number">{countsOf(row)}</td>
        <td>{[row.sentiment, row.language].filter((part) => part !== undefined).join(', ')}</td>
        <td>{findingsOf(row).join('; ')}</td>
        <td>{row.editHash === undefined ? '' : <code>{row.editHash}</code>}</td>
        <td>{row.absentSince === undefined ? '' : minuteOf(row.absentSince)}</td>
      </>
    ) : (
      <td colspan={COLUMNS.length - 3}>
        {`Deleted or out of scope, as seen ${minuteOf(row.observedAt)}; only the id is kept, so that nothing late revives it`}
      </td>
    )}
    <td>{dayIn(sheet.expiresAt)}</td>
  </tr>
);

/** What is kept of somebody's posts, account by account. */
export const Posts: FC<{ readonly sheets: readonly DaySheet[] }> = ({ sheets }) => (
  <>
    {[...Map.groupBy(sheets, ({ account }) => account)].map(([account, own]) => (
      <table>
        <caption>{`What is kept of your posts at ${account}; never their words`}</caption>
        <tr>
          {COLUMNS.map((name) => (
            <th scope="col">{name}</th>
          ))}
        </tr>
        {own.flatMap((sheet) => sheet.posts.map((row) => <Row row={row} sheet={sheet} />))}
      </table>
    ))}
  </>
);

type Alert = MyData['alerts'][number];

/** What was done about an alert and by which role; who of security it was is theirs, not the author's. */
const useHistory = (): ((alert: Alert) => string) => {
  const eventInWords = useEvents();
  return ({ history }) =>
    history.map((event) => `${minuteOf(event.at)} ${event.by.role}: ${eventInWords(event)}`).join('; ');
};

const AlertRow: FC<{ readonly alert: Alert }> = ({ alert }) => {
  const historyOf = useHistory();
  const { severities } = useWords(ALERTS);
  return (
    <tr>
      <td>{minuteOf(alert.raisedAt)}</td>
      <td>
        <code>{alert.id}</code>
      </td>
      <td>{`${alert.rule} (${alert.kind}, confidence ${alert.confidence}, severity ${severities[alert.severity]})`}</td>
      <td>
        <code>{alert.masked}</code>
      </td>
      <td>
        {`${alert.account ?? ''} ${alert.post ?? ''} `}
        {alert.url === undefined ? (
          ''
        ) : (
          <a href={alert.url} rel="noreferrer">
            {alert.url}
          </a>
        )}
      </td>
      <td>{alert.dismissal === undefined ? alert.state : `${alert.state}: ${alert.dismissal}`}</td>
      <td>{historyOf(alert)}</td>
      <td>
        <code>{alert.caseId}</code> <code>{alert.duplicateHash}</code>
      </td>
      <td>{dayIn(alert.expiresAt)}</td>
    </tr>
  );
};

const ALERT_COLUMNS = [
  'Raised',
  'Alert',
  'What was found',
  'Excerpt',
  'Account and post',
  'State',
  'Who did what',
  'Case, and keyed hash of what was found',
  'Goes on',
];

/** Alerts about somebody's posts. */
export const Alerts: FC<{ readonly alerts: MyData['alerts'] }> = ({ alerts }) => (
  <table id="alerts">
    <caption>Alerts about your posts</caption>
    <tr>
      {ALERT_COLUMNS.map((name) => (
        <th scope="col">{name}</th>
      ))}
    </tr>
    {alerts.map((alert) => (
      <AlertRow alert={alert} />
    ))}
  </table>
);
