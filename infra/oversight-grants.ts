import type { IGrantable } from 'aws-cdk-lib/aws-iam';

import { APPROVALS, FINGERPRINTS, PROPOSALS, RULES, TERMS } from '../shared/names.ts';
import { allow } from './constructs/grant.ts';
import type { DataStack } from './data-stack.ts';

/**
 * Sees how Candor is set up and what it did, never a post, an alert, a consent or a person; sees the company's own rules
 * and approves them, never its terms or documents.
 */
export const grantOverseeing = (
  site: IGrantable,
  { stores: { Ledger, Releases, Terms } }: DataStack,
): void => {
  allow(site, {
    actions: ['dynamodb:Query'],
    resource: Ledger.tableArn,
    leadingKeys: ['day#*', 'log'],
  });
  allow(site, { actions: ['dynamodb:GetItem'], resource: Ledger.tableArn, leadingKeys: ['log'] });
  allow(site, { actions: ['dynamodb:Query'], resource: Releases.tableArn, leadingKeys: ['summary'] });
  allow(site, {
    actions: ['dynamodb:Query'],
    resource: Terms.tableArn,
    leadingKeys: [RULES, APPROVALS, PROPOSALS],
  });
  allow(site, { actions: ['dynamodb:PutItem'], resource: Terms.tableArn, leadingKeys: [APPROVALS] });
};

/** Sets up what is looked for, and holds no data about anybody. It asks for rules, and can write no approval of them. */
export const grantAdministering = (
  site: IGrantable,
  { stores: { Terms }, fingerprintKey }: DataStack,
): void => {
  const resource = Terms.tableArn;
  allow(site, {
    actions: ['dynamodb:Query'],
    resource,
    leadingKeys: [TERMS, RULES, FINGERPRINTS, APPROVALS, PROPOSALS],
  });
  allow(site, {
    actions: ['dynamodb:BatchWriteItem'],
    resource,
    leadingKeys: [TERMS, RULES, FINGERPRINTS],
  });
  // The revision that a change begins and ends with lies beside the fingerprints.
  allow(site, { actions: ['dynamodb:PutItem'], resource, leadingKeys: [FINGERPRINTS, PROPOSALS] });
  allow(site, { actions: ['kms:GenerateMac'], resource: fingerprintKey.keyArn });
};
