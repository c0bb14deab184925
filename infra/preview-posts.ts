import { join } from 'node:path';

import { Duration } from 'aws-cdk-lib';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';

import { addAlarm, ALARM_PERIOD } from './constructs/alarms.ts';
import { ServiceFunction } from './constructs/service-function.ts';
import { logRetention } from './log-retention.ts';
import type { StageSettings } from './stages.ts';

/** What the function is made from: no store, no key, no queue. */
export interface PreviewPostsProps {
  readonly settings: StageSettings;
  readonly topic: ITopic;
  readonly bundles: string;
}

/** The function that shows people which of their posts would count. It may write its log, and nothing else at all. */
export const addPreviewPosts = (
  scope: Construct,
  { settings, topic, bundles }: PreviewPostsProps,
): ServiceFunction => {
  const previewPosts = new ServiceFunction(scope, 'preview-posts', {
    bundle: join(bundles, 'preview-posts'),
    environment: {
      CAMPAIGN: JSON.stringify(settings.campaign),
      ALLOWED_ORIGINS: settings.allowedOrigins.join(','),
      PLC_DIRECTORY_URL: settings.plcDirectory,
    },
    // Two attempts of the site must fit into its own 28 seconds.
    timeout: Duration.seconds(12),
    logRetention: logRetention(settings),
    description: 'Candor: reads somebody’s posts to show them which would count, and keeps nothing',
  });
  addAlarm(scope, 'preview-posts-alarm', {
    metric: previewPosts.metricErrors({ period: ALARM_PERIOD }),
    threshold: 0,
    impact: 'people cannot see which of their posts would count before they decide.',
    runbook: 'preview-posts',
    topic,
  });
  return previewPosts;
};
