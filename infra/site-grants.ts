import type { IGrantable } from 'aws-cdk-lib/aws-iam';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { Queue } from 'aws-cdk-lib/aws-sqs';

import {
  ALERTS_BY_AUTHOR,
  ALERTS_BY_STATE,
  CASE_INDEXES,
  OFFICIAL_EPOCH,
  type SignedInSite,
  type Site,
} from '../shared/names.ts';
import { allow, FOR_OPENING, FOR_TEXT, INSIDE_A_TRANSACTION } from './constructs/grant.ts';
import type { DataStack } from './data-stack.ts';
import { grantDraftChecks } from './draft-grants.ts';
import { grantCommenting, grantProposing, grantTakingForms } from './drafting-grants.ts';
import { grantOwnCopy } from './export-grants.ts';
import { grantProving } from './log-grants.ts';
import { grantNominating, grantStartingRounds } from './recognition-grants.ts';
import { grantReceiving, grantReporting } from './reports.ts';
import { grantAdministering, grantOverseeing } from './oversight-grants.ts';

/** What a site's grants are made from. */
export interface SiteResources {
  readonly data: DataStack;
  readonly relayQueue: Queue;
  readonly checkDraft: IFunction;
  readonly previewPosts: IFunction;
  readonly openEntries: IFunction;
}

const conditions = INSIDE_A_TRANSACTION;
const READ_WRITE = ['dynamodb:GetItem', 'dynamodb:PutItem'];

/** Every signed-in site reads its own session secret and keeps its deny-list. */
const grantSession = (site: IGrantable, name: SignedInSite, { data }: SiteResources): void => {
  const resource = data.sessionSecrets[name].secretArn;
  allow(site, { actions: ['secretsmanager:GetSecretValue'], resource });
  allow(site, { actions: READ_WRITE, resource: data.stores.Site.tableArn, leadingKeys: ['session#*'] });
};

/** Proves ownership at platforms: proofs that have begun, and the applications it is registered as. */
const grantConnecting = (site: IGrantable, { data }: SiteResources): void => {
  const resource = data.stores.Site.tableArn;
  const once = ['dynamodb:PutItem', 'dynamodb:DeleteItem'];
  allow(site, { actions: once, resource, leadingKeys: ['oauth#*'] });
  allow(site, { actions: READ_WRITE, resource, leadingKeys: ['app#*'] });
};

/** Reads what people said of their accounts, and whether one is registered as official; changes the former alone. */
const grantConsenting = (site: IGrantable, { stores: { Consents } }: DataStack): void => {
  allow(site, {
    actions: ['dynamodb:GetItem'],
    resource: Consents.tableArn,
    leadingKeys: ['account#*', 'official#*', 'opening#*'],
  });
  allow(site, {
    actions: ['dynamodb:BatchGetItem'],
    resource: Consents.tableArn,
    leadingKeys: ['account#*'],
  });
  // One transaction writes a consent and the key that its log entries are sealed to; it deletes nothing but that key.
  allow(site, {
    actions: ['dynamodb:PutItem'],
    resource: Consents.tableArn,
    leadingKeys: ['account#*', 'opening#*'],
    conditions,
  });
  allow(site, {
    actions: ['dynamodb:DeleteItem'],
    resource: Consents.tableArn,
    leadingKeys: ['opening#*'],
    conditions,
  });
  allow(site, {
    actions: ['dynamodb:UpdateItem'],
    resource: Consents.tableArn,
    leadingKeys: ['epoch#*'],
    conditions,
  });
};

/** Asks functions of their own: to check drafts, to look at posts, to open entries of the log. One statement, for room. */
const grantAsking = (site: IGrantable, { checkDraft, previewPosts, openEntries }: SiteResources): void =>
  allow(site, {
    actions: ['lambda:InvokeFunction'],
    resource: [checkDraft, previewPosts, openEntries].map(({ functionArn }) => functionArn),
  });

