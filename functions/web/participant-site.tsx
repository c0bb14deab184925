import * as z from 'zod';

import type { ConsentLedger, ConsentOutcome } from '../../shared/consent/consent-ledger.ts';
import type { ConsentReader } from '../../shared/consent/consent-reader.ts';
import { ServiceError } from '../../shared/errors.ts';
import type { AccountId } from '../../shared/ids.ts';
import type { NoticeBoard } from '../../shared/people/notice-board.ts';
import type { Nominations, OwnNominations } from '../../shared/recognition/recognitions.ts';
import type { Session } from '../../shared/session/session.ts';
import { shardOf } from '../../shared/schedule/slot.ts';
import { accountFrom, accountPart } from './account-path.ts';
import { addAcknowledging, type AcknowledgingParts } from './acknowledging.tsx';
import { readChoice } from './choice-form.ts';
import { addClientMetadata } from './client-metadata-route.ts';
import { Leaving } from './connecting-pages.tsx';
import {
  anotherAccount,
  beginConnecting,
  completeConnecting,
  problemWithName,
  type ConnectingParts,
} from './connecting.ts';
import { addMaterial, type MaterialParts } from './material-page.tsx';
import { addMyAlerts, type MyAlertsParts } from './my-alerts.tsx';
import { addMyLog, type MyLogParts } from './my-log.tsx';
import { addMyEngagement } from './my-engagement-page.tsx';
import { addDrafts, type DraftParts } from './draft-route.tsx';
import type { FormProblem, RefusedForm } from './form-problems.tsx';
import { addMyData, type MyDataParts } from './forgetting.tsx';
import { ownAccount } from './own-account.ts';
import { Account, Accounts } from './participant-pages.tsx';
import { Withdrawn } from './withdrawal-page.tsx';
import { participantIn } from './participant-session.ts';
import { addPreviews, type PreviewParts } from './preview-route.tsx';
import { addRecognition, type RecognitionParts } from './recognition-page.tsx';
import { addReceipts, type ReceiptParts } from './receipts.tsx';
import { createSite } from './site.tsx';
import type { SignedInVisit, SiteBuilder, Visit } from './site-parts.ts';
import { ACCOUNTS, CHOICES, CONNECTING, SITE, WITHDRAWAL } from './words/catalogues.ts';

/** What the participant site works with. */
export interface ParticipantParts
  extends
    MyDataParts,
    ReceiptParts,
    DraftParts,
    MyAlertsParts,
    AcknowledgingParts,
    MaterialParts,
    PreviewParts,
    MyLogParts,
    RecognitionParts {
  readonly ledger: ConsentLedger;
  readonly consents: ConsentReader;
  readonly noticeBoard: NoticeBoard;
  readonly nominations: Nominations & OwnNominations;
  readonly connecting: ConnectingParts;
}

/** Where people connect accounts, decide, see what is held about them, and leave. */
export const createParticipantSite = (parts: ParticipantParts): SiteBuilder => {
  const site = createSite(parts);
  addHome(site, parts);
  addConnecting(site, parts);
  addAccount(site, parts);
  addDecisions(site, parts);
  addPreviews(site, parts);
  addReceipts(site, parts);
  addMyAlerts(site, parts);
  addMyEngagement(site, parts);
  addMyData(site, parts);
  addMyLog(site, parts);
  addDrafts(site, parts);
  addAcknowledging(site, parts);
  addMaterial(site, parts);
  addRecognition(site, parts);
  return site;
};

const addHome = (site: SiteBuilder, parts: ParticipantParts): void => {
  const { company, noticeBoard } = parts;
  site.open('GET /', async (visit) => {
    const { session, page } = visit;
    const words = visit.words(ACCOUNTS);
    if (session?.participant === undefined) {
      return page(
        words.welcome,
        <>
          <p>{words.whatFor(company)}</p>
          <p>
            {words.signIn((link) => (
              <a href="/sign-in">{link}</a>
            ))}
          </p>
        </>,
      );
    }
    return showAccounts({ ...visit, session }, parts);
  });

  site.guarded('POST /notices/seen', async (visit) => {
    const until = z.iso.datetime().safeParse(visit.form().get('until'));
    if (!until.success) throw new ServiceError('invalid-input', visit.words(SITE).incomplete.noMoment);
    await noticeBoard.markSeen(participantIn(visit), new Date(until.data));
    return visit.context.redirect('/', 303);
  });
};

/** A person's accounts, anew with what was answered where the form that connects was not taken. */
const showAccounts = async (
  visit: Visit & { readonly session: Session },
  { ledger, consents, noticeBoard, clock }: ParticipantParts,
  refused?: RefusedForm,
): Promise<Response> => {
  const participant = participantIn(visit);
  const links = await ledger.accountsOf(participant);
  const records = await consents.readMany(links.map(({ account }) => account));
  return visit.page(
    visit.words(ACCOUNTS).title,
    <Accounts
      session={visit.session}
      links={links}
      consents={records}
      history={await ledger.historyOf(participant)}
      unseen={await noticeBoard.unseen(participant)}
      now={clock.now()}
      refused={refused}
    />,
    refused === undefined ? 200 : 400,
  );
};

