import { Duration } from 'aws-cdk-lib';
import type { Construct } from 'constructs';

import { addJob, type JobProps } from './add-job.ts';
import { addAlarm, ALARM_PERIOD } from './constructs/alarms.ts';
import { outcomeMetric } from './constructs/outcome-metric.ts';
import type { DataStack } from './data-stack.ts';
import { grantSealDay, grantShowingGrowth } from './log-grants.ts';
import { logOrigin } from './stages.ts';
import { tableNames } from './table-names.ts';

/** How often it runs: a witness that was asked in vain each time is missed. */
const RUNS_A_DAY = 4;

/** What the function is made from. */
export interface SealDayProps extends Omit<JobProps, 'environment'> {
  readonly data: DataStack;
}

/** The function that lets the public log grow by an entry a day, and alone signs it. */
export const addSealDay = (scope: Construct, { data, ...props }: SealDayProps): void => {
  const { settings, topic } = props;
  const seal = addJob(scope, 'seal-day', {
    ...props,
    environment: {
      ...tableNames(data, 'Ledger', 'Releases'),
      PUBLIC_BUCKET: data.publicBucket.bucketName,
      LOG_KEY_ID: data.logKey.keyArn,
      LOG_ORIGIN: logOrigin(settings),
      LOG_LEAVES: String(settings.logLeaves),
      WITNESSES: JSON.stringify(settings.witnesses),
      ALLOWED_ORIGINS: settings.allowedOrigins.join(','),
      CAMPAIGN: JSON.stringify(settings.campaign),
      ALERT_THRESHOLD: String(settings.alertThreshold),
    },
  });
  grantSealDay(seal, data);
  if (settings.witnesses.length > 0) grantShowingGrowth(seal, data);
  addAlarm(scope, 'seal-day-moved-on', {
    metric: outcomeMetric('seal-day', 'moved-on', ALARM_PERIOD),
    threshold: 0,
    impact: 'more happened in a day than the log’s tree holds, and the rest is committed to a day later.',
    runbook: 'full-days',
    topic,
  });
  addAlarm(scope, 'seal-day-unwitnessed', {
    metric: outcomeMetric('seal-day', 'unwitnessed', Duration.days(1)),
    threshold: RUNS_A_DAY - 1,
    impact:
      'a witness has not cosigned the log for a day, so that one more could be shown another log unseen.',
    runbook: 'unwitnessed',
    topic,
  });
};
