import { join } from 'node:path';

import { Duration } from 'aws-cdk-lib';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';

import { addAlarm, ALARM_PERIOD } from './constructs/alarms.ts';
import { ServiceFunction } from './constructs/service-function.ts';
import type { DataStack } from './data-stack.ts';
import { grantCatalogue } from './draft-grants.ts';
import { logRetention } from './log-retention.ts';
import type { StageSettings } from './stages.ts';
import { tableNames } from './table-names.ts';

/** What the function is made from. */
export interface CheckDraftProps {
  readonly settings: StageSettings;
  readonly data: DataStack;
  readonly topic: ITopic;
  readonly bundles: string;
}

/** The function that classifies a draft in memory. It can write nothing but its log, and is only ever asked. */
export const addCheckDraft = (
  scope: Construct,
  { settings, data, topic, bundles }: CheckDraftProps,
): ServiceFunction => {
  const checkDraft = new ServiceFunction(scope, 'check-draft', {
    bundle: join(bundles, 'check-draft'),
    environment: { ...tableNames(data, 'Terms'), FINGERPRINT_KEY_ID: data.fingerprintKey.keyArn },
    // Two attempts of the site must fit into its own 28 seconds.
    timeout: Duration.seconds(12),
    memoryMegabytes: 1024,
    logRetention: logRetention(settings),
    description: 'Candor: classifies a draft that somebody may post, and keeps nothing',
  });
  grantCatalogue(checkDraft, data);
  addAlarm(scope, 'check-draft-alarm', {
    metric: checkDraft.metricErrors({ period: ALARM_PERIOD }),
    threshold: 0,
    impact: 'people cannot have a draft checked before they post it.',
    runbook: 'check-draft',
    topic,
  });
  return checkDraft;
};
