import type { IGrantable } from 'aws-cdk-lib/aws-iam';

import { allow, INSIDE_A_TRANSACTION } from './constructs/grant.ts';
import type { DataStack } from './data-stack.ts';

const PROPOSALS = 'proposal#*';
const ANSWERS = 'answers#*';
const COMMENTS = 'comment#*';

/** Shows proposals to change the policy and takes comments on them, which it can neither change nor delete. */
export const grantCommenting = (site: IGrantable, { stores: { Site, Feedback } }: DataStack): void => {
  allow(site, { actions: ['dynamodb:Query'], resource: Site.tableArn, leadingKeys: [PROPOSALS, ANSWERS] });
  const comments = { resource: Feedback.tableArn, leadingKeys: [COMMENTS] };
  allow(site, { ...comments, actions: ['dynamodb:Query'] });
};

/** Comments are put together with the count of their week, which is that of feedback's forms too. */
export const grantTakingForms = (site: IGrantable, { stores: { Feedback } }: DataStack): void => {
  const resource = Feedback.tableArn;
  const conditions = INSIDE_A_TRANSACTION;
  allow(site, { actions: ['dynamodb:PutItem'], resource, leadingKeys: ['round#*', COMMENTS], conditions });
  allow(site, { actions: ['dynamodb:UpdateItem'], resource, leadingKeys: ['week#*'], conditions });
};

/** Proposes, answers and closes for one role; it reads comments and can write none, and nothing for another role. */
export const grantProposing = (
  site: IGrantable,
  data: DataStack,
  role: 'comms-approver' | 'works-council',
): void => {
  grantCommenting(site, data);
  allow(site, {
    actions: ['dynamodb:PutItem'],
    resource: data.stores.Site.tableArn,
    leadingKeys: [`proposal#${role}`, `answers#${role}#*`],
  });
};
