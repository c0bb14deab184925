import { Duration } from 'aws-cdk-lib';
import { Alarm, ComparisonOperator, TreatMissingData, type IMetric } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';

/** An alarm in words: what its going off means for people, and where the runbook says what to do. */
export interface AlarmProps {
  readonly metric: IMetric;
  readonly threshold: number;
  readonly impact: string;
  /** Heading of the section in docs/runbook.md, as its anchor. */
  readonly runbook: string;
  readonly topic: ITopic;
  /** Whether it goes off below the threshold, silence included, rather than above it. */
  readonly isBelow?: boolean;
  /** How many periods in a row it takes; one unless said. */
  readonly periods?: number;
}

/** How long a metric is summed up for an alarm. */
export const ALARM_PERIOD = Duration.minutes(5);

/** An alarm that goes off above a threshold (or below it), with its impact and its section of the runbook. */
export const addAlarm = (scope: Construct, id: string, props: AlarmProps): void => {
  const alarm = new Alarm(scope, id, {
    metric: props.metric,
    threshold: props.threshold,
    evaluationPeriods: props.periods ?? 1,
    comparisonOperator:
      props.isBelow === true
        ? ComparisonOperator.LESS_THAN_THRESHOLD
        : ComparisonOperator.GREATER_THAN_THRESHOLD,
    treatMissingData: props.isBelow === true ? TreatMissingData.BREACHING : TreatMissingData.NOT_BREACHING,
    alarmDescription: `Impact: ${props.impact} Runbook: docs/runbook.md#${props.runbook}`,
  });
  alarm.addAlarmAction(new SnsAction(props.topic));
};
