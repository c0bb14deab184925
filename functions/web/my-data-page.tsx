import type { FC } from 'hono/jsx';

import type { ConsentRecord } from '../../shared/consent/consent-record.ts';
import { isLive, type DaySheet, type PostRow } from '../../shared/posts/day-sheet.ts';
import type { MyData } from '../../shared/rights/my-data.ts';
import { BeingErased } from './consent-state.tsx';

const day = (moment: string | undefined): string => (moment ?? '').slice(0, 10);

const goesOn = (sheet: DaySheet): string => new Date(sheet.expiresAt * 1000).toISOString().slice(0, 10);

const Consents: FC<{ readonly consents: readonly ConsentRecord[] }> = ({ consents }) => (
  <table>
    <caption>What you agreed to</caption>
    <tr>
      <th scope="col">Account</th>
      <th scope="col">State</th>
      <th scope="col">Purposes and posts</th>
      <th scope="col">Notice</th>
    </tr>
    {consents.map((consent) => (
      <tr>
        <td>{'handle' in consent ? consent.handle : ''}</td>
        <td>{consent.status}</td>
        <td>
          {consent.kind === 'advocacy' && 'purposes' in consent
            ? Object.entries(consent.purposes)
                .map(([purpose, { scope, givenAt }]) => `${purpose}: ${scope.kind}, since ${day(givenAt)}`)
                .join('; ')
            : ''}
        </td>
        <td>{consent.kind === 'advocacy' && 'notice' in consent ? consent.notice.version : ''}</td>
      </tr>
    ))}
  </table>
);

const Row: FC<{ readonly row: PostRow; readonly sheet: DaySheet }> = ({ row, sheet }) => {
  const id = <code>{row.id}</code>;
  if (!isLive(row)) {
    return (
      <tr>
        <td>{sheet.day}</td>
        <td>{id}</td>
        <td colspan={5}>Deleted or out of scope; only the id is kept, so that nothing late revives it</td>
        <td>{goesOn(sheet)}</td>
      </tr>
    );
  }
  const findings = [
    ...(row.notes ?? []).map(({ rule }) => `${rule} (told to you alone)`),
    ...(row.alerts ?? []).map(() => 'alert, see below'),
  ];
  const { counts } = row;
  return (
    <tr>
      <td>{day(row.postedAt)}</td>
      <td>{id}</td>
      <td>{row.purposes.join(', ')}</td>
      <td>{row.topic ?? ''}</td>
      <td class="number">
        {counts === undefined
          ? ''
          : `${counts.likes}, ${counts.reposts}, ${counts.replies}${row.frozen ? ' (final)' : ''}`}
      </td>
      <td>{row.sentiment ?? ''}</td>
      <td>{findings.join('; ')}</td>
      <td>{goesOn(sheet)}</td>
    </tr>
  );
};

const COLUMNS = [
  'Posted',
  'Post',
  'Counts for',
  'Campaign',
  'Likes, reposts, replies',
  'Mood',
  'Findings',
  'Goes on',
];

const Posts: FC<{ readonly sheets: readonly DaySheet[] }> = ({ sheets }) => (
  <table>
    <caption>What is kept of your posts; never their words</caption>
    <tr>
      {COLUMNS.map((name) => (
        <th scope="col">{name}</th>
      ))}
    </tr>
    {sheets.flatMap((sheet) => sheet.posts.map((row) => <Row row={row} sheet={sheet} />))}
  </table>
);

const Alerts: FC<{ readonly alerts: MyData['alerts'] }> = ({ alerts }) => (
  <table>
    <caption>Alerts about your posts</caption>
    <tr>
      <th scope="col">Raised</th>
      <th scope="col">What was found</th>
      <th scope="col">Excerpt</th>
      <th scope="col">State</th>
      <th scope="col">Who did what</th>
    </tr>
    {alerts.map((alert) => (
      <tr>
        <td>{day(alert.raisedAt)}</td>
        <td>{`${alert.rule} (${alert.severity})`}</td>
        <td>
          <code>{alert.masked}</code>
        </td>
        <td>{alert.state}</td>
        <td>
          {alert.history
            .map(
              ({ at, by, what, reason }) =>
                `${day(at)} ${by.role}: ${what}${reason === undefined ? '' : ` (${reason})`}`,
            )
            .join('; ')}
        </td>
      </tr>
    ))}
  </table>
);

/** Everything that is held about the person who asks. */
export const MyDataTables: FC<{ readonly data: MyData; readonly now: Date }> = ({ data, now }) => (
  <>
    <BeingErased history={data.history} now={now} />
    <p>
      {data.profile === undefined
        ? 'Nothing is held about you.'
        : `You are known since ${day(data.profile.since)} by a hash of your sign-in. No name or address is held.`}
    </p>
    <p>
      Besides, the times at which your accounts are visited follow from what you agreed to, and are deleted
      with it.
    </p>
    <Consents consents={data.consents} />
    <table>
      <caption>What you decided, and when</caption>
      {data.history.map((event) => (
        <tr>
          <td>{event.at.slice(0, 16).replace('T', ' ')}</td>
          <td>{event.what}</td>
          <td>{'account' in event ? event.account : ''}</td>
        </tr>
      ))}
    </table>
    <Posts sheets={data.sheets} />
    <Alerts alerts={data.alerts} />
    <table>
      <caption>What you were told</caption>
      {data.notices.map((notice) => (
        <tr>
          <td>{day(notice.at)}</td>
          <td>
            {notice.kind === 'alert-raised'
              ? 'A post of yours may give something away: change what was disclosed first, then delete the post.'
              : 'An alert about a post of yours was closed.'}
          </td>
        </tr>
      ))}
    </table>
  </>
);
