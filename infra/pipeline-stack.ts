import { join } from 'node:path';

import { Duration, Stack, type StackProps } from 'aws-cdk-lib';
import { Rule, RuleTargetInput, Schedule } from 'aws-cdk-lib/aws-events';
import { SqsQueue } from 'aws-cdk-lib/aws-events-targets';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';

import { addJob } from './add-job.ts';
import { proveAlertRoute } from './alert-route.ts';
import { AlarmTopic } from './constructs/alarm-topic.ts';
import { addAlarm, ALARM_PERIOD } from './constructs/alarms.ts';
import { GuardedQueue } from './constructs/guarded-queue.ts';
import { outcomeMetric } from './constructs/outcome-metric.ts';
import { QueueWorker, type QueueWorkerProps } from './constructs/queue-worker.ts';
import type { ServiceFunction } from './constructs/service-function.ts';
import type { DataStack } from './data-stack.ts';
import { grantExportParticipant } from './export-grants.ts';
import {
  grantClassifyPosts,
  grantDispatchFetches,
  grantEraseParticipant,
  grantIngestAccount,
  grantNotifyAlert,
  grantRelay,
  grantReleasePeriod,
} from './grants.ts';
import type { JobName } from './jobs.ts';
import { logRetention } from './log-retention.ts';
import { addMonitorLog } from './monitor-log.ts';
import { siteUrl, type StageSettings } from './stages.ts';
import { watchReports } from './reports.ts';
import { addDeliverFinding, addMailFinding, addTakeStatus } from './security-tools.ts';
import { addSealDay } from './seal-day.ts';
import { addSendReport } from './send-report.ts';
import { tableNames } from './table-names.ts';
import { watchOpenAlerts } from './open-alerts-watch.ts';
import { QUEUE_WORKERS } from './workers.ts';
import { grantPublishSummary } from './summary-grants.ts';

/** What the stack is made from. `bundles` is the directory with each function's code. */
export interface PipelineStackProps extends StackProps {
  readonly settings: StageSettings;
  readonly data: DataStack;
  readonly bundles: string;
}

/** What the results of collecting are written to, inside one transaction. */
const WHERE_COLLECTED = ['Consents', 'Observations', 'Alerts', 'Outbox', 'Ledger'] as const;

/** Queues, schedules and background functions, each with the grants its ports need and no other. */
export class PipelineStack extends Stack {
  readonly topic: AlarmTopic;
  readonly relayQueue: Queue;
  readonly #props: PipelineStackProps;

