import type { IGrantable } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';

import { addJob, type JobProps } from './add-job.ts';
import { addAlarm, ALARM_PERIOD } from './constructs/alarms.ts';
import { allow } from './constructs/grant.ts';
import { outcomeMetric } from './constructs/outcome-metric.ts';
import type { DataStack } from './data-stack.ts';
import { logOrigin } from './stages.ts';
import { tableNames } from './table-names.ts';

/** What it raises an alarm for, and what that means for people. */
const ALARMS = {
  inconsistent:
    'the public log is not the one that was seen before, or does not hold: what it said may have been altered.',
  late: 'the public log does not say in time what was done; whoever follows it will ask why.',
  missing:
    'what the public log names is not published as it names it, so that nobody can check it, or is left out.',
} as const;

/** It reads what everybody can read, and keeps the last checkpoint it saw where nobody else may write. */
const grantMonitorLog = (worker: IGrantable, { publicBucket, stores }: DataStack): void => {
  allow(worker, { actions: ['s3:GetObject'], resource: publicBucket.arnForObjects('log/*') });
  allow(worker, { actions: ['s3:GetObject'], resource: publicBucket.arnForObjects('summaries/*') });
  // Without it a file that is gone could not be told from one that may not be read.
  allow(worker, { actions: ['s3:ListBucket'], resource: publicBucket.bucketArn });
  allow(worker, {
    actions: ['dynamodb:GetItem', 'dynamodb:PutItem'],
    resource: stores.Site.tableArn,
    leadingKeys: ['monitor#log'],
  });
};

/** The function that follows the public log from outside, with an alarm for each thing that may be wrong with it. */
export const addMonitorLog = (
  scope: Construct,
  { data, ...props }: Omit<JobProps, 'environment'> & { readonly data: DataStack },
): void => {
  const { settings, topic } = props;
  const environment = {
    ...tableNames(data, 'Site'),
    PUBLIC_BUCKET: data.publicBucket.bucketName,
    LOG_ORIGIN: logOrigin(settings),
  };
  grantMonitorLog(addJob(scope, 'monitor-log', { ...props, environment }), data);
  for (const [outcome, impact] of Object.entries(ALARMS))
    addAlarm(scope, `monitor-log-${outcome}`, {
      metric: outcomeMetric('monitor-log', outcome, ALARM_PERIOD),
      threshold: 0,
      impact,
      runbook: `log-${outcome}`,
      topic,
    });
};
