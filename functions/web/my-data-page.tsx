import type { FC } from 'hono/jsx';

import type { ConsentEvent } from '../../shared/consent/consent-history.ts';
import type { ConsentRecord, PurposeConsent } from '../../shared/consent/consent-record.ts';
import type { Notice } from '../../shared/consent/notice-form.ts';
import { NOTICES } from '../../shared/consent/notice.ts';
import { Purpose } from '../../shared/consent/scope.ts';
import type { MyData } from '../../shared/rights/my-data.ts';
import { BeingErased, ConsentState } from './consent-state.tsx';
import { useFormats, useLanguage, useWords } from './language.tsx';
import { Columns, Table } from './layout.tsx';
import { MyAccounts } from './my-accounts.tsx';
import { MyNominations } from './my-nominations.tsx';
import { MyPolicy } from './my-policy.tsx';
import { Alerts, Posts } from './my-data-posts.tsx';
import { EndReceiptLink } from './receipts.tsx';
import type { Formats } from '../../shared/formats.ts';
import { MY_DATA } from './words/catalogues.ts';

type Words = (typeof MY_DATA)['en'];

const dayIn = (seconds: number): string => new Date(seconds * 1000).toISOString();

const Known: FC<Pick<MyData, 'profile'>> = ({ profile }) => {
  const words = useWords(MY_DATA);
  const { minute } = useFormats();
  if (profile === undefined) return <p>{words.nothingHeld}</p>;
  const { since, participant, subject } = profile;
  return <p>{words.known(minute(since), <code>{participant}</code>, <code>{subject}</code>)}</p>;
};

/** How what is held is said. */
interface Speech {
  readonly words: Words;
  readonly formats: Formats;
  /** What purposes and scopes are called. */
  readonly notice: Notice;
}

const purposeInWords = (
  purpose: Purpose,
  { scope, givenAt, scopeSince }: PurposeConsent,
  { words: { consents }, formats: { minute }, notice }: Speech,
): string => {
  const since = scopeSince === undefined ? '' : consents.inScopeSince(minute(scopeSince));
  const posts = scope.kind === 'chosen-posts' ? ` (${scope.posts.join(' ')})` : '';
  return `${consents.purpose(`${notice.purposes[purpose].title}: ${notice.scopes[scope.kind]}${posts}`, minute(givenAt))}${since}`;
};

const datesOf = (
  consent: ConsentRecord,
  { words: { consents }, formats: { day, minute } }: Speech,
): readonly string[] => {
  if (consent.kind === 'official') return [];
  if (consent.status === 'withdrawn') return [consents.withdrawn(minute(consent.withdrawnAt))];
  return [
    consents.given(minute(consent.givenAt)),
    ...(consent.status === 'paused' ? [consents.paused(minute(consent.pausedAt))] : []),
    consents.ends(day(consent.expiresOn)),
  ];
};

const ConsentRow: FC<{ readonly consent: ConsentRecord; readonly now: Date }> = ({ consent, now }) => {
  const words = useWords(MY_DATA);
  const speech = { words, formats: useFormats(), notice: NOTICES[useLanguage()] };
  const held = consent.kind === 'advocacy' && 'purposes' in consent ? consent : undefined;
  return (
    <tr>
      <td>
        <code>{consent.account}</code> {consent.handle}
      </td>
      <td>
        <ConsentState consent={consent} now={now} />
      </td>
      <td>{datesOf(consent, speech).join('; ')}</td>
      <td>
        {Purpose.options
          .flatMap((purpose) => {
            const given = held?.purposes[purpose];
            return given === undefined ? [] : [purposeInWords(purpose, given, speech)];
          })
          .join('; ')}
      </td>
      <td>{held?.team ?? ''}</td>
      <td>
        {held === undefined ? '' : `${held.notice.version}, ${held.notice.language} `}
        <code>{held?.notice.sha256 ?? ''}</code>
      </td>
      <td>{held?.wrappedTextKey === undefined ? words.consents.noKey : words.consents.key}</td>
    </tr>
  );
};

const Consents: FC<{ readonly consents: readonly ConsentRecord[]; readonly now: Date }> = ({
  consents,
  now,
}) => {
  const { caption, columns } = useWords(MY_DATA).consents;
  return (
    <Table caption={caption}>
      <Columns names={columns} />
      {consents.map((consent) => (
        <ConsentRow consent={consent} now={now} />
      ))}
    </Table>
  );
};