  constructor(scope: Construct, id: string, props: PipelineStackProps) {
    super(scope, id, props);
    this.#props = props;
    this.topic = new AlarmTopic(this, 'Alarms', props.settings.alarmEmail);
    const security = this.#securityQueue();
    const tools = { ...props, topic: this.topic };
    const alert = this.#notifyAlert({
      security,
      delivery: addDeliverFinding(this, tools),
      mail: addMailFinding(this, tools),
    });
    const erasure = this.#eraseParticipant();
    const copies = this.#exportParticipant();
    this.relayQueue = this.#relay({ alert: alert.queue, erasure: erasure.queue, export: copies.queue }).queue;
    const classify = this.#classifyPosts(this.relayQueue);
    const ingest = this.#ingestAccount(classify.queue);
    this.#dispatchFetches(ingest.queue, erasure.queue);
    this.#releasePeriod();
    this.#publishSummary();
    addSealDay(this, { ...props, topic: this.topic });
    addMonitorLog(this, { ...props, topic: this.topic });
    watchReports(this, { ...props, topic: this.topic });
    addSendReport(this, { ...props, topic: this.topic });
    addTakeStatus(this, tools, this.relayQueue);
    proveAlertRoute(this, { ...props, topic: this.topic, relay: this.relayQueue });
  }

  #securityQueue(): Queue {
    const { queue } = new GuardedQueue(this, 'SecurityQueue', {
      name: 'security',
      visibility: Duration.minutes(5),
      retention: Duration.days(4),
      deadImpact: 'the security team’s own tools cannot read a leak alert; the security site still shows it.',
      runbook: 'security-queue',
      topic: this.topic,
    });
    return queue;
  }

  #worker(name: keyof typeof QUEUE_WORKERS, environment: Readonly<Record<string, string>>): QueueWorker {
    const props: QueueWorkerProps = {
      ...QUEUE_WORKERS[name],
      functionName: name,
      environment,
      bundle: join(this.#props.bundles, name),
      logRetention: logRetention(this.#props.settings),
      topic: this.topic,
    };
    return new QueueWorker(this, `${name}-worker`, props);
  }

  #notifyAlert(queues: Parameters<typeof grantNotifyAlert>[2]): QueueWorker {
    const { data, settings } = this.#props;
    const notify = this.#worker('notify-alert', {
      ...tableNames(data, 'Alerts', 'Site', 'Ledger'),
      SECURITY_QUEUE_URL: queues.security.queueUrl,
      DELIVERY_QUEUE_URL: queues.delivery.queueUrl,
      MAIL_QUEUE_URL: queues.mail.queueUrl,
      MAIL_TO: (settings.findingMail?.to ?? []).map(({ name }) => name).join(','),
      DELIVER_TO: settings.webhooks.map(({ name }) => name).join(','),
      SECURITY_SITE_URL: siteUrl(settings, 'security'),
    });
    grantNotifyAlert(notify.worker, data, queues);
    watchOpenAlerts(this, notify.queue, this.topic);
    return notify;
  }

  #eraseParticipant(): QueueWorker {
    const { data } = this.#props;
    const erase = this.#worker('erase-participant', {
      ...tableNames(data, ...WHERE_COLLECTED),
      ...tableNames(data, 'People', 'Site', 'Schedule'),
    });
    grantEraseParticipant(erase.worker, data);
    return erase;
  }

  #exportParticipant(): QueueWorker {
    const { settings, data } = this.#props;
    const exporter = this.#worker('export-participant', {
      ...tableNames(data, 'People', 'Consents', 'Observations', 'Alerts', 'Site', 'Ledger'),
      OPENING_KEY_ID: data.openingKey.keyArn,
      EXPORT_BUCKET: data.exportBucket.bucketName,
      COMPANY: settings.company,
    });
    grantExportParticipant(exporter.worker, data);
    new Rule(this, 'SweepExports', {
      description: 'Removes copies of people’s data whose day is over',
      schedule: Schedule.rate(Duration.hours(1)),
      targets: [
        new SqsQueue(exporter.queue, {
          message: RuleTargetInput.fromObject({ version: 1, kind: 'sweep-exports' }),
        }),
      ],
    });
    return exporter;
  }

  #relay(queues: Parameters<typeof grantRelay>[2]): QueueWorker {
    const { data } = this.#props;
    const relay = this.#worker('relay', {
      ...tableNames(data, 'Outbox'),
      ALERT_QUEUE_URL: queues.alert.queueUrl,
      ERASURE_QUEUE_URL: queues.erasure.queueUrl,
      EXPORT_QUEUE_URL: queues.export.queueUrl,
    });
    grantRelay(relay.worker, data, queues);
    new Rule(this, 'Sweep', {
      description: 'Passes on what a lost wake-up left behind',
      schedule: Schedule.rate(Duration.minutes(1)),
      targets: [
        new SqsQueue(relay.queue, { message: RuleTargetInput.fromObject({ version: 1, sweep: true }) }),
      ],
    });
    return relay;
  }

  #classifyPosts(relay: Queue): QueueWorker {
    const { settings, data } = this.#props;
    const classify = this.#worker('classify-posts', {
      ...tableNames(data, ...WHERE_COLLECTED, 'Schedule', 'Terms', 'Site'),
      TEXT_KEY_ID: data.textKey.keyArn,
      DUPLICATE_KEY_ID: data.duplicateKey.keyArn,
      FINGERPRINT_KEY_ID: data.fingerprintKey.keyArn,
      RELAY_QUEUE_URL: relay.queueUrl,
      ALERT_THRESHOLD: String(settings.alertThreshold),
    });
    grantClassifyPosts(classify.worker, data, { relay });
    return classify;
  }

  #ingestAccount(classify: Queue): QueueWorker {
    const { settings, data } = this.#props;
    const ingest = this.#worker('ingest-account', {
      ...tableNames(data, 'Consents', 'Schedule', 'Observations'),
      TEXT_KEY_ID: data.textKey.keyArn,
      CLASSIFY_QUEUE_URL: classify.queueUrl,
      CAMPAIGN: JSON.stringify(settings.campaign),
      ALLOWED_ORIGINS: settings.allowedOrigins.join(','),
      PLC_DIRECTORY_URL: settings.plcDirectory,
      BLUESKY_APPVIEW_URL: settings.blueskyAppView,
    });
    grantIngestAccount(ingest.worker, data, { classify });
    return ingest;
  }

  #job(name: JobName, environment: Readonly<Record<string, string>>): ServiceFunction {
    return addJob(this, name, { ...this.#props, topic: this.topic, environment });
  }

  #dispatchFetches(fetch: Queue, erasure: Queue): void {
    const { data } = this.#props;
    const dispatch = this.#job('dispatch-fetches', {
      ...tableNames(data, 'Schedule'),
      FETCH_QUEUE_URL: fetch.queueUrl,
      ERASURE_QUEUE_URL: erasure.queueUrl,
    });
    grantDispatchFetches(dispatch, data, { fetch, erasure });
  }

  #releasePeriod(): void {
    const { settings, data } = this.#props;
    const release = this.#job('release-period', {
      ...tableNames(data, 'Observations', 'Consents', 'Releases'),
      CAMPAIGN: JSON.stringify(settings.campaign),
    });
    grantReleasePeriod(release, data);
    addAlarm(this, 'release-period-lapsed', {
      metric: outcomeMetric('release-period', 'lapsed', ALARM_PERIOD),
      threshold: 0,
      impact: 'a report will never appear: its rows expired before any run could release it.',
      runbook: 'lapsed-periods',
      topic: this.topic,
    });
  }

  #publishSummary(): void {
    const { data } = this.#props;
    const publish = this.#job('publish-summary', {
      ...tableNames(data, 'Releases', 'Ledger'),
      PUBLIC_BUCKET: data.publicBucket.bucketName,
    });
    grantPublishSummary(publish, data);
  }
}
