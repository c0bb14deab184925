import { Duration } from 'aws-cdk-lib';
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';

import { addAlarm, ALARM_PERIOD } from './alarms.ts';
import { allow } from './grant.ts';
import { GuardedQueue, rejectedQueue } from './guarded-queue.ts';
import { ServiceFunction, type ServiceFunctionProps } from './service-function.ts';

/** What differs between workers. Impacts are sentences about people. */
export interface QueueWorkerProps extends ServiceFunctionProps {
  readonly queueName: string;
  readonly functionName: string;
  readonly batchSize: number;
  readonly maxConcurrency: number;
  readonly deadImpact: string;
  readonly rejectedImpact: string;
  readonly lateImpact: string;
  readonly lateAfter: Duration;
  /** Of the queue and of where its messages end: longer where they carry ids only and must not be lost. */
  readonly retention?: Duration;
  /** How often a message is tried whose function lets it rest longer each time; it is told its own queue for that. */
  readonly backsOffUpTo?: number;
  readonly runbook: string;
  readonly topic: ITopic;
}

/** Lambda may hand a batch out again at the end of a time-out; six of them leave room for its own retries. */
const VISIBILITY_IN_TIMEOUTS = 6;

/** A queue, its dead-letter and rejected queues, the function that works it off, and their alarms. */
export class QueueWorker extends Construct {
  readonly queue: Queue;
  readonly worker: ServiceFunction;

  constructor(scope: Construct, id: string, props: QueueWorkerProps) {
    super(scope, id);
    const { topic, runbook } = props;
    const guarded = new GuardedQueue(this, 'Queue', {
      name: props.queueName,
      visibility: Duration.seconds(props.timeout.toSeconds() * VISIBILITY_IN_TIMEOUTS),
      ...(props.retention !== undefined && { retention: props.retention, deadRetention: props.retention }),
      ...(props.backsOffUpTo !== undefined && { receivesAtMost: props.backsOffUpTo }),
      deadImpact: props.deadImpact,
      runbook,
      topic,
    });
    const rejected = rejectedQueue(this, 'Rejected', {
      impact: props.rejectedImpact,
      topic,
      ...(props.retention !== undefined && { retention: props.retention }),
    });
    this.queue = guarded.queue;
    this.worker = new ServiceFunction(this, props.functionName, {
      ...props,
      environment: {
        ...props.environment,
        REJECTED_QUEUE_URL: rejected.queueUrl,
        ...(props.backsOffUpTo !== undefined && { QUEUE_URL: this.queue.queueUrl }),
      },
    });
    allow(this.worker, { actions: ['sqs:SendMessage'], resource: rejected.queueArn });
    this.worker.addEventSource(
      new SqsEventSource(this.queue, {
        batchSize: props.batchSize,
        maxConcurrency: props.maxConcurrency,
        reportBatchItemFailures: true,
      }),
    );
    addAlarm(this, 'LateAlarm', {
      metric: this.queue.metricApproximateAgeOfOldestMessage({ period: ALARM_PERIOD, statistic: 'Maximum' }),
      threshold: props.lateAfter.toSeconds(),
      impact: props.lateImpact,
      runbook,
      topic,
    });
  }
}