const addConnecting = (site: SiteBuilder, parts: ParticipantParts): void => {
  const { connecting, ledger, clock } = parts;
  addClientMetadata(site, parts);
  const refuse = (visit: SignedInVisit, name: string, problem: FormProblem): Promise<Response> =>
    showAccounts(visit, parts, { problems: [problem], answers: new URLSearchParams({ name }) });

  site.guarded('POST /connect', async (visit) => {
    const name = visit.form().get('name') ?? '';
    const begun = await beginConnecting(connecting, visit.session, name).catch(
      problemWithName(visit.words(CONNECTING)),
    );
    if (!(begun instanceof URL)) return refuse(visit, name, begun);
    return visit.page(visit.words(ACCOUNTS).showThatItIsYours, <Leaving url={begun} />);
  });

  site.guarded('GET /connect/callback', async (visit) => {
    const query = new URL(visit.context.req.url).searchParams;
    const proof = await completeConnecting(connecting, visit.session, query).catch(
      problemWithName(visit.words(CONNECTING)),
    );
    if ('message' in proof) return refuse(visit, '', proof);
    if (proof.kind === 'another-account')
      return refuse(visit, proof.named, anotherAccount(proof, visit.words(CONNECTING)));
    const { account, handle } = proof.proven;
    const participant = participantIn(visit);
    const connectedAt = clock.now().toISOString();
    const outcome = await ledger.connect({ version: 1, participant, account, handle, connectedAt });
    if (outcome.kind === 'not-yours') {
      return refuse(visit, handle, { field: 'name', message: visit.words(ACCOUNTS).connectedAlready });
    }
    if (outcome.kind === 'not-known') {
      return refuse(visit, handle, { field: 'name', message: visit.words(ACCOUNTS).erased });
    }
    return visit.context.redirect(`/accounts/${accountPart(account)}`, 303);
  });
};

const addAccount = (site: SiteBuilder, parts: ParticipantParts): void => {
  site.guarded('GET /accounts/:account', (visit) => showAccount(visit, parts));
};

/** One account, anew with what was answered where a choice was not taken. */
const showAccount = async (
  visit: SignedInVisit,
  { ledger, consents, clock }: ParticipantParts,
  refused?: RefusedForm,
): Promise<Response> => {
  const link = await ownAccount(ledger, visit);
  const consent = await consents.read(link.account);
  return visit.page(
    link.handle,
    <Account session={visit.session} link={link} consent={consent} now={clock.now()} refused={refused} />,
    refused === undefined ? 200 : 400,
  );
};

/** Where to go once it is decided. */
type Then = (account: AccountId, outcome: ConsentOutcome) => string;
type Decide = (account: AccountId, visit: SignedInVisit) => Promise<ConsentOutcome | RefusedForm>;

const addDecisions = (site: SiteBuilder, parts: ParticipantParts): void => {
  const { ledger, wakeUp, clock } = parts;
  const decision = (route: string, then: Then, decide: Decide): void =>
    site.guarded(route, async (visit) => {
      const account = accountFrom(visit.context.req.param('account'));
      const outcome = await decide(account, visit);
      if ('problems' in outcome) return showAccount(visit, parts, outcome);
      if (outcome.kind === 'not-yours' || outcome.kind === 'not-connected') {
        throw new ServiceError('not-found', 'not an account of this person');
      }
      await wakeUp.ping(shardOf(account));
      return visit.context.redirect(then(account, outcome), 303);
    });
  const toAccount = (account: AccountId): string => `/accounts/${accountPart(account)}`;

  decision('POST /accounts/:account/choose', toAccount, async (account, visit) => {
    const choice = readChoice(visit.form(), visit.words(CHOICES), clock.now());
    if (choice.kind === 'refused') return choice;
    const { purposes, notice } = choice;
    return ledger.choose({ participant: participantIn(visit), account, purposes, notice });
  });
  decision('POST /accounts/:account/pause', toAccount, (account, visit) =>
    ledger.pause(participantIn(visit), account),
  );
  decision('POST /accounts/:account/resume', toAccount, (account, visit) =>
    ledger.resume(participantIn(visit), account),
  );
  decision(
    'POST /accounts/:account/withdraw',
    (_, { kind }) => (kind === 'done' ? '/withdrawn' : '/'),
    (account, visit) => ledger.withdraw(participantIn(visit), account),
  );
  site.guarded('GET /withdrawn', async (visit) => {
    const history = await ledger.historyOf(participantIn(visit));
    const last = history.findLast((event) => event.what === 'withdrawn');
    if (last === undefined) return visit.context.redirect('/', 303);
    return visit.page(visit.words(WITHDRAWAL).title, <Withdrawn at={last.at} consent={last.generation} />);
  });
};
