import { randomUUID } from 'node:crypto';

import { accountPart } from '../../functions/web/account-path.ts';
import { createCommsSite } from '../../functions/web/comms-site.tsx';
import { createParticipantSite } from '../../functions/web/participant-site.tsx';
import { createSecuritySite } from '../../functions/web/security-site.tsx';
import type { SiteBuilder } from '../../functions/web/site-parts.ts';
import { createDynamoAlertCases } from '../../shared/alerts/alert-cases.dynamodb.ts';
import { createDynamoAlertInbox } from '../../shared/alerts/alert-inbox.dynamodb.ts';
import { createDynamoAlertReader } from '../../shared/alerts/alert-reader.dynamodb.ts';
import { createDynamoRouteProofReader } from '../../shared/alerts/route-proof.dynamodb.ts';
import { createDynamoRuleRecords } from '../../shared/rules/rule-records.dynamodb.ts';
import { createDynamoAlertWork } from '../../shared/alerts/alert-work.dynamodb.ts';
import { createDynamoOwnAlerts } from '../../shared/alerts/own-alerts.dynamodb.ts';
import { STANDARD_TARGETS } from '../../shared/alerts/response-targets.ts';
import {
  createDynamoCampaignList,
  createDynamoCampaigns,
} from '../../shared/campaigns/campaigns.dynamodb.ts';
import { createDynamoReleaseReader } from '../../shared/disclosure/release-reader.dynamodb.ts';
import type { Site } from '../../shared/names.ts';
import { createDynamoSignInFinder } from '../../shared/people/participants.dynamodb.ts';
import { createDynamoNoticeBoard } from '../../shared/people/notice-board.dynamodb.ts';
import { createCryptoRandom } from '../../shared/disclosure/random.crypto.ts';
import { createDynamoDraftAttempts } from '../../shared/drafts/draft-attempts.dynamodb.ts';
import { createDynamoPolicyAcknowledgements } from '../../shared/policy/acknowledgements.dynamodb.ts';
import { shippedPolicy } from '../../shared/policy/policy.file.ts';
import {
  createDynamoNominations,
  createDynamoOwnNominations,
  createDynamoRecognitionRounds,
} from '../../shared/recognition/recognitions.dynamodb.ts';
import { createDynamoExports } from '../../shared/rights/exports.dynamodb.ts';
import { createDynamoMyDataReader } from '../../shared/rights/my-data.dynamodb.ts';
import { CONTROLLER } from './closed-ports.ts';
import { FakeEntryOpener } from './fake-entry-opener.ts';
import { FakePostPreviewer } from './fake-previews.ts';
import { FakeDraftChecker } from './fake-drafts.ts';
import { FakeNoteSigner } from './fake-note-signer.ts';
import {
  cookieOfSigningIn,
  createFuzzedStores,
  FUZZ_CLOCK as clock,
  holdAlert,
  holdConnecting,
  holdConsent,
  holdOfficial,
  type Done,
  type FuzzedStores,
} from './fuzzed-stores.ts';
import { commonOf, connectingOf } from './fuzzed-parts.ts';
import { administrationSite, draftingOf, oversightSite } from './fuzzed-overseers.ts';
import { publicSite } from './fuzzed-public.ts';
import { signedIn } from './site-bench.ts';

/** Somebody at a site, with the secrets that a form of theirs must carry. */
export interface Visitor {
  readonly cookie: string;
  readonly formToken: string;
  /** Parts of addresses that lead somewhere for them. */
  readonly own: readonly string[];
}

/** A site over real adapters, with whoever may use it. */
interface FuzzedSite {
  readonly name: Site;
  readonly builder: SiteBuilder;
  readonly visitors: readonly Visitor[];
}

/** All that a fuzzer plays with. */
export interface FuzzedSites {
  readonly sites: readonly FuzzedSite[];
  /** Parts of addresses that lead somewhere for somebody. */
  readonly known: readonly string[];
  /** The state of a sign-in at a platform under way, by which its return is told from a forged one. */
  readonly state: string;
  /** A cookie of a sign-in under way. */
  readonly signingIn: string;
  /** Puts every store back, and begins to count anew. */
  readonly restart: () => Done;
}

const wakeUp = { ping: () => Promise.resolve() };

