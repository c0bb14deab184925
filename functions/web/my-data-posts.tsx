import type { FC } from 'hono/jsx';

import { isLive, type DaySheet, type LivePost, type PostRow } from '../../shared/posts/day-sheet.ts';
import type { MyData } from '../../shared/rights/my-data.ts';
import { ownLogPath } from './account-path.ts';
import { useEvents } from './alert-words.tsx';
import type { Formats } from '../../shared/formats.ts';
import { useFormats, useWords } from './language.tsx';
import { Columns, Table } from './layout.tsx';
import { ALERTS, MY_POSTS } from './words/catalogues.ts';

type Words = (typeof MY_POSTS)['en'];

const momentIn = (seconds: number): string => new Date(seconds * 1000).toISOString();

const findingsOf = ({ notes, alerts }: LivePost, words: Words): readonly string[] => [
  ...(notes ?? []).map(
    ({ rule, kind, confidence }) =>
      `${rule} (${kind}, ${words.confidence(confidence)}, ${words.toldToYouAlone})`,
  ),
  ...(alerts ?? []).map((alert) => words.seeAlert(alert)),
];

const countsOf = ({ counts, frozen }: LivePost, words: Words, { number }: Formats): string => {
  if (counts === undefined) return '';
  const said = [counts.likes, counts.reposts, counts.replies].map(number).join(' / ');
  return frozen ? `${said} (${words.final})` : said;
};

const Row: FC<{ readonly row: PostRow; readonly sheet: DaySheet }> = ({ row, sheet }) => {
  const words = useWords(MY_POSTS);
  const formats = useFormats();
  const { day, minute } = formats;
  return (
    <tr>
      <td>
        <a href={ownLogPath(sheet.account, sheet.day)}>{day(sheet.day)}</a>
      </td>
      <td>
        <code>{row.id}</code>
      </td>
      {isLive(row) ? (
        <>
          <td>{minute(row.postedAt)}</td>
          <td>{minute(row.observedAt)}</td>
          <td>{row.purposes.join(', ')}</td>
          <td>{row.topic ?? ''}</td>
          <td class="number">{countsOf(row, words, formats)}</td>
          <td>{[row.sentiment, row.language].filter((part) => part !== undefined).join(', ')}</td>
          <td>{findingsOf(row, words).join('; ')}</td>
          <td>{row.editHash === undefined ? '' : <code>{row.editHash}</code>}</td>
          <td>{row.absentSince === undefined ? '' : minute(row.absentSince)}</td>
        </>
      ) : (
        <td colspan={words.columns.length - 3}>{words.gone(minute(row.observedAt))}</td>
      )}
      <td>{day(momentIn(sheet.expiresAt))}</td>
    </tr>
  );
};

/** How many posts a page lists. */
const POSTS_A_PAGE = 50;

const Pages: FC<{ readonly page: number; readonly posts: number }> = ({ page, posts }) => {
  const words = useWords(MY_POSTS);
  const { number } = useFormats();
  const pages = Math.ceil(posts / POSTS_A_PAGE);
  return pages <= 1 ? null : (
    <nav aria-label={words.pages}>
      {page > 1 && <a href={`/my-data?page=${page - 1}`}>{words.newer}</a>}
      <span>{words.pageOf(number(page), number(pages), number(posts))}</span>
      {page < pages && <a href={`/my-data?page=${page + 1}`}>{words.older}</a>}
    </nav>
  );
};

interface PostsProps {
  readonly sheets: readonly DaySheet[];
  /** From 1 on; beyond the last, the last is shown. */
  readonly page: number;
}

/** What is kept of somebody's posts, the latest days first, account by account. */
export const Posts: FC<PostsProps> = ({ sheets, page }) => {
  const { caption, columns } = useWords(MY_POSTS);
  const latest = sheets.toSorted((one, other) => (one.day < other.day ? 1 : one.day > other.day ? -1 : 0));
  const rows = latest.flatMap((sheet) => sheet.posts.map((row) => ({ row, sheet })));
  const shownPage = Math.min(page, Math.max(1, Math.ceil(rows.length / POSTS_A_PAGE)));
  const shown = rows.slice((shownPage - 1) * POSTS_A_PAGE, shownPage * POSTS_A_PAGE);
  return (
    <>
      {[...Map.groupBy(shown, ({ sheet }) => sheet.account)].map(([account, own]) => (
        <Table caption={caption(account)}>
          <Columns names={columns} />
          {own.map((one) => (
            <Row {...one} />
          ))}
        </Table>
      ))}
      <Pages page={shownPage} posts={rows.length} />
    </>
  );
};

type Alert = MyData['alerts'][number];

/** What was done about an alert and by which role; who of security it was is theirs, not the author's. */
const useHistory = (): ((alert: Alert) => string) => {
  const eventInWords = useEvents();
  const { minute } = useFormats();
  return ({ history }) =>
    history.map((event) => `${minute(event.at)} ${event.by.role}: ${eventInWords(event)}`).join('; ');
};

const AlertRow: FC<{ readonly alert: Alert }> = ({ alert }) => {
  const historyOf = useHistory();
  const { severities } = useWords(ALERTS);
  const words = useWords(MY_POSTS);
  const { day, minute } = useFormats();
  return (
    <tr>
      <td>{minute(alert.raisedAt)}</td>
      <td>
        <code>{alert.id}</code>
      </td>
      <td>{`${alert.rule} (${alert.kind}, ${words.confidence(alert.confidence)}, ${words.severity(severities[alert.severity])})`}</td>
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
      <td>{day(momentIn(alert.expiresAt))}</td>
    </tr>
  );
};

/** Alerts about somebody's posts. */
export const Alerts: FC<{ readonly alerts: MyData['alerts'] }> = ({ alerts }) => {
  const { alertsCaption, alertColumns } = useWords(MY_POSTS);
  return (
    <Table caption={alertsCaption} id="alerts">
      <Columns names={alertColumns} />
      {alerts.map((alert) => (
        <AlertRow alert={alert} />
      ))}
    </Table>
  );
};
