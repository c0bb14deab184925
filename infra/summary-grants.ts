import type { IGrantable } from 'aws-cdk-lib/aws-iam';

import { allow } from './constructs/grant.ts';
import type { DataStack } from './data-stack.ts';

/**
 * All that it reads of the ledger's rows: what they are counted by, no salt and nothing that is sealed. DynamoDB wants each
 * key of the table named beside the attributes; the second page of a long day asks from a row's sort key on.
 */
const COUNTED_IN_ROWS = ['pk', 'sk', 'kind', 'outcome', 'role', 'took', 'opened', 'closed'];

/**
 * It reads what was released, by what rows are counted, and the public log; never a release, nor what a row commits to;
 * and publishes it.
 */
export const grantPublishSummary = (worker: IGrantable, data: DataStack): void => {
  const { Releases, Ledger } = data.stores;
  const resource = Releases.tableArn;
  allow(worker, {
    actions: ['dynamodb:GetItem', 'dynamodb:PutItem'],
    resource,
    leadingKeys: ['summary', 'done#summary'],
  });
  allow(worker, { actions: ['dynamodb:Query'], resource, leadingKeys: ['published#*', 'summary'] });
  allow(worker, {
    actions: ['dynamodb:Query'],
    resource: Ledger.tableArn,
    leadingKeys: ['day#*'],
    conditions: {
      StringEquals: { 'dynamodb:Select': 'SPECIFIC_ATTRIBUTES' },
      'ForAllValues:StringEquals': { 'dynamodb:Attributes': COUNTED_IN_ROWS },
    },
  });
  allow(worker, {
    actions: ['dynamodb:Query', 'dynamodb:GetItem'],
    resource: Ledger.tableArn,
    leadingKeys: ['log'],
  });
  allow(worker, { actions: ['s3:PutObject'], resource: data.publicBucket.arnForObjects('summaries/*') });
};
