import { join } from 'node:path';

import { Rule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';

import { addAlarm, ALARM_PERIOD } from './constructs/alarms.ts';
import { outcomeMetric } from './constructs/outcome-metric.ts';
import { ServiceFunction } from './constructs/service-function.ts';
import { JOBS, type Job, type JobName } from './jobs.ts';
import { logRetention } from './log-retention.ts';
import type { StageSettings } from './stages.ts';

/** What a function on a schedule is made from. */
export interface JobProps {
  readonly settings: StageSettings;
  readonly bundles: string;
  readonly topic: ITopic;
  readonly environment: Readonly<Record<string, string>>;
}

/** A function on a schedule, with the alarm on its faults and the one on its silence. */
export const addJob = (scope: Construct, name: JobName, props: JobProps): ServiceFunction => {
  const { settings, bundles, topic, environment } = props;
  const { timeout, schedule, impact }: Job = JOBS[name];
  const job = new ServiceFunction(scope, name, {
    bundle: join(bundles, name),
    environment,
    timeout,
    logRetention: logRetention(settings),
    description: `Candor: ${name}`,
  });
  new Rule(scope, `${name}-schedule`, { schedule, targets: [new LambdaFunction(job)] });
  addAlarm(scope, `${name}-alarm`, {
    metric: job.metricErrors({ period: ALARM_PERIOD }),
    threshold: 0,
    impact,
    runbook: name,
    topic,
  });
  alarmOnSilence(scope, name, { job, topic });
  return job;
};

/** A schedule that fires nothing raises no error; that nothing was done for a while is an alarm too. */
const alarmOnSilence = (
  scope: Construct,
  name: JobName,
  { job, topic }: { readonly job: ServiceFunction; readonly topic: ITopic },
): void => {
  const { silence: period, done, impact }: Job = JOBS[name];
  addAlarm(scope, `${name}-silence`, {
    metric: done === undefined ? job.metricInvocations({ period }) : outcomeMetric(name, done, period),
    threshold: 1,
    isBelow: true,
    impact,
    runbook: name,
    topic,
  });
};
