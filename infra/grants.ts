import type { IGrantable } from 'aws-cdk-lib/aws-iam';
import type { Queue } from 'aws-cdk-lib/aws-sqs';

import { ALERTS_BY_AUTHOR, ALERTS_BY_STATE, OBSERVATIONS_BY_DAY } from '../shared/names.ts';
import { allow, FOR_TEXT, INSIDE_A_TRANSACTION } from './constructs/grant.ts';
import type { DataStack } from './data-stack.ts';
import { grantCatalogue } from './draft-grants.ts';

/** Consents and leases: people's own accounts, and those that comms registered. */
const OF_ACCOUNTS = ['account#*', 'official#*'];

/** It reads one alert, tells its author and hands a finding to the security tools; it sees how old open alerts are. */
export const grantNotifyAlert = (
  worker: IGrantable,
  data: DataStack,
  queues: { readonly security: Queue; readonly delivery: Queue; readonly mail: Queue },
): void => {
  const { Alerts, Site, Ledger } = data.stores;
  allow(worker, {
    actions: ['dynamodb:GetItem', 'dynamodb:ConditionCheckItem'],
    resource: Alerts.tableArn,
  });
  allow(worker, {
    actions: ['dynamodb:Query'],
    resource: `${Alerts.tableArn}/index/${ALERTS_BY_STATE.index}`,
  });
  allow(worker, {
    actions: ['dynamodb:PutItem'],
    resource: Site.tableArn,
    leadingKeys: ['notice#*'],
  });
  allow(worker, { actions: ['dynamodb:PutItem'], resource: Site.tableArn, leadingKeys: ['route#security'] });
  weighRules(worker, { site: Site.tableArn, ledger: Ledger.tableArn });
  for (const queue of [queues.security, queues.delivery, queues.mail])
    allow(worker, { actions: ['sqs:SendMessage'], resource: queue.queueArn });
};

/** It reads verdicts on rules, which name nobody, and demotes one with the ledger's row beside it. */
const weighRules = (worker: IGrantable, { site, ledger }: { site: string; ledger: string }): void => {
  const inTransaction = { actions: ['dynamodb:PutItem'], conditions: INSIDE_A_TRANSACTION };
  allow(worker, { actions: ['dynamodb:Query'], resource: site, leadingKeys: ['verdict#*'] });
  allow(worker, { actions: ['dynamodb:GetItem'], resource: site, leadingKeys: ['standing'] });
  allow(worker, { ...inTransaction, resource: site, leadingKeys: ['standing'] });
  allow(worker, { ...inTransaction, resource: ledger });
};

/** It removes what was held of an account, reads what it has to find for that, and ends consents that ran out. */
export const grantEraseParticipant = (worker: IGrantable, data: DataStack): void => {
  const { Consents, Observations, Alerts, People, Site, Schedule, Outbox, Ledger } = data.stores;
  const change = ['dynamodb:PutItem', 'dynamodb:DeleteItem'];
  allow(worker, {
    actions: ['dynamodb:GetItem'],
    resource: Consents.tableArn,
    leadingKeys: ['account#*'],
  });
  allow(worker, {
    actions: ['dynamodb:DeleteItem'],
    resource: Consents.tableArn,
    leadingKeys: [...OF_ACCOUNTS, 'opening#*'],
  });
  allow(worker, { actions: ['dynamodb:Query', ...change], resource: Observations.tableArn });
  allow(worker, { actions: ['dynamodb:GetItem', ...change], resource: Alerts.tableArn });
  allow(worker, {
    actions: ['dynamodb:Query'],
    resource: `${Alerts.tableArn}/index/${ALERTS_BY_AUTHOR.index}`,
  });
  allow(worker, {
    actions: ['dynamodb:Query', 'dynamodb:PutItem'],
    resource: People.tableArn,
    leadingKeys: ['participant#*'],
  });
  allow(worker, {
    actions: ['dynamodb:DeleteItem'],
    resource: People.tableArn,
    leadingKeys: ['participant#*', 'account#*'],
  });
  allow(worker, {
    actions: ['dynamodb:Query', 'dynamodb:DeleteItem'],
    resource: Site.tableArn,
    leadingKeys: ['notice#*'],
  });
  // A copy of what is erased is taken away, in one transaction with the errand to remove its files.
  const ofExports = { resource: Site.tableArn, leadingKeys: ['export#*'] };
  allow(worker, { actions: ['dynamodb:GetItem'], ...ofExports });
  allow(worker, { actions: ['dynamodb:DeleteItem'], ...ofExports, conditions: INSIDE_A_TRANSACTION });
  // A consent that ran out is ended in one transaction: deleted, unlinked, off the schedule, its erasure recorded.
  const inTransaction = { conditions: INSIDE_A_TRANSACTION };
  allow(worker, {
    actions: ['dynamodb:UpdateItem'],
    resource: Consents.tableArn,
    leadingKeys: ['epoch#*'],
    ...inTransaction,
  });
  allow(worker, { actions: ['dynamodb:DeleteItem'], resource: Schedule.tableArn, ...inTransaction });
  for (const { tableArn: resource } of [Outbox, Ledger])
    allow(worker, { actions: ['dynamodb:PutItem'], resource, ...inTransaction });
};

