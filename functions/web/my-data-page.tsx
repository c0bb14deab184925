import type { FC } from 'hono/jsx';

import type { AccountLink, ConsentEvent } from '../../shared/consent/consent-history.ts';
import type { ConsentRecord, PurposeConsent } from '../../shared/consent/consent-record.ts';
import { BESIDES } from '../../shared/rights/data-origins.ts';
import type { MyData } from '../../shared/rights/my-data.ts';
import { BeingErased, stateInWords } from './consent-state.tsx';
import { Alerts, Posts } from './my-data-posts.tsx';
import { EndReceiptLink } from './receipts.tsx';
import { minuteOf } from './words.ts';

const Known: FC<Pick<MyData, 'profile'>> = ({ profile }) => (
  <p>
    {profile === undefined ? (
      'Nothing is held about you.'
    ) : (
      <>
        {`You are known since ${minuteOf(profile.since)} as participant `}
        <code>{profile.participant}</code>, recognised by a hash of your sign-in,{' '}
        <code>{profile.subject}</code>. No name or address is held.
      </>
    )}
  </p>
);

const Links: FC<{ readonly links: readonly AccountLink[] }> = ({ links }) => (
  <table>
    <caption>Your connected accounts</caption>
    <tr>
      <th scope="col">Account</th>
      <th scope="col">Name</th>
      <th scope="col">Connected</th>
    </tr>
    {links.map(({ account, handle, connectedAt }) => (
      <tr>
        <td>
          <code>{account}</code>
        </td>
        <td>{handle}</td>
        <td>{minuteOf(connectedAt)}</td>
      </tr>
    ))}
  </table>
);

const purposeInWords = (purpose: string, { scope, givenAt, scopeSince }: PurposeConsent): string => {
  const since = scopeSince === undefined ? '' : `, in this scope since ${minuteOf(scopeSince)}`;
  const posts = scope.kind === 'chosen-posts' ? ` (${scope.posts.join(' ')})` : '';
  return `${purpose}: ${scope.kind}${posts}, since ${minuteOf(givenAt)}${since}`;
};

const datesOf = (consent: ConsentRecord): readonly string[] => {
  if (consent.kind === 'official') return [];
  if (consent.status === 'withdrawn') return [`withdrawn ${minuteOf(consent.withdrawnAt)}`];
  return [
    `given ${minuteOf(consent.givenAt)}`,
    ...(consent.status === 'paused' ? [`paused ${minuteOf(consent.pausedAt)}`] : []),
    `ends on ${consent.expiresOn}`,
  ];
};

const ConsentRow: FC<{ readonly consent: ConsentRecord; readonly now: Date }> = ({ consent, now }) => {
  const held = consent.kind === 'advocacy' && 'purposes' in consent ? consent : undefined;
  return (
    <tr>
      <td>
        <code>{consent.account}</code> {consent.handle}
      </td>
      <td>{stateInWords(consent, now)}</td>
      <td>{datesOf(consent).join('; ')}</td>
      <td>
        {Object.entries(held?.purposes ?? {})
          .map(([purpose, given]) => purposeInWords(purpose, given))
          .join('; ')}
      </td>
      <td>{held?.team ?? ''}</td>
      <td>
        {held === undefined ? '' : `${held.notice.version}, ${held.notice.language} `}
        <code>{held?.notice.sha256 ?? ''}</code>
      </td>
      <td>{held?.wrappedTextKey === undefined ? 'none' : 'held, sealed; nobody reads it'}</td>
    </tr>
  );
};

const CONSENT_COLUMNS = ['Account', 'State', 'Dates', 'Purposes and posts', 'Team', 'Notice', 'Text key'];

const Consents: FC<{ readonly consents: readonly ConsentRecord[]; readonly now: Date }> = ({
  consents,
  now,
}) => (
  <table>
    <caption>What you agreed to</caption>
    <tr>
      {CONSENT_COLUMNS.map((name) => (
        <th scope="col">{name}</th>
      ))}
    </tr>
    {consents.map((consent) => (
      <ConsentRow consent={consent} now={now} />
    ))}
  </table>
);

