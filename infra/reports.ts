import { Duration } from 'aws-cdk-lib';
import type { IGrantable } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';

import { addJob, type JobProps } from './add-job.ts';
import { addAlarm } from './constructs/alarms.ts';
import { allow, INSIDE_A_TRANSACTION } from './constructs/grant.ts';
import { outcomeMetric } from './constructs/outcome-metric.ts';
import type { DataStack } from './data-stack.ts';
import { tableNames } from './table-names.ts';

/** The key of reports seals and opens reports and nothing else; which one, the key's trail does not learn. */
const FOR_REPORTS = {
  StringEquals: { 'kms:EncryptionContext:purpose': 'report' },
  'ForAllValues:StringEquals': { 'kms:EncryptionContextKeys': ['purpose'] },
} as const;

const REPORTS = ['report'];

/** Takes reports and brings back to each what its code opens: it cannot open what is for the recipient, and lists none. */
export const grantReporting = (site: IGrantable, { stores, reportKey }: DataStack): void => {
  const resource = stores.Reports.tableArn;
  const conditions = INSIDE_A_TRANSACTION;
  allow(site, { actions: ['dynamodb:GetItem'], resource, leadingKeys: REPORTS });
  allow(site, { actions: ['dynamodb:PutItem'], resource, leadingKeys: REPORTS, conditions });
  allow(site, { actions: ['dynamodb:UpdateItem'], resource, leadingKeys: ['week#*'], conditions });
  allow(site, { actions: ['kms:GenerateDataKey'], resource: reportKey.keyArn, conditions: FOR_REPORTS });
};

/** Lists reports, opens one, answers; the one site that may open what is for the recipient. */
export const grantReceiving = (site: IGrantable, { stores, reportKey }: DataStack): void => {
  const resource = stores.Reports.tableArn;
  allow(site, { actions: ['dynamodb:GetItem', 'dynamodb:Query'], resource, leadingKeys: REPORTS });
  allow(site, {
    actions: ['dynamodb:PutItem'],
    resource,
    leadingKeys: REPORTS,
    conditions: INSIDE_A_TRANSACTION,
  });
  allow(site, {
    actions: ['kms:GenerateDataKey', 'kms:Decrypt'],
    resource: reportKey.keyArn,
    conditions: FOR_REPORTS,
  });
};

/** Once a day somebody is told if a confidential report waits longer than it may; not which, and no word of it. */
export const watchReports = (
  scope: Construct,
  { data, ...props }: Omit<JobProps, 'environment'> & { readonly data: DataStack },
): void => {
  const watch = addJob(scope, 'watch-reports', { ...props, environment: tableNames(data, 'Reports') });
  allow(watch, {
    actions: ['dynamodb:Query'],
    resource: data.stores.Reports.tableArn,
    leadingKeys: REPORTS,
  });
  addAlarm(scope, 'overdue-reports-alarm', {
    metric: outcomeMetric('watch-reports', 'overdue', Duration.days(1)),
    threshold: 0,
    impact: 'somebody who reported a concern waits longer than they were promised, and than the law allows.',
    runbook: 'overdue-reports',
    topic: props.topic,
  });
};