/** It passes on what transactions recorded. */
export const grantRelay = (
  worker: IGrantable,
  data: DataStack,
  queues: { readonly alert: Queue; readonly erasure: Queue; readonly export: Queue },
): void => {
  const { Outbox } = data.stores;
  allow(worker, { actions: ['dynamodb:Query', 'dynamodb:DeleteItem'], resource: Outbox.tableArn });
  for (const queue of [queues.alert, queues.erasure, queues.export]) {
    allow(worker, { actions: ['sqs:SendMessage'], resource: queue.queueArn });
  }
};

/** It writes results, and only inside transactions, where the consent check stands beside them. */
export const grantClassifyPosts = (
  worker: IGrantable,
  data: DataStack,
  queues: { readonly relay: Queue },
): void => {
  const { Consents, Schedule, Observations, Alerts, Outbox, Ledger, Site } = data.stores;
  allow(worker, { actions: ['dynamodb:Query'], resource: Site.tableArn, leadingKeys: ['standing'] });
  allow(worker, {
    actions: ['dynamodb:GetItem'],
    resource: Consents.tableArn,
    leadingKeys: [...OF_ACCOUNTS, 'opening#*'],
  });
  allow(worker, {
    actions: ['dynamodb:ConditionCheckItem'],
    resource: Consents.tableArn,
    leadingKeys: OF_ACCOUNTS,
  });
  allow(worker, {
    actions: ['dynamodb:UpdateItem'],
    resource: Schedule.tableArn,
    leadingKeys: OF_ACCOUNTS,
  });
  allow(worker, { actions: ['dynamodb:BatchGetItem'], resource: Observations.tableArn });
  for (const store of [Observations, Alerts, Outbox, Ledger]) {
    const conditions = INSIDE_A_TRANSACTION;
    allow(worker, { actions: ['dynamodb:PutItem'], resource: store.tableArn, conditions });
  }
  grantCatalogue(worker, data);
  allow(worker, { actions: ['kms:Decrypt'], resource: data.textKey.keyArn, conditions: FOR_TEXT });
  allow(worker, { actions: ['kms:GenerateMac'], resource: data.duplicateKey.keyArn });
  allow(worker, { actions: ['sqs:SendMessage'], resource: queues.relay.queueArn });
};

/** It reads; it can write no result, only its lease. */
export const grantIngestAccount = (
  worker: IGrantable,
  data: DataStack,
  queues: { readonly classify: Queue },
): void => {
  const { Consents, Schedule, Observations } = data.stores;
  allow(worker, { actions: ['dynamodb:GetItem'], resource: Consents.tableArn, leadingKeys: OF_ACCOUNTS });
  allow(worker, {
    actions: ['dynamodb:UpdateItem'],
    resource: Schedule.tableArn,
    leadingKeys: OF_ACCOUNTS,
  });
  allow(worker, { actions: ['dynamodb:Query'], resource: Observations.tableArn });
  allow(worker, { actions: ['kms:Decrypt'], resource: data.textKey.keyArn, conditions: FOR_TEXT });
  allow(worker, { actions: ['sqs:SendMessage'], resource: queues.classify.queueArn });
};

/** It reads the schedule and moves its mark. */
export const grantDispatchFetches = (
  worker: IGrantable,
  data: DataStack,
  queues: { readonly fetch: Queue; readonly erasure: Queue },
): void => {
  const { Schedule } = data.stores;
  allow(worker, {
    actions: ['dynamodb:Query'],
    resource: Schedule.tableArn,
    leadingKeys: ['slot#*', 'expiry#*'],
  });
  allow(worker, {
    actions: ['dynamodb:GetItem', 'dynamodb:PutItem'],
    resource: Schedule.tableArn,
    leadingKeys: ['mark#dispatch'],
  });
  for (const queue of [queues.fetch, queues.erasure]) {
    allow(worker, { actions: ['sqs:SendMessage'], resource: queue.queueArn });
  }
};

/** It reads everybody's sheets, which nothing else may, and writes releases. */
export const grantReleasePeriod = (worker: IGrantable, data: DataStack): void => {
  const { Observations, Consents, Releases } = data.stores;
  // Keys of the index are days with a shard, and all days come round: no pattern would leave anything out.
  allow(worker, {
    actions: ['dynamodb:Query'],
    resource: `${Observations.tableArn}/index/${OBSERVATIONS_BY_DAY.index}`,
  });
  allow(worker, {
    actions: ['dynamodb:BatchGetItem'],
    resource: Observations.tableArn,
    leadingKeys: ['account#*'],
  });
  allow(worker, {
    actions: ['dynamodb:BatchGetItem'],
    resource: Consents.tableArn,
    leadingKeys: [...OF_ACCOUNTS, 'epoch#*'],
  });
  allow(worker, {
    actions: ['dynamodb:ConditionCheckItem'],
    resource: Consents.tableArn,
    leadingKeys: ['epoch#*'],
  });
  const resource = Releases.tableArn;
  const officialDays = ['done#official'];
  allow(worker, { actions: ['dynamodb:GetItem'], resource, leadingKeys: ['release#advocacy'] });
  allow(worker, { actions: ['dynamodb:Query', 'dynamodb:PutItem'], resource, leadingKeys: officialDays });
  allow(worker, { actions: ['dynamodb:Query'], resource, leadingKeys: ['evidence#advocacy#*'] });
  allow(worker, {
    actions: ['dynamodb:PutItem'],
    resource,
    leadingKeys: ['release#advocacy', 'release#official#*', 'evidence#advocacy#*', 'published#*'],
    conditions: INSIDE_A_TRANSACTION,
  });
};