/** Gives and withdraws consent, shows a person their own data. It reads by the keys of whoever is signed in. */
const grantParticipant = (site: IGrantable, resources: SiteResources): void => {
  const { data, relayQueue } = resources;
  const { Schedule, People, Observations, Alerts, Outbox, Site, Ledger } = data.stores;
  grantSession(site, 'participant', resources);
  grantConsenting(site, data);
  allow(site, {
    actions: ['dynamodb:PutItem', 'dynamodb:UpdateItem', 'dynamodb:DeleteItem'],
    resource: Schedule.tableArn,
    conditions,
  });
  allow(site, { actions: ['dynamodb:GetItem', 'dynamodb:Query'], resource: People.tableArn });
  allow(site, {
    actions: ['dynamodb:PutItem', 'dynamodb:DeleteItem', 'dynamodb:ConditionCheckItem'],
    resource: People.tableArn,
    conditions,
  });
  allow(site, { actions: ['dynamodb:Query'], resource: Observations.tableArn });
  allow(site, {
    actions: ['dynamodb:Query'],
    resource: `${Alerts.tableArn}/index/${ALERTS_BY_AUTHOR.index}`,
  });
  // Their answer is written into the alert that the index named to them.
  allow(site, { actions: ['dynamodb:GetItem'], resource: Alerts.tableArn });
  allow(site, { actions: ['dynamodb:PutItem'], resource: Alerts.tableArn, conditions });
  allow(site, { actions: ['dynamodb:PutItem'], resource: [Outbox.tableArn, Ledger.tableArn], conditions });
  grantConnecting(site, resources);
  grantOwnCopy(site, data);
  grantDraftChecks(site, resources);
  grantAsking(site, resources);
  grantNominating(site, data);
  allow(site, {
    actions: ['dynamodb:Query', 'dynamodb:UpdateItem'],
    resource: Site.tableArn,
    leadingKeys: ['notice#*'],
  });
  allow(site, {
    actions: ['kms:GenerateDataKeyWithoutPlaintext'],
    resource: data.textKey.keyArn,
    conditions: FOR_TEXT,
  });
  allow(site, {
    actions: ['kms:GenerateDataKey'],
    resource: data.openingKey.keyArn,
    conditions: FOR_OPENING,
  });
  // Material to share: it is read, and nothing is written of who read it.
  allow(site, { actions: ['dynamodb:Query'], resource: Site.tableArn, leadingKeys: ['campaign#all'] });
  allow(site, { actions: ['kms:Sign', 'kms:GetPublicKey'], resource: data.receiptKey.keyArn });
  allow(site, { actions: ['sqs:SendMessage'], resource: relayQueue.queueArn });
};

/**
 * Registers official accounts and ends their registration. Their consents and leases have keys of their own, and the
 * slots of every fifth minute are theirs: no condition on a write tells comms what stands under a person's account.
 */
const grantRegistering = (site: IGrantable, { data, relayQueue }: SiteResources): void => {
  const { Site, Consents, Schedule, Outbox } = data.stores;
  const inTransaction = (resource: string, actions: readonly string[], ...leadingKeys: string[]): void =>
    allow(site, { actions, resource, leadingKeys, conditions });
  allow(site, {
    actions: [...READ_WRITE, 'dynamodb:Query', 'dynamodb:DeleteItem'],
    resource: Site.tableArn,
    leadingKeys: ['official#*'],
  });
  allow(site, { actions: ['dynamodb:GetItem'], resource: Consents.tableArn, leadingKeys: ['official#*'] });
  inTransaction(Consents.tableArn, ['dynamodb:PutItem'], 'official#*');
  inTransaction(Consents.tableArn, ['dynamodb:UpdateItem'], `epoch#${OFFICIAL_EPOCH}`);
  inTransaction(Schedule.tableArn, ['dynamodb:PutItem'], 'slot#5#*');
  inTransaction(Schedule.tableArn, ['dynamodb:UpdateItem'], 'official#*');
  // One transaction deletes both, and one statement must allow all keys that an action has in it.
  inTransaction(Schedule.tableArn, ['dynamodb:DeleteItem'], 'slot#5#*', 'official#*');
  allow(site, { actions: ['dynamodb:PutItem'], resource: Outbox.tableArn, conditions });
  allow(site, {
    actions: ['kms:GenerateDataKeyWithoutPlaintext'],
    resource: data.textKey.keyArn,
    conditions: FOR_TEXT,
  });
  allow(site, { actions: ['sqs:SendMessage'], resource: relayQueue.queueArn });
};

