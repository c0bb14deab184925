import type { ReleaseReader } from '../../shared/disclosure/release-reader.ts';
import type { Release } from '../../shared/disclosure/release.ts';
import { ServiceError } from '../../shared/errors.ts';
import type { Colleague } from '../../shared/official/official-account.ts';
import type { OfficialAccounts } from '../../shared/official/official-accounts.ts';
import type { WakeUp } from '../../shared/outbox/wake-up.ts';
import { shardOf } from '../../shared/schedule/slot.ts';
import { accountFrom, accountPart } from './account-path.ts';
import { addClientMetadata } from './client-metadata-route.ts';
import { Leaving } from './connecting-pages.tsx';
import {
  anotherAccount,
  beginConnecting,
  completeConnecting,
  problemWithName,
  type ConnectingParts,
} from './connecting.ts';
import { ReleaseTable, releasesAsCsv, StepInWords } from './figures.tsx';
import type { FormProblem, RefusedForm } from './form-problems.tsx';
import { OfficialAccountPage, OfficialAccountsPage } from './official-pages.tsx';
import { createSite } from './site.tsx';
import { CONNECTING } from './words/catalogues.ts';
import type { SignedInVisit, SiteBuilder, SiteParts } from './site-parts.ts';

/** What the comms site works with. It cannot read a post's row, a consent or a person. */
export interface CommsParts extends SiteParts {
  readonly releases: ReleaseReader;
  readonly official: OfficialAccounts;
  readonly connecting: ConnectingParts;
  readonly wakeUp: WakeUp;
}

const NOT_ASKED = {
  taken: 'This account is registered already.',
  'too-many': 'A hundred accounts are registered; no more can be.',
} as const;

const NOT_APPROVED = {
  'same-person': 'Somebody other than the person who asked must approve.',
  'not-asked': 'The request was taken back.',
  taken:
    'What was collected under its earlier registration is being erased. Please approve again in an hour.',
} as const;

const colleagueIn = ({ session: { subject, name } }: SignedInVisit): Colleague => ({ subject, name });

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
    const latestMonth = releases.find(({ period }) => period === 'month');
    return page(
      'Reports',
      <>
        <p>
          Sums over people who take part. One person’s share of a figure is limited, and noise is added, so
          that figures tell little of who takes part; the smaller the programme, the less is published. “Give
          or take” is the noise, which stays within it in nineteen cases of twenty. Zero, small and withheld
          all read [c]. Totals need not add up. A figure, once published, never changes.
        </p>
        <StepInWords release={latestMonth} />
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

/** The organisation's accounts, anew with what was answered where a form was not taken. */
const showOfficial = async (
  { page, session }: SignedInVisit,
  { official }: CommsParts,
  refused?: RefusedForm,
): Promise<Response> =>
  page(
    'Official accounts',
    <OfficialAccountsPage accounts={await official.list()} session={session} refused={refused} />,
    refused === undefined ? 200 : 400,
  );

const addOfficial = (site: SiteBuilder, parts: CommsParts): void => {
  const { official, releases } = parts;
  site.guarded('GET /official', (visit) => showOfficial(visit, parts));

  site.guarded('GET /official/:account', async ({ page, context, session }) => {
    const account = accountFrom(context.req.param('account'));
    const known = (await official.list()).find((own) => own.account === account);
    if (known === undefined) throw new ServiceError('not-found', 'not an official account');
    const days = await releases.list({ kind: 'official', account }, 'day', DAYS_SHOWN);
    return page(known.handle, <OfficialAccountPage account={known} days={days} session={session} />);
  });
};

const addRegistration = (site: SiteBuilder, parts: CommsParts): void => {
  const { official, connecting, wakeUp } = parts;
  addClientMetadata(site, parts);
  const refuse = (visit: SignedInVisit, problem: FormProblem, name = ''): Promise<Response> =>
    showOfficial(visit, parts, { problems: [problem], answers: new URLSearchParams({ name }) });

  site.guarded('POST /official/ask', async (visit) => {
    const name = visit.form().get('name') ?? '';
    const begun = await beginConnecting(connecting, visit.session, name).catch(problemWithName);
    if (!(begun instanceof URL)) return refuse(visit, begun, name);
    return visit.page('Show that it is the organisation’s', <Leaving url={begun} />);
  });

  site.guarded('GET /connect/callback', async (visit) => {
    const query = new URL(visit.context.req.url).searchParams;
    const proof = await completeConnecting(connecting, visit.session, query).catch(problemWithName);
    if ('message' in proof) return refuse(visit, proof);
    if (proof.kind === 'another-account')
      return refuse(visit, anotherAccount(proof, visit.words(CONNECTING)), proof.named);
    const outcome = await official.ask(proof.proven, colleagueIn(visit));
    if (outcome.kind === 'asked') return visit.context.redirect('/official', 303);
    return refuse(visit, { field: 'name', message: NOT_ASKED[outcome.kind] }, proof.proven.handle);
  });

  site.guarded('POST /official/:account/decline', async ({ context }) => {
    await official.decline(accountFrom(context.req.param('account')));
    return context.redirect('/official', 303);
  });

  site.guarded('POST /official/:account/approve', async (visit) => {
    const account = accountFrom(visit.context.req.param('account'));
    const approval = await official.approve(account, colleagueIn(visit));
    if (approval.kind === 'approved' || approval.kind === 'already-approved') {
      return visit.context.redirect('/official', 303);
    }
    return refuse(visit, { message: NOT_APPROVED[approval.kind] });
  });

  site.guarded('POST /official/:account/end', async (visit) => {
    const account = accountFrom(visit.context.req.param('account'));
    const ending = await official.end(account, colleagueIn(visit));
    if (ending.kind === 'not-registered') return refuse(visit, { message: 'It is not registered any more.' });
    await wakeUp.ping(shardOf(account));
    return visit.context.redirect(`/official/${accountPart(account)}`, 303);
  });
};