/** What an entry of the history says besides what happened, when and to which account. */
const detailsOf = (
  event: ConsentEvent,
  { words: { history }, formats: { minute, number }, notice: { purposes: called, scopes } }: Speech,
): string => {
  if (event.what === 'erased') return history.erasedItems(number(event.items), minute(event.since));
  if (event.what !== 'chosen') return '';
  const { purposes, notice, narrowed, erasedAt } = event;
  return [
    ...Purpose.options.flatMap((purpose) => {
      const scope = purposes[purpose];
      return scope === undefined ? [] : [`${called[purpose].title}: ${scopes[scope]}`];
    }),
    history.notice(notice.version, notice.language, notice.sha256),
    ...(narrowed === undefined
      ? []
      : [history.narrowed(narrowed.map((purpose) => called[purpose].title).join(', '))]),
    ...(erasedAt === undefined ? [] : [history.erased(minute(erasedAt))]),
  ].join('; ');
};

const History: FC<{ readonly history: readonly ConsentEvent[] }> = ({ history }) => {
  const words = useWords(MY_DATA);
  const formats = useFormats();
  const notice = NOTICES[useLanguage()];
  const { caption, columns, events } = words.history;
  return (
    <Table caption={caption}>
      <Columns names={columns} />
      {history.map((event) => (
        <tr>
          <td>{formats.minute(event.at)}</td>
          <td>{events[event.what]}</td>
          <td>{'account' in event ? event.account : ''}</td>
          <td>
            {detailsOf(event, { words, formats, notice })}
            {(event.what === 'withdrawn' || event.what === 'expired') && (
              <EndReceiptLink consent={event.generation} />
            )}
          </td>
        </tr>
      ))}
    </Table>
  );
};

const Told: FC<{ readonly notices: MyData['notices'] }> = ({ notices }) => {
  const { caption, columns, kinds, notYet } = useWords(MY_DATA).told;
  const { day, minute } = useFormats();
  const told: Readonly<Record<string, string>> = kinds;
  return (
    <Table caption={caption}>
      <Columns names={columns} />
      {notices.map(({ at, kind, alert, seenAt, expiresAt }) => (
        <tr>
          <td>{minute(at)}</td>
          <td>{told[kind] ?? kind}</td>
          <td>{alert ?? ''}</td>
          <td>{seenAt === undefined ? notYet : minute(seenAt)}</td>
          <td>{day(dayIn(expiresAt))}</td>
        </tr>
      ))}
    </Table>
  );
};

const Copies: FC<{ readonly held: MyData['dataExport'] }> = ({ held }) => {
  const words = useWords(MY_DATA).copies;
  const { day, minute } = useFormats();
  return (
    <Table caption={words.caption}>
      <Columns names={words.columns} />
      {held !== undefined && (
        <tr>
          <td>{minute(held.askedAt)}</td>
          <td>
            <code>{held.id}</code>
          </td>
          <td>{held.status === 'ready' ? words.ready(minute(held.readyAt)) : words.asked}</td>
          <td>{day(dayIn(held.expiresAt))}</td>
        </tr>
      )}
    </Table>
  );
};

const DraftChecks: FC<Pick<MyData, 'attempts'>> = ({ attempts }) => {
  const words = useWords(MY_DATA);
  const { day, number } = useFormats();
  if (attempts === undefined) return <p>{words.noDrafts}</p>;
  const { today, thisHour, hour, expiresAt, subject } = attempts;
  return (
    <p>
      {`${words.drafts(day(attempts.day), number(today))} ${words.draftsInHour(number(hour), number(thisHour))} `}
      {words.draftsGo(day(dayIn(expiresAt)), <code>{subject}</code>)}
    </p>
  );
};

interface MyDataProps {
  readonly data: MyData;
  readonly now: Date;
  /** Which page of posts, from 1 on. */
  readonly page: number;
}

/** Everything that is held about the person who asks. */
export const MyDataTables: FC<MyDataProps> = ({ data, now, page }) => (
  <>
    <BeingErased history={data.history} now={now} />
    <Known profile={data.profile} />
    <p>{useWords(MY_DATA).besides.join(' ')}</p>
    <MyAccounts links={data.links} />
    <Consents consents={data.consents} now={now} />
    <History history={data.history} />
    <Posts sheets={data.sheets} page={page} />
    <Alerts alerts={data.alerts} />
    <Told notices={data.notices} />
    <Copies held={data.dataExport} />
    <DraftChecks attempts={data.attempts} />
    <MyPolicy policy={data.policy} />
    <MyNominations nominations={data.nominations} />
  </>
);
