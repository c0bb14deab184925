import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';

import { OUTCOMES } from '../names.ts';

/** Counts outcomes by function; outcomes are words from the code, never identifiers. */
export interface Meter {
  count(outcome: string, amount?: number): void;
  /** Writes what was counted; called at the end of every invocation. */
  flush(): void;
}

/** A meter that writes CloudWatch's embedded metric format: one metric `outcomes`, dimensions function and outcome. */
export const createMeter = (service: string): Meter => {
  const counts = new Map<string, number>();
  const metrics = new Metrics({ namespace: OUTCOMES.namespace, serviceName: service });
  return {
    count: (outcome, amount = 1) => void counts.set(outcome, (counts.get(outcome) ?? 0) + amount),
    flush: () => {
      for (const [outcome, amount] of counts) {
        const metric = metrics.singleMetric();
        metric.addDimension('outcome', outcome);
        metric.addMetric(OUTCOMES.metric, MetricUnit.Count, amount);
      }
      counts.clear();
    },
  };
};
