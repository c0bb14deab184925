import type { AdministrationParts } from '../../functions/web/administration-site.tsx';
import type { CommsParts } from '../../functions/web/comms-site.tsx';
import type { OversightParts } from '../../functions/web/oversight-site.tsx';
import type { ParticipantParts } from '../../functions/web/participant-site.tsx';
import type { PublicParts } from '../../functions/web/public-site.tsx';
import type { SecurityParts } from '../../functions/web/security-site.tsx';
import { STANDARD_TARGETS } from '../../shared/alerts/response-targets.ts';
import type { Controller } from '../../shared/consent/controller.ts';
import { ServiceError } from '../../shared/errors.ts';
import { createCryptoRandom } from '../../shared/disclosure/random.crypto.ts';
import { shippedSurvey } from '../../shared/feedback/survey.file.ts';
import { shippedPolicy } from '../../shared/policy/policy.file.ts';
import { EXAMPLE_CONTACTS } from './example-contacts.ts';
import { FACTS, oversightParts } from './oversight-bench.ts';
import { siteParts } from './site-bench.ts';

/** What every store answers: whoever reads this was let in. */
const reached = () => Promise.reject(new ServiceError('conflict', 'the page asked a store'));

const connectingOf = (site: 'participant' | 'comms'): ParticipantParts['connecting'] => {
  const { signIn, clock, newId, publicUrl } = siteParts(site);
  return {
    proofs: {},
    pending: { put: reached, take: reached },
    sealer: signIn.sealer,
    clock,
    newId,
    publicUrl,
  };
};

const proposals = { list: reached, find: reached, answersTo: reached };
const drafting = (role: 'comms-approver' | 'works-council'): CommsParts['drafting'] => ({
  role,
  policy: shippedPolicy(),
  proposals: { ...proposals, propose: reached, answer: reached, conclude: reached },
  comments: { read: reached },
});
const wakeUp = { ping: reached };
const official = { list: reached, ask: reached, approve: reached, decline: reached, end: reached };

/** The company of tests, as controller. */
export const CONTROLLER: Controller = {
  name: 'Example',
  address: '1 Example Street',
  contact: 'privacy@example.com',
  jurisdiction: 'EU',
  region: 'eu-central-1',
  processors: [{ name: 'Cloud', address: 'Cloud Street', contact: 'cloud@example.com' }],
};

/** What each site is made of, where no store gives anything away. */
export const closedParticipantParts = (): ParticipantParts => ({
  ...siteParts('participant'),
  ledger: {
    connect: reached,
    choose: reached,
    pause: reached,
    resume: reached,
    withdraw: reached,
    accountsOf: reached,
    historyOf: reached,
  },
  consents: { read: reached, readMany: reached },
  myData: { read: reached },
  exports: { find: reached, ask: reached, cancel: reached },
  exportFiles: { read: reached },
  campaignList: { list: reached },
  nominations: {
    rounds: reached,
    shown: reached,
    nominate: reached,
    withdraw: reached,
    withdrawAll: reached,
    ownOf: reached,
  },
  policy: shippedPolicy(),
  acknowledgements: { find: reached, acknowledge: reached },
  attempts: { count: reached },
  drafts: { check: reached },
  previews: { preview: reached },
  entries: { list: reached, about: reached, prove: reached },
  ownAlerts: { list: reached, answer: reached },
  noticeBoard: { unseen: reached, markSeen: reached },
  participants: { forget: reached },
  connecting: connectingOf('participant'),
  controller: CONTROLLER,
  signer: { sign: reached, verifierKey: reached },
  wakeUp,
});

export const closedCommsParts = (): CommsParts => ({
  ...siteParts('comms'),
  releases: { list: reached, between: reached, find: reached },
  tags: ['launch'],
  drafting: drafting('comms-approver'),
  recognition: { list: reached, start: reached, end: reached },
  campaigns: { list: reached, find: reached, save: reached, clicksOf: reached, importClicks: reached },
  official,
  connecting: connectingOf('comms'),
  wakeUp,
});

export const closedSecurityParts = (): SecurityParts => ({
  ...siteParts('security'),
  inbox: { find: reached, handle: reached, name: reached },
  authors: { signInOf: reached },
  proofs: { latest: reached },
  rules: { quarters: reached, standings: reached, restore: reached },
  work: { page: reached, count: reached, countOverdue: reached },
  cases: { others: reached, similar: reached },
  targets: STANDARD_TARGETS,
  wakeUp,
});

export const closedOversightParts = (): OversightParts =>
  oversightParts({
    log: { head: reached, sealedBetween: reached },
    summaries: { list: reached },
    reads: { on: reached },
    concerns: {
      list: reached,
      open: reached,
      acknowledge: reached,
      answer: reached,
      close: reached,
    },
    rulesDesk: { read: reached, approve: reached },
    drafting: drafting('works-council'),
  });

export const closedAdministrationParts = (): AdministrationParts => ({
  ...siteParts('administration'),
  facts: FACTS,
  desk: {
    terms: reached,
    putTerm: reached,
    removeTerm: reached,
    documents: reached,
    putDocuments: reached,
  },
  rules: { read: reached, ask: reached, approve: reached, putIntoForce: reached },
  fingerprintKey: { read: reached },
});

export const closedPublicParts = (): PublicParts => {
  const { signIn: _, ...parts } = siteParts('public');
  return {
    ...parts,
    objectionsTo: 'nobody',
    summaries: { list: reached, notes: reached },
    official,
    policy: shippedPolicy(),
    survey: shippedSurvey(),
    feedback: { put: reached, read: reached },
    proposals,
    comments: { put: reached, read: reached },
    reports: { hand: reached, look: reached, add: reached },
    prove: reached,
    logKey: { verifierKey: reached },
    random: createCryptoRandom(),
    contacts: EXAMPLE_CONTACTS,
    participantSite: 'https://participant.example.com',
  };
};
