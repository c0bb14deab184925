import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';

import { addAlarm, ALARM_PERIOD } from './alarms.ts';

/** What differs between queues. `deadImpact` says what a message in the dead-letter queue means for people. */
export interface GuardedQueueProps {
  readonly name: string;
  readonly visibility: Duration;
  readonly retention?: Duration;
  /** How long messages stay where they end; four days unless said. */
  readonly deadRetention?: Duration;
  /** How often a message is handed out before it ends; five times unless said. */
  readonly receivesAtMost?: number;
  readonly deadImpact: string;
  readonly runbook: string;
  readonly topic: ITopic;
}

const RECEIVES_AT_MOST = 5;
const RETENTION = Duration.days(1);
/** A rejected or dead message may hold sealed words, and is kept no longer than anybody needs to look at why. */
const DEAD_RETENTION = Duration.days(4);
/** A dead letter keeps the age it had in its queue; a rejected message is sent anew, so its days begin again. */
const REJECTED_RETENTION = Duration.days(DEAD_RETENTION.toDays() - RETENTION.toDays());

const encrypted = { encryption: QueueEncryption.SQS_MANAGED, enforceSSL: true } as const;

/** A queue with its dead-letter queue and the alarm on it. */
export class GuardedQueue extends Construct {
  readonly queue: Queue;
  readonly dead: Queue;

  constructor(scope: Construct, id: string, props: GuardedQueueProps) {
    super(scope, id);
    this.dead = new Queue(this, 'Dead', {
      ...encrypted,
      retentionPeriod: props.deadRetention ?? DEAD_RETENTION,
    });
    this.queue = new Queue(this, props.name, {
      ...encrypted,
      retentionPeriod: props.retention ?? RETENTION,
      visibilityTimeout: props.visibility,
      deadLetterQueue: { queue: this.dead, maxReceiveCount: props.receivesAtMost ?? RECEIVES_AT_MOST },
      removalPolicy: RemovalPolicy.DESTROY,
    });
    addAlarm(this, 'DeadAlarm', {
      metric: this.dead.metricApproximateNumberOfMessagesVisible({ period: ALARM_PERIOD }),
      threshold: 0,
      impact: props.deadImpact,
      runbook: props.runbook,
      topic: props.topic,
    });
  }
}

/** A queue for messages that will never succeed, with the alarm that says so. */
export const rejectedQueue = (
  scope: Construct,
  id: string,
  {
    impact,
    topic,
    retention,
  }: { readonly impact: string; readonly topic: ITopic; readonly retention?: Duration },
): Queue => {
  const queue = new Queue(scope, id, { ...encrypted, retentionPeriod: retention ?? REJECTED_RETENTION });
  addAlarm(scope, `${id}Alarm`, {
    metric: queue.metricApproximateNumberOfMessagesVisible({ period: ALARM_PERIOD }),
    threshold: 0,
    impact,
    runbook: 'rejected-messages',
    topic,
  });
  return queue;
};
