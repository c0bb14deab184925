import { ServiceError } from '../../shared/errors.ts';
import type { Colleague } from '../../shared/official/official-account.ts';
import type { OfficialAccounts } from '../../shared/official/official-accounts.ts';
import type { WakeUp } from '../../shared/outbox/wake-up.ts';
import { shardOf } from '../../shared/schedule/slot.ts';
import { accountFrom, accountPart } from './account-path.ts';
import { addClientMetadata } from './client-metadata-route.ts';
import { addCampaigns } from './comms/campaign-routes.tsx';
import { readOfficialReport } from './comms/official-report.ts';
import { speechOf } from './comms/parts.tsx';
import { readReportQuery } from './comms/report-query.ts';
import { addReleaseFiles } from './comms/release-files.tsx';
import { addOfficialFiles, addReports, type ReportParts } from './comms/report-routes.tsx';
import { Leaving } from './connecting-pages.tsx';
import {
  anotherAccount,
  beginConnecting,
  completeConnecting,
  problemWithName,
  type ConnectingParts,
} from './connecting.ts';
import type { DraftingDeskParts } from './drafting/desk-parts.ts';
import { addDraftingDesk } from './drafting/desk.tsx';
import { addRecognitionDesk, type RecognitionDeskParts } from './comms/recognition-rounds.tsx';
import type { FormProblem, RefusedForm } from './form-problems.tsx';
import { OfficialAccountPage, OfficialAccountsPage } from './official-pages.tsx';
import { createSite } from './site.tsx';
import type { SignedInVisit, SiteBuilder } from './site-parts.ts';
import { CONNECTING } from './words/catalogues.ts';

/** What the comms site works with. It cannot read the row of a person's post, a consent or a person. */
export interface CommsParts extends ReportParts, DraftingDeskParts, RecognitionDeskParts {
  readonly official: OfficialAccounts;
  readonly connecting: ConnectingParts;
  readonly wakeUp: WakeUp;
}

const colleagueIn = ({ session: { subject, name } }: SignedInVisit): Colleague => ({ subject, name });

/** Reports for comms, and the registration of official accounts by two people. */
export const createCommsSite = (parts: CommsParts): SiteBuilder => {
  const site = createSite(parts);
  addReports(site, parts);
  addOfficial(site, parts);
  addOfficialFiles(site, parts);
  addReleaseFiles(site, parts);
  addCampaigns(site, parts);
  addRegistration(site, parts);
  addDraftingDesk(site, parts);
  addRecognitionDesk(site, parts);
  return site;
};

/** The organisation's accounts, anew with what was answered where a form was not taken. */
const showOfficial = async (
  visit: SignedInVisit,
  { official, releases, clock }: CommsParts,
  refused?: RefusedForm,
): Promise<Response> => {
  const accounts = await official.list();
  const query = { ...readReportQuery(visit.context.req.url), account: undefined };
  const report = await readOfficialReport({ releases, registered: accounts }, query, clock.now());
  const shown = { accounts, report, session: visit.session, refused };
  return visit.page(
    speechOf(visit).words.official.title,
    <OfficialAccountsPage {...shown} />,
    refused === undefined ? 200 : 400,
  );
};

const addOfficial = (site: SiteBuilder, parts: CommsParts): void => {
  const { official, releases, clock } = parts;
  site.guarded('GET /official', (visit) => showOfficial(visit, parts));

  site.guarded('GET /official/:account', async ({ page, context, session }) => {
    const account = accountFrom(context.req.param('account'));
    const registered = await official.list();
    const known = registered.find((own) => own.account === account);
    if (known === undefined) throw new ServiceError('not-found', 'not an official account');
    const query = { ...readReportQuery(context.req.url), account };
    const report = await readOfficialReport({ releases, registered }, query, clock.now());
    return page(known.handle, <OfficialAccountPage account={known} report={report} session={session} />);
  });
};

const addRegistration = (site: SiteBuilder, parts: CommsParts): void => {
  const { official, connecting, wakeUp } = parts;
  addClientMetadata(site, parts);
  const refuse = (visit: SignedInVisit, problem: FormProblem, name = ''): Promise<Response> =>
    showOfficial(visit, parts, { problems: [problem], answers: new URLSearchParams({ name }) });

  site.guarded('POST /official/ask', async (visit) => {
    const name = visit.form().get('name') ?? '';
    const begun = await beginConnecting(connecting, visit.session, name).catch(
      problemWithName(visit.words(CONNECTING)),
    );
    if (!(begun instanceof URL)) return refuse(visit, begun, name);
    return visit.page(speechOf(visit).words.official.leaving, <Leaving url={begun} />);
  });

  site.guarded('GET /connect/callback', async (visit) => {
    const query = new URL(visit.context.req.url).searchParams;
    const proof = await completeConnecting(connecting, visit.session, query).catch(
      problemWithName(visit.words(CONNECTING)),
    );
    if ('message' in proof) return refuse(visit, proof);
    if (proof.kind === 'another-account')
      return refuse(visit, anotherAccount(proof, visit.words(CONNECTING)), proof.named);
    const outcome = await official.ask(proof.proven, colleagueIn(visit));
    if (outcome.kind === 'asked') return visit.context.redirect('/official', 303);
    const { notAsked } = speechOf(visit).words.official;
    return refuse(visit, { field: 'name', message: notAsked[outcome.kind] }, proof.proven.handle);
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
    return refuse(visit, { message: speechOf(visit).words.official.notApproved[approval.kind] });
  });

  site.guarded('POST /official/:account/end', async (visit) => {
    const account = accountFrom(visit.context.req.param('account'));
    const ending = await official.end(account, colleagueIn(visit));
    if (ending.kind === 'not-registered') {
      return refuse(visit, { message: speechOf(visit).words.official.notRegistered });
    }
    await wakeUp.ping(shardOf(account));
    return visit.context.redirect(`/official/${accountPart(account)}`, 303);
  });
};
