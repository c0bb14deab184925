import { join } from 'node:path';

import { Duration } from 'aws-cdk-lib';
import type { IGrantable } from 'aws-cdk-lib/aws-iam';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';

import { ALERTS_BY_AUTHOR } from '../shared/names.ts';
import { addAlarm, ALARM_PERIOD } from './constructs/alarms.ts';
import { allow, FOR_OPENING } from './constructs/grant.ts';
import { ServiceFunction } from './constructs/service-function.ts';
import type { DataStack } from './data-stack.ts';
import { grantProving } from './log-grants.ts';
import { logRetention } from './log-retention.ts';
import { logOrigin, type StageSettings } from './stages.ts';
import { tableNames } from './table-names.ts';

/** What the function is made from. */
export interface OpenEntriesProps {
  readonly settings: StageSettings;
  readonly data: DataStack;
  readonly topic: ITopic;
  readonly bundles: string;
}

/** It reads and opens, and writes nothing but its log. Whose an account is, it reads itself. */
const grantOpening = (opener: IGrantable, data: DataStack): void => {
  const { People, Alerts, Consents, Ledger } = data.stores;
  allow(opener, {
    actions: ['dynamodb:GetItem', 'dynamodb:Query'],
    resource: People.tableArn,
    leadingKeys: ['participant#*'],
  });
  // What became of alerts is found by what lies on them.
  allow(opener, {
    actions: ['dynamodb:Query'],
    resource: `${Alerts.tableArn}/index/${ALERTS_BY_AUTHOR.index}`,
  });
  allow(opener, { actions: ['dynamodb:GetItem'], resource: Consents.tableArn, leadingKeys: ['opening#*'] });
  allow(opener, { actions: ['dynamodb:BatchGetItem'], resource: Ledger.tableArn, leadingKeys: ['day#*'] });
  allow(opener, { actions: ['kms:Decrypt'], resource: data.openingKey.keyArn, conditions: FOR_OPENING });
  grantProving(opener, data);
};

/** The function that opens people's own entries of the log for them, and proves them. */
export const addOpenEntries = (
  scope: Construct,
  { settings, data, topic, bundles }: OpenEntriesProps,
): ServiceFunction => {
  const openEntries = new ServiceFunction(scope, 'open-entries', {
    bundle: join(bundles, 'open-entries'),
    environment: {
      ...tableNames(data, 'People', 'Alerts', 'Consents', 'Ledger'),
      OPENING_KEY_ID: data.openingKey.keyArn,
      LOG_KEY_ID: data.logKey.keyArn,
      LOG_ORIGIN: logOrigin(settings),
    },
    // Two attempts of the site must fit into its own 28 seconds.
    timeout: Duration.seconds(12),
    logRetention: logRetention(settings),
    description: 'Candor: opens somebody’s own entries of the log for them, and keeps nothing',
    // That somebody looked at their own entries, and when, is nobody’s business.
    isQuiet: true,
  });
  grantOpening(openEntries, data);
  addAlarm(scope, 'open-entries-alarm', {
    metric: openEntries.metricErrors({ period: ALARM_PERIOD }),
    threshold: 0,
    impact:
      'people cannot see their own entries of the public log; those of the copy of their data are there.',
    runbook: 'open-entries',
    topic,
  });
  return openEntries;
};