/** What an entry of the history says besides what happened, when and to which account. */
const detailsOf = (event: ConsentEvent): string => {
  if (event.what === 'erased') return `${event.items} items, of what ended ${minuteOf(event.since)}`;
  if (event.what !== 'chosen') return '';
  const { purposes, notice, narrowed, erasedAt } = event;
  return [
    ...Object.entries(purposes).map(([purpose, scope]) => `${purpose}: ${scope}`),
    `notice ${notice.version}, ${notice.language}, ${notice.sha256}`,
    ...(narrowed === undefined ? [] : [`less of ${narrowed.join(', ')}`]),
    ...(erasedAt === undefined ? [] : [`erased ${minuteOf(erasedAt)}`]),
  ].join('; ');
};

const History: FC<{ readonly history: readonly ConsentEvent[] }> = ({ history }) => (
  <table>
    <caption>What you decided, and when</caption>
    <tr>
      <th scope="col">When</th>
      <th scope="col">What</th>
      <th scope="col">Account</th>
      <th scope="col">Details</th>
    </tr>
    {history.map((event) => (
      <tr>
        <td>{minuteOf(event.at)}</td>
        <td>{event.what}</td>
        <td>{'account' in event ? event.account : ''}</td>
        <td>
          {detailsOf(event)}
          {(event.what === 'withdrawn' || event.what === 'expired') && (
            <EndReceiptLink consent={event.generation} />
          )}
        </td>
      </tr>
    ))}
  </table>
);

const TOLD: Readonly<Record<string, string>> = {
  'alert-raised':
    'A post of yours may give something away: change what was disclosed first, then delete the post.',
  'alert-closed': 'An alert about a post of yours was closed.',
};

const Told: FC<{ readonly notices: MyData['notices'] }> = ({ notices }) => (
  <table>
    <caption>What you were told</caption>
    <tr>
      <th scope="col">When</th>
      <th scope="col">What</th>
      <th scope="col">Alert</th>
      <th scope="col">Marked as seen</th>
      <th scope="col">Goes on</th>
    </tr>
    {notices.map(({ at, kind, alert, seenAt, expiresAt }) => (
      <tr>
        <td>{minuteOf(at)}</td>
        <td>{TOLD[kind] ?? kind}</td>
        <td>{alert ?? ''}</td>
        <td>{seenAt === undefined ? 'not yet' : minuteOf(seenAt)}</td>
        <td>{new Date(expiresAt * 1000).toISOString().slice(0, 10)}</td>
      </tr>
    ))}
  </table>
);

const Copies: FC<{ readonly held: MyData['dataExport'] }> = ({ held }) => (
  <table>
    <caption>The copy you asked for</caption>
    <tr>
      <th scope="col">Asked for</th>
      <th scope="col">Copy</th>
      <th scope="col">State</th>
      <th scope="col">Goes on</th>
    </tr>
    {held !== undefined && (
      <tr>
        <td>{minuteOf(held.askedAt)}</td>
        <td>
          <code>{held.id}</code>
        </td>
        <td>{held.status === 'ready' ? `ready since ${minuteOf(held.readyAt)}` : 'asked for'}</td>
        <td>{new Date(held.expiresAt * 1000).toISOString().slice(0, 10)}</td>
      </tr>
    )}
  </table>
);

const DraftChecks: FC<Pick<MyData, 'attempts'>> = ({ attempts }) => (
  <p>
    {attempts === undefined
      ? 'No draft was checked for you of late.'
      : `Drafts checked for you on ${attempts.day}: ${attempts.today}, of them ${attempts.thisHour} in hour ${attempts.hour} (UTC). The numbers go on ${new Date(attempts.expiresAt * 1000).toISOString().slice(0, 10)}, at midnight, also when you erase the rest. Recognised by `}
    {attempts !== undefined && <code>{attempts.subject}</code>}
  </p>
);

/** Everything that is held about the person who asks. */
export const MyDataTables: FC<{ readonly data: MyData; readonly now: Date }> = ({ data, now }) => (
  <>
    <BeingErased history={data.history} now={now} />
    <Known profile={data.profile} />
    <p>{BESIDES.join(' ')}</p>
    <Links links={data.links} />
    <Consents consents={data.consents} now={now} />
    <History history={data.history} />
    <Posts sheets={data.sheets} />
    <Alerts alerts={data.alerts} />
    <Told notices={data.notices} />
    <Copies held={data.dataExport} />
    <DraftChecks attempts={data.attempts} />
  </>
);
