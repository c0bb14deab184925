import { Duration } from 'aws-cdk-lib';
import { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { Rule, RuleTargetInput, Schedule } from 'aws-cdk-lib/aws-events';
import { SqsQueue } from 'aws-cdk-lib/aws-events-targets';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';

import { addAlarm } from './constructs/alarms.ts';

/** Once a day the notifier looks how old open alerts are; the outcome it counts then raises the alarm. */
export const watchOpenAlerts = (scope: Construct, alerts: Queue, topic: ITopic): void => {
  const message = RuleTargetInput.fromObject({ version: 1, kind: 'watch-open-alerts' });
  new Rule(scope, 'WatchOpenAlerts', {
    description: 'Looks whether leak alerts wait too long',
    schedule: Schedule.cron({ minute: '0', hour: '6' }),
    targets: [new SqsQueue(alerts, { message })],
  });
  addAlarm(scope, 'open-alerts-alarm', {
    metric: new Metric({
      namespace: 'Candor',
      metricName: 'outcomes',
      dimensionsMap: { service: 'notify-alert', outcome: 'alerts-ageing' },
      statistic: 'Sum',
      period: Duration.days(1),
    }),
    threshold: 0,
    impact: 'a leak may be live and nobody deals with it; after 180 days its alert is erased unhandled.',
    runbook: 'ageing-alerts',
    topic,
  });
};