/** Reads releases; writes campaigns, and imports how often their links were opened; registers official accounts. */
const grantComms = (site: IGrantable, resources: SiteResources): void => {
  const { Releases, Site } = resources.data.stores;
  grantSession(site, 'comms', resources);
  grantConnecting(site, resources);
  allow(site, { actions: ['dynamodb:Query'], resource: Releases.tableArn, leadingKeys: ['release#*'] });
  allow(site, {
    actions: [...READ_WRITE, 'dynamodb:Query'],
    resource: Site.tableArn,
    leadingKeys: ['campaign#all'],
  });
  allow(site, { actions: READ_WRITE, resource: Site.tableArn, leadingKeys: ['clicks#*'] });
  grantRegistering(site, resources);
  grantProposing(site, resources.data, 'comms-approver');
  grantStartingRounds(site, resources.data);
};

/** Reads single alerts and the work that is open, never a list by author; writes a ledger row before each disclosure. */
const grantSecurity = (site: IGrantable, resources: SiteResources): void => {
  const { data, relayQueue } = resources;
  const { Alerts, Ledger, Outbox, People, Site } = data.stores;
  grantSession(site, 'security', resources);
  allow(site, { actions: ['dynamodb:GetItem'], resource: Alerts.tableArn });
  allow(site, { actions: ['dynamodb:PutItem'], resource: Alerts.tableArn, conditions });
  for (const { index } of [ALERTS_BY_STATE, ...CASE_INDEXES]) {
    allow(site, { actions: ['dynamodb:Query'], resource: `${Alerts.tableArn}/index/${index}` });
  }
  for (const store of [Ledger, Outbox]) {
    allow(site, { actions: ['dynamodb:PutItem'], resource: store.tableArn, conditions });
  }
  // Nobody handles their own alert, so a handler's own participant id has to be found, by their sign-in alone.
  // Once two people have agreed to it, the sign-in behind an alert's author is looked up, by the id on that alert.
  allow(site, {
    actions: ['dynamodb:GetItem'],
    resource: People.tableArn,
    leadingKeys: ['subject#*', 'participant#*'],
  });
  allow(site, { actions: ['dynamodb:GetItem'], resource: Site.tableArn, leadingKeys: ['route#security'] });
  const ofRules = { resource: Site.tableArn, leadingKeys: ['verdict#*', 'standing'] };
  allow(site, { actions: ['dynamodb:Query'], ...ofRules });
  allow(site, { actions: ['dynamodb:PutItem'], ...ofRules, conditions });
  allow(site, { actions: ['sqs:SendMessage'], resource: relayQueue.queueArn });
};

/** Reads what everybody may read. */
const grantPublic = (site: IGrantable, { data }: SiteResources): void => {
  const { Releases, Site, Feedback } = data.stores;
  allow(site, { actions: ['dynamodb:Query'], resource: Releases.tableArn, leadingKeys: ['summary'] });
  allow(site, { actions: ['dynamodb:Query'], resource: Site.tableArn, leadingKeys: ['official#*'] });
  // What staff say of the policy: it counts the forms of a week unread, and reads rounds that are over.
  const feedback = { resource: Feedback.tableArn, leadingKeys: ['round#*'] };
  allow(site, { ...feedback, actions: ['dynamodb:Query'] });
  grantTakingForms(site, data);
  grantCommenting(site, data);
  grantReporting(site, data);
  grantProving(site, data);
};

/** Lets each site do what its pages need. */
export const SITE_GRANTS: Readonly<Record<Site, (site: IGrantable, resources: SiteResources) => void>> = {
  participant: grantParticipant,
  comms: grantComms,
  security: grantSecurity,
  oversight: (site, resources) => {
    grantSession(site, 'oversight', resources);
    grantOverseeing(site, resources.data);
    grantReceiving(site, resources.data);
    grantProposing(site, resources.data, 'works-council');
  },
  administration: (site, resources) => {
    grantSession(site, 'administration', resources);
    grantAdministering(site, resources.data);
  },
  public: grantPublic,
};
