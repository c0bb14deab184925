import type { FC } from 'hono/jsx';

import type { ReleaseReader } from '../../shared/disclosure/release-reader.ts';
import type { Release } from '../../shared/disclosure/release.ts';
import { ServiceError } from '../../shared/errors.ts';
import type { OfficialAccount } from '../../shared/official/official-account.ts';
import type { OfficialAccounts } from '../../shared/official/official-accounts.ts';
import type { Session } from '../../shared/session/session.ts';
import { accountFrom, accountPart } from './account-path.ts';
import { addClientMetadata } from './client-metadata-route.ts';
import { AccountName, Leaving } from './connecting-pages.tsx';
import { beginConnecting, completeConnecting, type ConnectingParts } from './connecting.ts';
import { ReleaseTable, releasesAsCsv } from './figures.tsx';
import { FormToken } from './layout.tsx';
import { createSite } from './site.tsx';
import type { SiteBuilder, SiteParts } from './site-parts.ts';

/** What the comms site works with. It cannot read a post's row, a consent or a person. */
export interface CommsParts extends SiteParts {
  readonly releases: ReleaseReader;
  readonly official: OfficialAccounts;
  readonly connecting: ConnectingParts;
}

const WEEKS_SHOWN = 12;
const MONTHS_SHOWN = 6;
const DAYS_SHOWN = 31;

/** Reports for comms, and the registration of official accounts by two people. */
export const createCommsSite = (parts: CommsParts): SiteBuilder => {
  const site = createSite(parts);
  addReports(site, parts);
  addOfficial(site, parts);
  addRegistration(site, parts);
  return site;
};

const advocacy = async ({ releases }: CommsParts): Promise<readonly Release[]> => {
  const subject = { kind: 'advocacy' } as const;
  const months = await releases.list(subject, 'month', MONTHS_SHOWN);
  const weeks = await releases.list(subject, 'week', WEEKS_SHOWN);
  return [...months, ...weeks];
};

const addReports = (site: SiteBuilder, parts: CommsParts): void => {
  site.guarded('GET /', async ({ page }) => {
    const releases = await advocacy(parts);
    return page(
      'Reports',
      <>
        <p>
          Figures of people who take part, clipped per person and with noise added against working out who
          does; how well that holds is not measured yet. Zero, small and withheld all read [c]. Totals need
          not add up. A figure, once published, never changes.
        </p>
        <p>
          <a href="/releases.csv">Download as CSV</a>
        </p>
        {releases.length === 0 ? (
          <p>Nothing is published yet: a period is, eight days after its end.</p>
        ) : (
          releases.map((release) => <ReleaseTable release={release} />)
        )}
      </>,
    );
  });

  site.guarded('GET /releases.csv', async ({ context }) =>
    context.body(releasesAsCsv(await advocacy(parts)), 200, {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': 'attachment; filename="candor-releases.csv"',
      'cache-control': 'no-store',
    }),
  );
};

const stateOf = (account: OfficialAccount): string =>
  account.status === 'asked'
    ? `asked for by ${account.askedBy.name} on ${account.askedAt.slice(0, 10)}; another person must approve`
    : `approved by ${account.approvedBy.name}; read from ${account.readFrom.slice(0, 10)} on`;

const OfficialRow: FC<{ readonly account: OfficialAccount; readonly session: Session }> = ({
  account,
  session,
}) => (
  <tr>
    <td>
      <a href={`/official/${accountPart(account.account)}`}>{account.handle}</a>
    </td>
    <td>{stateOf(account)}</td>
    <td>
      {account.status === 'asked' && session.groups.includes('comms-approver') && (
        <form method="post" action={`/official/${accountPart(account.account)}/approve`}>
          <FormToken session={session} />
          <button type="submit">{`Approve ${account.handle}`}</button>
        </form>
      )}
      {account.status === 'asked' && (
        <form method="post" action={`/official/${accountPart(account.account)}/decline`}>
          <FormToken session={session} />
          <button type="submit">{`Take back the request for ${account.handle}`}</button>
        </form>
      )}
    </td>
  </tr>
);

const addOfficial = (site: SiteBuilder, { official, releases }: CommsParts): void => {
  site.guarded('GET /official', async ({ page, session }) =>
    page(
      'Official accounts',
      <>
        <p>
          An account that belongs to the organisation, never to a person. One of comms asks and signs in at
          it, another approves, and all staff see it for fourteen days before it is read.
        </p>
        <table>
          <caption>Registered</caption>
          {(await official.list()).map((account) => (
            <OfficialRow account={account} session={session} />
          ))}
        </table>
        <h2>Ask for another</h2>
        <form method="post" action="/official/ask">
          <FormToken session={session} />
          <AccountName label="The organisation’s account" />
          <p>
            <button type="submit">Ask</button>
          </p>
        </form>
      </>,
    ),
  );

  site.guarded('GET /official/:account', async ({ page, context }) => {
    const account = accountFrom(context.req.param('account'));
    const known = (await official.list()).find((own) => own.account === account);
    if (known === undefined) throw new ServiceError('not-found', 'not an official account');
    const days = await releases.list({ kind: 'official', account }, 'day', DAYS_SHOWN);
    return page(
      known.handle,
      days.length === 0 ? (
        <p>{stateOf(known)}</p>
      ) : (
        <>
          {days.map((release) => (
            <ReleaseTable release={release} />
          ))}
        </>
      ),
    );
  });
};

const addRegistration = (site: SiteBuilder, parts: CommsParts): void => {
  const { official, connecting } = parts;
  addClientMetadata(site, parts);

  site.guarded('POST /official/ask', async ({ session, form, page }) => {
    const url = await beginConnecting(connecting, session, form().get('name') ?? '');
    return page('Show that it is the organisation’s', <Leaving url={url} />);
  });

  site.guarded('GET /connect/callback', async ({ context, session }) => {
    const proven = await completeConnecting(connecting, session, new URL(context.req.url).searchParams);
    const outcome = await official.ask(proven, { subject: session.subject, name: session.name });
    if (outcome.kind === 'taken')
      throw new ServiceError('invalid-input', 'This account is registered already.');
    return context.redirect('/official', 303);
  });

  site.guarded('POST /official/:account/decline', async ({ context }) => {
    await official.decline(accountFrom(context.req.param('account')));
    return context.redirect('/official', 303);
  });

  site.guarded('POST /official/:account/approve', async ({ context, session }) => {
    const account = accountFrom(context.req.param('account'));
    const approval = await official.approve(account, { subject: session.subject, name: session.name });
    if (approval.kind === 'same-person') {
      throw new ServiceError('invalid-input', 'Somebody other than the person who asked must approve.');
    }
    if (approval.kind === 'taken' || approval.kind === 'not-asked') {
      throw new ServiceError('invalid-input', 'This account cannot be approved.');
    }
    return context.redirect('/official', 303);
  });
};
