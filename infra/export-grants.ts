import type { IGrantable } from 'aws-cdk-lib/aws-iam';

import { ALERTS_BY_AUTHOR } from '../shared/names.ts';
import { allow, FOR_OPENING, INSIDE_A_TRANSACTION } from './constructs/grant.ts';
import type { DataStack } from './data-stack.ts';
import { grantOwnNominations } from './recognition-grants.ts';

/** It reads what is held of one participant, as that participant does, and changes nothing but their copy. */
export const grantExportParticipant = (worker: IGrantable, data: DataStack): void => {
  const { People, Consents, Observations, Alerts, Site, Ledger } = data.stores;
  const resource = Site.tableArn;
  allow(worker, {
    actions: ['dynamodb:Query'],
    resource: People.tableArn,
    leadingKeys: ['participant#*'],
  });
  allow(worker, {
    actions: ['dynamodb:BatchGetItem'],
    resource: Consents.tableArn,
    leadingKeys: ['account#*'],
  });
  allow(worker, {
    actions: ['dynamodb:Query'],
    resource: Observations.tableArn,
    leadingKeys: ['account#*'],
  });
  allow(worker, {
    actions: ['dynamodb:Query'],
    resource: `${Alerts.tableArn}/index/${ALERTS_BY_AUTHOR.index}`,
  });
  allow(worker, { actions: ['dynamodb:Query'], resource, leadingKeys: ['notice#*'] });
  allow(worker, { actions: ['dynamodb:GetItem'], resource, leadingKeys: ['export#*', 'draft#*'] });
  allow(worker, {
    actions: ['dynamodb:PutItem'],
    resource,
    leadingKeys: ['export#*'],
    conditions: INSIDE_A_TRANSACTION,
  });
  grantOwnNominations(worker, data);
  // Rows of the log are found by what the consent's own key says, and opened with it.
  allow(worker, { actions: ['dynamodb:GetItem'], resource: Consents.tableArn, leadingKeys: ['opening#*'] });
  allow(worker, { actions: ['dynamodb:BatchGetItem'], resource: Ledger.tableArn, leadingKeys: ['day#*'] });
  allow(worker, {
    actions: ['kms:Decrypt'],
    resource: data.openingKey.keyArn,
    conditions: FOR_OPENING,
  });
  // It may not read what it wrote.
  const files = data.exportBucket.arnForObjects('*');
  allow(worker, { actions: ['s3:PutObject', 's3:DeleteObject'], resource: files });
  allow(worker, { actions: ['s3:ListBucket'], resource: data.exportBucket.bucketArn });
};

/** Somebody asks for their copy, fetches it, and takes it away with all the rest. */
export const grantOwnCopy = (site: IGrantable, data: DataStack): void => {
  const ofExports = { resource: data.stores.Site.tableArn, leadingKeys: ['export#*'] };
  allow(site, { actions: ['dynamodb:GetItem'], ...ofExports });
  allow(site, {
    actions: ['dynamodb:PutItem', 'dynamodb:DeleteItem'],
    ...ofExports,
    conditions: INSIDE_A_TRANSACTION,
  });
  allow(site, { actions: ['s3:GetObject'], resource: data.exportBucket.arnForObjects('*') });
};
