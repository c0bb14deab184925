import { PutCommand } from '@aws-sdk/lib-dynamodb';

import { alertItem } from '../../shared/alerts/alert-items.ts';
import { keyMark } from '../../shared/classification/fingerprints.ts';
import { createKmsFingerprintKey } from '../../shared/classification/fingerprint-key.kms.ts';
import { Rules } from '../../shared/classification/rule.ts';
import { RulesProposal } from '../../shared/classification/rules-proposal.ts';
import { subjectOf } from '../../shared/identity/identity.ts';
import type { Colleague } from '../../shared/official/official-account.ts';
import { alertId, leakAlert } from './alert-builder.ts';
import { approvalOf, companyTerm, OWN_RULE } from './catalogue-builders.ts';
import { account, participant } from './disclosure-builders.ts';
import { STARTS, WEEK_RELEASED, type Chapter } from './fault-story.ts';

const at = (hours: number): Date => new Date(STARTS.getTime() + hours * 3_600_000);

const colleague = (name: string): Colleague => ({
  name,
  subject: subjectOf('https://login.example', name),
});
const OFFICIAL = { account: account(60), handle: '@company' };
const ENDED = { account: account(61), handle: '@old' };

/** Alerts that a connected tool works on; no classification is needed to have them. */
const ALERTS = [leakAlert(1), leakAlert(2)];

/** What people do at desks and what the smaller functions do, until a month and a quarter are summed up, each at least once. */
export const DESK_CHAPTERS: readonly Chapter[] = [
  {
    name: 'somebody signs in, reads the policy and signs out',
    at: at(0),
    tell: async (play) => {
      const { participants, acknowledgements, revocations } = play.desks;
      await play.insist(() => participants.enrol(subjectOf('https://login.example', 'new')));
      await play.insist(() => acknowledgements.acknowledge(participant(1), '3'));
      await play.insist(() => revocations.revoke('a'.repeat(32), STARTS.getTime() / 1000 + 3600));
    },
  },
  {
    name: 'official accounts are asked for',
    at: at(1),
    tell: async (play) => {
      for (const asked of [OFFICIAL, ENDED])
        await play.insist(() => play.desks.official.ask(asked, colleague('one')));
    },
  },
  {
    name: 'they are approved, and one is ended',
    at: at(2),
    tell: async (play) => {
      for (const asked of [OFFICIAL, ENDED])
        await play.insist(() => play.desks.official.approve(asked.account, colleague('other')));
      await play.insist(() => play.desks.official.end(ENDED.account, colleague('one')));
      await play.drain();
    },
  },
  {
    name: 'terms come and go',
    at: at(3),
    tell: async (play) => {
      await play.insist(() => play.desks.catalogue.putTerm(companyTerm('Osprey')));
      await play.insist(() => play.desks.catalogue.removeTerm('Heron'));
    },
  },
  {
    name: 'a document is fingerprinted',
    at: at(4),
    tell: async (play) => {
      const key = keyMark(await createKmsFingerprintKey(play.cloud.kms, 'fingerprints').read());
      const pages = [0, 1].map((page) => ({
        version: 1 as const,
        key,
        page: `note#${page}`,
        hashes: [page + 2],
      }));
      await play.insist(() => play.desks.catalogue.putDocuments([{ document: 'note', pages }]));
      await play.insist(() => play.desks.catalogue.putDocuments([{ document: 'plan', pages: [] }]));
    },
  },
  {
    name: 'two people give the company a rule',
    at: at(5),
    tell: async (play) => {
      const rules = Rules.parse([OWN_RULE]);
      const approval = approvalOf(rules);
      const proposal = RulesProposal.parse({
        version: 1,
        rules,
        sha256: approval.rules,
        askedBy: colleague('one'),
        askedAt: at(5).toISOString(),
      });
      await play.insist(() => play.desks.rules.ask(proposal));
      await play.insist(() => play.desks.rules.approve(approval));
      await play.insist(() => play.desks.rules.putIntoForce(rules));
    },
  },
  {
    name: 'a test alert goes the way of alerts',
    at: at(6),
    tell: async (play) => {
      const due = play.now;
      await play.insist(() => play.desks.proveRoute(due));
      await play.drain();
    },
  },
  {
    name: 'a tool reports back',
    at: at(24 * 4),
    tell: async (play) => {
      const { documents } = play.cloud.dynamodb;
      for (const alert of ALERTS)
        await documents.send(new PutCommand({ TableName: play.tables.alerts, Item: alertItem(alert) }));
      const reports = [
        { version: 1, alert: alertId(1), status: 'acknowledged' },
        { version: 1, alert: alertId(1), status: 'resolved' },
        { version: 1, alert: alertId(2), status: 'dismissed', reason: 'false-positive' },
        { version: 1, alert: alertId(3), status: 'resolved' },
      ] as const;
      for (const report of reports) await play.insist(() => play.desks.takeStatus(report));
      await play.drain();
    },
  },
  WEEK_RELEASED,
  {
    name: 'the month and the quarter are summed up',
    at: new Date('2026-10-01T03:00:00Z'),
    tell: async (play) => {
      const due = play.now;
      await play.insist(() => play.desks.summarise(due));
    },
  },
];
