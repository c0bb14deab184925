import { Duration } from 'aws-cdk-lib';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';

import { addJob, type JobProps } from './add-job.ts';
import { addAlarm } from './constructs/alarms.ts';
import { allow } from './constructs/grant.ts';
import { outcomeMetric } from './constructs/outcome-metric.ts';
import type { DataStack } from './data-stack.ts';
import { tableNames } from './table-names.ts';

/** What the function is made from. */
export interface AlertRouteProps extends Omit<JobProps, 'environment'> {
  readonly data: DataStack;
  readonly relay: Queue;
}

/** A day, and two hours for a run that comes late. */
const HOURS_WITHOUT = 26;

/** Once a day a test alert goes the way of all alerts; that none arrived for a day and two hours raises an alarm. */
export const proveAlertRoute = (scope: Construct, { data, relay, ...props }: AlertRouteProps): void => {
  const { Outbox } = data.stores;
  const prove = addJob(scope, 'prove-route', {
    ...props,
    environment: { ...tableNames(data, 'Outbox'), RELAY_QUEUE_URL: relay.queueUrl },
  });
  allow(prove, { actions: ['dynamodb:PutItem'], resource: Outbox.tableArn, leadingKeys: ['shard#*'] });
  allow(prove, { actions: ['sqs:SendMessage'], resource: relay.queueArn });
  addAlarm(scope, 'alert-route-silence', {
    metric: outcomeMetric('notify-alert', 'route-proven', Duration.hours(1)),
    threshold: 1,
    isBelow: true,
    periods: HOURS_WITHOUT,
    impact: 'leak alerts may not reach the security team’s own tools; the security site still shows them.',
    runbook: 'alert-route',
    topic: props.topic,
  });
};
