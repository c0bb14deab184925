import type { ConsentLedger, ConsentOutcome } from '../../shared/consent/consent-ledger.ts';
import type { ConsentReader } from '../../shared/consent/consent-reader.ts';
import { NOTICE, noticeReference } from '../../shared/consent/notice.ts';
import { ServiceError } from '../../shared/errors.ts';
import type { AccountId, ParticipantId } from '../../shared/ids.ts';
import type { WakeUp } from '../../shared/outbox/wake-up.ts';
import type { MyDataReader } from '../../shared/rights/my-data.ts';
import { shardOf } from '../../shared/schedule/slot.ts';
import { accountFrom, accountPart } from './account-path.ts';
import { readChoice } from './choice-form.ts';
import { addClientMetadata } from './client-metadata-route.ts';
import { Leaving } from './connecting-pages.tsx';
import { beginConnecting, completeConnecting, type ConnectingParts } from './connecting.ts';
import { MyDataTables } from './my-data-page.tsx';
import { Account, Accounts } from './participant-pages.tsx';
import { createSite } from './site.tsx';
import type { SignedInVisit, SiteBuilder, SiteParts } from './site-parts.ts';

/** What the participant site works with. */
export interface ParticipantParts extends SiteParts {
  readonly ledger: ConsentLedger;
  readonly consents: ConsentReader;
  readonly myData: MyDataReader;
  readonly connecting: ConnectingParts;
  readonly wakeUp: WakeUp;
}

const participantIn = ({ session }: SignedInVisit): ParticipantId => {
  if (session.participant === undefined)
    throw new ServiceError('invariant', 'a session without a participant');
  return session.participant;
};

/** Where people connect accounts, decide, see what is held about them, and leave. */
export const createParticipantSite = (parts: ParticipantParts): SiteBuilder => {
  const site = createSite(parts);
  addHome(site, parts);
  addConnecting(site, parts);
  addAccount(site, parts);
  addDecisions(site, parts);
  site.guarded('GET /my-data', async (visit) =>
    visit.page('My data', <MyDataTables data={await parts.myData.read(participantIn(visit))} />),
  );
  return site;
};

const addHome = (site: SiteBuilder, { ledger, consents, company }: ParticipantParts): void => {
  site.open('GET /', async (visit) => {
    const { session, page } = visit;
    if (session?.participant === undefined) {
      return page(
        'Your posts, your choice',
        <>
          <p>{`${company} would like to know how posts about its work are received, and to be warned when a post gives something away. Only people who say so take part, and only for what they say.`}</p>
          <p>
            <a href="/sign-in">Sign in</a> to connect an account, to see all that is held about you, or to
            leave.
          </p>
        </>,
      );
    }
    const links = await ledger.accountsOf(session.participant);
    const records = await consents.readMany(links.map(({ account }) => account));
    return page('My accounts', <Accounts session={session} links={links} consents={records} />);
  });
};

const addConnecting = (site: SiteBuilder, parts: ParticipantParts): void => {
  const { connecting, ledger, clock } = parts;
  addClientMetadata(site, parts);
  site.guarded('POST /connect', async ({ session, form, page }) => {
    const name = form().get('name') ?? '';
    const url = await beginConnecting(connecting, session, name);
    return page('Show that it is yours', <Leaving url={url} />);
  });

  site.guarded('GET /connect/callback', async (visit) => {
    const query = new URL(visit.context.req.url).searchParams;
    const { account, handle } = await completeConnecting(connecting, visit.session, query);
    const participant = participantIn(visit);
    const connectedAt = clock.now().toISOString();
    const outcome = await ledger.connect({ version: 1, participant, account, handle, connectedAt });
    if (outcome.kind === 'not-yours')
      throw new ServiceError('invalid-input', 'This account is connected already.');
    return visit.context.redirect(`/accounts/${accountPart(account)}`, 303);
  });
};

const addAccount = (site: SiteBuilder, { ledger, consents }: ParticipantParts): void => {
  site.guarded('GET /accounts/:account', async (visit) => {
    const account = accountFrom(visit.context.req.param('account'));
    const link = (await ledger.accountsOf(participantIn(visit))).find((own) => own.account === account);
    if (link === undefined) throw new ServiceError('not-found', 'not an account of this person');
    const consent = await consents.read(account);
    return visit.page(link.handle, <Account session={visit.session} link={link} consent={consent} />);
  });
};

type Decide = (account: AccountId, visit: SignedInVisit, fields: URLSearchParams) => Promise<ConsentOutcome>;

const addDecisions = (site: SiteBuilder, parts: ParticipantParts): void => {
  const { ledger, wakeUp, clock } = parts;
  const decision = (route: string, then: (account: AccountId) => string, decide: Decide): void =>
    site.guarded(route, async (visit) => {
      const account = accountFrom(visit.context.req.param('account'));
      const outcome = await decide(account, visit, visit.form());
      if (outcome.kind === 'not-yours' || outcome.kind === 'not-connected') {
        throw new ServiceError('not-found', 'not an account of this person');
      }
      await wakeUp.ping(shardOf(account));
      return visit.context.redirect(then(account), 303);
    });
  const toAccount = (account: AccountId): string => `/accounts/${accountPart(account)}`;

  decision('POST /accounts/:account/choose', toAccount, (account, visit, fields) => {
    const notice = noticeReference(NOTICE);
    const purposes = readChoice(fields, notice, clock.now());
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
    () => '/',
    (account, visit) => ledger.withdraw(participantIn(visit), account),
  );
};