const participantSite = (stores: FuzzedStores): SiteBuilder => {
  const { documents, tables, reader: consents } = stores;
  return createParticipantSite({
    ...commonOf('participant', stores),
    ledger: stores.ledger,
    consents,
    participants: stores.participants,
    myData: createDynamoMyDataReader({ documents, tables, consents }),
    exports: createDynamoExports({ documents, tables, clock, newId: randomUUID }),
    exportFiles: { read: () => Promise.resolve(undefined) },
    ownAlerts: createDynamoOwnAlerts({ documents, table: tables.alerts, clock, newId: randomUUID }),
    noticeBoard: createDynamoNoticeBoard({ documents, table: tables.site, clock }),
    connecting: connectingOf('participant', stores),
    campaignList: createDynamoCampaignList({ documents, table: tables.site, warn: () => undefined }),
    nominations: {
      ...createDynamoNominations({ documents, table: tables.site, clock }),
      ...createDynamoOwnNominations(documents, tables.site),
    },
    controller: CONTROLLER,
    policy: shippedPolicy(),
    acknowledgements: createDynamoPolicyAcknowledgements({
      documents,
      table: tables.people,
      clock,
      newId: randomUUID,
    }),
    attempts: createDynamoDraftAttempts({ documents, table: tables.site, clock }),
    drafts: new FakeDraftChecker(),
    previews: new FakePostPreviewer(),
    entries: new FakeEntryOpener(),
    signer: new FakeNoteSigner(),
    wakeUp,
  });
};

const commsSite = (stores: FuzzedStores): SiteBuilder =>
  createCommsSite({
    ...commonOf('comms', stores),
    releases: createDynamoReleaseReader(stores.documents, stores.tables.releases),
    tags: ['launch'],
    drafting: draftingOf(stores, 'comms-approver'),
    recognition: createDynamoRecognitionRounds({
      documents: stores.documents,
      table: stores.tables.site,
      clock,
    }),
    campaigns: createDynamoCampaigns({
      documents: stores.documents,
      table: stores.tables.site,
      clock,
      newId: randomUUID,
      warn: () => undefined,
    }),
    official: stores.official,
    connecting: connectingOf('comms', stores),
    wakeUp,
  });

const securitySite = (stores: FuzzedStores): SiteBuilder => {
  const { documents, tables } = stores;
  const inbox = createDynamoAlertInbox({
    documents,
    tables,
    clock,
    newId: randomUUID,
    random: createCryptoRandom(),
  });
  const table = tables.alerts;
  return createSecuritySite({
    ...commonOf('security', stores),
    inbox,
    work: createDynamoAlertWork({ documents, table, targets: STANDARD_TARGETS, clock }),
    cases: createDynamoAlertCases({
      documents,
      table,
      alerts: createDynamoAlertReader(documents, table, clock),
    }),
    authors: createDynamoSignInFinder(documents, tables.people),
    proofs: createDynamoRouteProofReader(documents, tables.site),
    rules: createDynamoRuleRecords({
      documents,
      tables,
      clock,
      newId: randomUUID,
      random: createCryptoRandom(),
    }),
    targets: STANDARD_TARGETS,
    wakeUp,
  });
};

/** Every site over real adapters and stores in memory: nothing but platforms and the identity provider is invented. */
export const openFuzzedSites = async (): Promise<FuzzedSites> => {
  const stores = await createFuzzedStores();
  const come = (...groups: readonly string[]) => signedIn('Ann', groups, randomUUID());
  const [ann, bob] = [await come(), await come()];
  const [asker, approver] = [await come('comms'), await come('comms-approver')];
  const { account, consent } = await holdConsent(stores, ann);
  const official = (await holdOfficial(stores, { asker, approver })).map(accountPart);
  const alert = await holdAlert(stores);
  const state = await holdConnecting(stores, ann);
  const known = [accountPart(account), consent, ...official, alert];
  const visitor = ({ session, cookie }: typeof ann, own: readonly string[]): Visitor => ({
    cookie,
    formToken: session.formToken,
    own,
  });
  const [comms, security] = [
    [visitor(asker, official), visitor(approver, official)],
    [visitor(await come('security'), [alert]), visitor(await come('security-lead'), [alert])],
  ];
  const participants = [visitor(ann, [accountPart(account)]), visitor(bob, known)];
  return {
    sites: [
      { name: 'participant', builder: participantSite(stores), visitors: participants },
      { name: 'comms', builder: commsSite(stores), visitors: comms },
      { name: 'security', builder: securitySite(stores), visitors: security },
      {
        name: 'oversight',
        builder: oversightSite(stores),
        visitors: [visitor(await come('auditor'), known)],
      },
      {
        name: 'administration',
        builder: administrationSite(stores),
        visitors: [visitor(await come('administrator'), known)],
      },
      { name: 'public', builder: publicSite(stores), visitors: [] },
    ],
    known,
    state,
    signingIn: await cookieOfSigningIn(),
    restart: stores.keep(),
  };
};
