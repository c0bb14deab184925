import type { Duration } from 'aws-cdk-lib';
import { Metric } from 'aws-cdk-lib/aws-cloudwatch';

import { OUTCOMES, type Worker } from '../../shared/names.ts';

/** How often a function counted an outcome, summed over a period. */
export const outcomeMetric = (service: Worker, outcome: string, period: Duration): Metric =>
  new Metric({
    namespace: OUTCOMES.namespace,
    metricName: OUTCOMES.metric,
    dimensionsMap: { service, outcome },
    statistic: 'Sum',
    period,
  });
