import type { IGrantable } from 'aws-cdk-lib/aws-iam';

import { allow } from './constructs/grant.ts';
import type { DataStack } from './data-stack.ts';

const ROUNDS = ['recognition#all'];
const NOMINATIONS = ['nomination#*'];

/** Starts and ends rounds. Of nominations it can read none. */
export const grantStartingRounds = (site: IGrantable, { stores: { Site } }: DataStack): void => {
  const actions = ['dynamodb:Query', 'dynamodb:PutItem'];
  allow(site, { actions, resource: Site.tableArn, leadingKeys: ROUNDS });
};

/** Somebody's own nominations are found by the rounds there are and their own key. */
export const grantOwnNominations = (who: IGrantable, { stores: { Site } }: DataStack): void => {
  const resource = Site.tableArn;
  allow(who, { actions: ['dynamodb:Query'], resource, leadingKeys: ROUNDS });
  allow(who, { actions: ['dynamodb:GetItem'], resource, leadingKeys: NOMINATIONS });
};

/** Shows nominations to all who sign in, puts and takes back those of whoever asks. */
export const grantNominating = (site: IGrantable, data: DataStack): void => {
  grantOwnNominations(site, data);
  allow(site, {
    actions: ['dynamodb:Query', 'dynamodb:PutItem', 'dynamodb:DeleteItem'],
    resource: data.stores.Site.tableArn,
    leadingKeys: NOMINATIONS,
  });
};
