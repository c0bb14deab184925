import type { IGrantable } from 'aws-cdk-lib/aws-iam';
import type { Queue } from 'aws-cdk-lib/aws-sqs';

import { allow, INSIDE_A_TRANSACTION } from './constructs/grant.ts';
import type { DataStack } from './data-stack.ts';

/** It reads the secret that findings are signed with, and no store at all. */
export const grantDeliverFinding = (worker: IGrantable, data: DataStack): void =>
  allow(worker, { actions: ['secretsmanager:GetSecretValue'], resource: data.webhookSecret.secretArn });

/** It reads and moves single alerts by their ids, and can list none; a verdict, its effects and the log's row go along. */
export const grantTakeStatus = (worker: IGrantable, data: DataStack, relay: Queue): void => {
  const { Alerts, Outbox, Ledger, Site } = data.stores;
  const conditions = INSIDE_A_TRANSACTION;
  allow(worker, { actions: ['dynamodb:GetItem'], resource: Alerts.tableArn });
  for (const store of [Alerts, Outbox, Ledger])
    allow(worker, { actions: ['dynamodb:PutItem'], resource: store.tableArn, conditions });
  const resource = Site.tableArn;
  allow(worker, { actions: ['dynamodb:PutItem'], resource, leadingKeys: ['verdict#*'], conditions });
  allow(worker, { actions: ['dynamodb:GetItem'], resource, leadingKeys: ['route#security'] });
  allow(worker, { actions: ['sqs:SendMessage'], resource: relay.queueArn });
};
