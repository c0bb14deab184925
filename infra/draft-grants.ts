import type { IGrantable } from 'aws-cdk-lib/aws-iam';

import { FINGERPRINTS, RULES, TERMS } from '../shared/names.ts';
import { allow } from './constructs/grant.ts';
import type { DataStack } from './data-stack.ts';

/** It reads what the company keeps to itself: what classifies posts may, and what checks drafts, and nothing else. */
export const grantCatalogue = (
  worker: IGrantable,
  { stores: { Terms }, fingerprintKey }: DataStack,
): void => {
  allow(worker, {
    actions: ['dynamodb:Query'],
    resource: Terms.tableArn,
    leadingKeys: [TERMS, RULES, FINGERPRINTS],
  });
  allow(worker, { actions: ['kms:GenerateMac'], resource: fingerprintKey.keyArn });
};

/** Counts how often drafts are checked for whom. */
export const grantDraftChecks = (site: IGrantable, { data }: { readonly data: DataStack }): void => {
  allow(site, {
    actions: ['dynamodb:GetItem', 'dynamodb:PutItem'],
    resource: data.stores.Site.tableArn,
    leadingKeys: ['draft#*'],
  });
};
