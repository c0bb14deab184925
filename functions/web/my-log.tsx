import type { FC } from 'hono/jsx';
import * as z from 'zod';

import type { AccountLink } from '../../shared/consent/consent-history.ts';
import type { ConsentLedger } from '../../shared/consent/consent-ledger.ts';
import { NOTICES } from '../../shared/consent/notice.ts';
import { Purpose } from '../../shared/consent/scope.ts';
import { ServiceError } from '../../shared/errors.ts';
import { Day } from '../../shared/ids.ts';
import type { EntryOpener } from '../../shared/rights/entry-opener.ts';
import type { EntriesAnswer, OwnEntry } from '../../shared/rights/own-entries.ts';
import { ownLogPath } from './account-path.ts';
import { useFormats, useLanguage, useWords } from './language.tsx';
import { Columns, Table } from './layout.tsx';
import { ownAccount } from './own-account.ts';
import { addProofCheck, ProofCheck } from './proof-check.tsx';
import type { SignedInVisit, SiteBuilder, SiteParts } from './site-parts.ts';
import { ALERTS, MY_LOG } from './words/catalogues.ts';

/** What showing somebody their own entries works with. */
export interface MyLogParts extends Pick<SiteParts, 'publicSite'> {
  readonly ledger: Pick<ConsentLedger, 'accountsOf'>;
  readonly entries: EntryOpener;
}

/** What an entry says, in a sentence. */
const Said: FC<Pick<OwnEntry, 'said'>> = ({ said }) => {
  const { alert, collected, decided } = useWords(MY_LOG);
  const { events } = useWords(ALERTS);
  const { day, minute, number } = useFormats();
  const notice = NOTICES[useLanguage()];
  if (said.kind === 'collection') return <>{collected(number(said.posts), day(said.day))}</>;
  if (said.kind === 'alert') return <>{alert(minute(said.at), events[said.step])}</>;
  if (said.kind !== 'consent') return <>{said.kind}</>;
  const chosen = 'purposes' in said ? said.purposes : undefined;
  const purposes = Purpose.options.flatMap((purpose) => {
    const scope = chosen?.[purpose];
    return scope === undefined ? [] : [`${notice.purposes[purpose].title}: ${notice.scopes[scope]}`];
  });
  return <>{[`${decided[said.what]}: ${minute(said.at)}`, ...purposes].join('; ')}</>;
};

const Opening: FC<{ readonly entry: OwnEntry }> = ({ entry }) => {
  const { opening, parts } = useWords(MY_LOG);
  const { leaf, salt, outer, innerSalt, inner } = entry;
  return (
    <details>
      <summary>{opening}</summary>
      <dl>
        {Object.entries({ leaf, salt, outer, innerSalt, inner }).map(([name, value]) => (
          <>
            <dt>{new Map(Object.entries(parts)).get(name)}</dt>
            <dd>
              <code>{value}</code>
            </dd>
          </>
        ))}
      </dl>
    </details>
  );
};

const Row: FC<{ readonly entry: OwnEntry; readonly path: string }> = ({ entry, path }) => {
  const words = useWords(MY_LOG);
  const { day } = useFormats();
  return (
    <tr>
      <td>{day(entry.day)}</td>
      <td>
        <Said said={entry.said} />
        <Opening entry={entry} />
      </td>
      <td>
        {entry.sealedIn === undefined ? (
          words.waits
        ) : (
          <>
            {`${words.sealed(day(entry.sealedIn))} `}
            <a href={`${path}/${entry.day}/${entry.id}.json`} download data-proof={words.checkOne}>
              {words.proof}
            </a>
          </>
        )}
      </td>
    </tr>
  );
};

type Listed = Extract<EntriesAnswer, { kind: 'listed' }>;

const Entries: FC<{
  readonly link: AccountLink;
  readonly listed: Listed;
  readonly postsOf: Day | undefined;
  readonly publicSite: string;
}> = ({ link, listed: { entries, vkey, from, earlier }, postsOf, publicSite }) => {
  const words = useWords(MY_LOG);
  const { day } = useFormats();
  const path = ownLogPath(link.account);
  const caption = postsOf === undefined ? words.since(day(from)) : words.about(day(postsOf));
  return (
    <>
      <p class="lead">{words.lead}</p>
      <p>{words.notAll}</p>
      {entries.length === 0 ? (
        <p class="note">{`${caption}: ${words.none}`}</p>
      ) : (
        <>
          <p>
            <button type="button" data-check-all hidden>
              {words.checkAll}
            </button>
          </p>
          <Table caption={caption}>
            <Columns names={words.columns} />
            {entries.map((entry) => (
              <Row entry={entry} path={path} />
            ))}
          </Table>
        </>
      )}
      <p>
        {earlier !== undefined && <a href={`${path}?until=${earlier}`}>{words.earlier}</a>}
        {earlier !== undefined && ' · '}
        {postsOf !== undefined && <a href={path}>{words.all}</a>}
        {postsOf !== undefined && ' · '}
        <a href="/my-data">{words.back}</a>
      </p>
      <ProofCheck vkey={vkey} publicSite={publicSite} />
    </>
  );
};

/** The day that the address names, if it names one. */
const dayIn = (visit: SignedInVisit, name: 'until' | 'of'): Day | undefined => {
  const text = visit.context.req.query(name);
  if (text === undefined) return undefined;
  const parsed = Day.safeParse(text);
  if (!parsed.success) throw new ServiceError('invalid-input', visit.words(MY_LOG).noDay);
  return parsed.data;
};

const nothing = (): ServiceError => new ServiceError('not-found', 'no such entry of this person');

const show = async (visit: SignedInVisit, { ledger, entries, publicSite }: MyLogParts): Promise<Response> => {
  const link = await ownAccount(ledger, visit);
  const { participant, account, handle } = link;
  const postsOf = dayIn(visit, 'of');
  const until = dayIn(visit, 'until');
  const listed =
    postsOf === undefined
      ? await entries.list({ participant, account, until })
      : await entries.about({ participant, account, postsOf });
  if (listed.kind !== 'listed') throw nothing();
  return visit.page(
    visit.words(MY_LOG).title(handle),
    <Entries link={link} listed={listed} postsOf={postsOf} publicSite={publicSite} />,
  );
};

const Named = z.object({
  day: Day,
  proof: z
    .string()
    .endsWith('.json')
    .transform((name) => name.slice(0, -'.json'.length))
    .pipe(z.uuid()),
});

const download = async (visit: SignedInVisit, { ledger, entries }: MyLogParts): Promise<Response> => {
  const { participant, account } = await ownAccount(ledger, visit);
  const named = Named.safeParse(visit.context.req.param());
  if (!named.success) throw nothing();
  const { day, proof: id } = named.data;
  const answer = await entries.prove({ participant, account, day, id });
  if (answer.kind !== 'proven') throw nothing();
  return visit.context.body(answer.file, 200, {
    'content-type': 'application/json; charset=utf-8',
    'content-disposition': `attachment; filename="candor-proof-${day}-${id}.json"`,
    'cache-control': 'no-store',
  });
};

/** Shows somebody their own entries of the log, opened, and hands them the proof of each. */
export const addMyLog = (site: SiteBuilder, parts: MyLogParts): void => {
  addProofCheck(site);
  site.guarded('GET /my-data/log/:account', (visit) => show(visit, parts));
  site.guarded('GET /my-data/log/:account/:day/:proof', (visit) => download(visit, parts));
};
