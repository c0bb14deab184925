import type { IGrantable } from 'aws-cdk-lib/aws-iam';

import { allow, INSIDE_A_TRANSACTION } from './constructs/grant.ts';
import type { DataStack } from './data-stack.ts';

/** It reads what happened and what was published, signs what it adds to the log, and shows it; it changes nothing else. */
export const grantSealDay = (worker: IGrantable, data: DataStack): void => {
  const { Ledger, Releases } = data.stores;
  const resource = Ledger.tableArn;
  allow(worker, { actions: ['dynamodb:Query'], resource, leadingKeys: ['day#*', 'log'] });
  allow(worker, { actions: ['dynamodb:GetItem', 'dynamodb:PutItem'], resource, leadingKeys: ['log'] });
  // An entry and the leaves of its tree are chosen together, and one statement must allow all keys of a transaction.
  allow(worker, {
    actions: ['dynamodb:PutItem'],
    resource,
    leadingKeys: ['log', 'tree#*'],
    conditions: INSIDE_A_TRANSACTION,
  });
  allow(worker, { actions: ['dynamodb:BatchWriteItem'], resource, leadingKeys: ['leaf#*'] });
  allow(worker, {
    actions: ['dynamodb:Query'],
    resource: Releases.tableArn,
    leadingKeys: ['published#*', 'summary'],
  });
  allow(worker, { actions: ['kms:Sign', 'kms:GetPublicKey'], resource: data.logKey.keyArn });
  const { publicBucket } = data;
  allow(worker, { actions: ['s3:PutObject'], resource: publicBucket.arnForObjects('log/*') });
  allow(worker, { actions: ['s3:GetObject'], resource: publicBucket.arnForObjects('log/checkpoint') });
  // Without it a checkpoint that is not there yet could not be told from one that may not be read.
  allow(worker, { actions: ['s3:ListBucket'], resource: publicBucket.bucketArn });
};

/** What a witness is shown, that the log only grew, is made from its tiles. */
export const grantShowingGrowth = (worker: IGrantable, { publicBucket }: DataStack): void => {
  allow(worker, { actions: ['s3:GetObject'], resource: publicBucket.arnForObjects('log/tile/*') });
};

/** Proves where a leaf stands, from the log as it was sealed. It reads no row: what a leaf is of, it does not learn. */
export const grantProving = (site: IGrantable, { stores: { Ledger }, logKey }: DataStack): void => {
  const resource = Ledger.tableArn;
  allow(site, { actions: ['dynamodb:GetItem'], resource, leadingKeys: ['leaf#*', 'log'] });
  allow(site, { actions: ['dynamodb:Query'], resource, leadingKeys: ['tree#*', 'log'] });
  allow(site, { actions: ['kms:GetPublicKey'], resource: logKey.keyArn });
};
