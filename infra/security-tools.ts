import { join } from 'node:path';

import { CfnOutput } from 'aws-cdk-lib';
import { ArnPrincipal, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';

import { QueueWorker } from './constructs/queue-worker.ts';
import type { DataStack } from './data-stack.ts';
import { grantMail } from './mail-grant.ts';
import { logRetention } from './log-retention.ts';
import type { StageSettings } from './stages.ts';
import { tableNames } from './table-names.ts';
import { grantDeliverFinding, grantTakeStatus } from './tool-grants.ts';
import { QUEUE_WORKERS } from './workers.ts';

/** What the way to tools and back is made from. */
export interface SecurityToolsProps {
  readonly settings: StageSettings;
  readonly data: DataStack;
  readonly bundles: string;
  readonly topic: ITopic;
}

interface Tool {
  readonly name: 'deliver-finding' | 'mail-finding' | 'take-status';
  readonly environment: Readonly<Record<string, string>>;
}

const worker = (
  scope: Construct,
  { settings, bundles, topic }: SecurityToolsProps,
  { name, environment }: Tool,
): QueueWorker =>
  new QueueWorker(scope, `${name}-worker`, {
    ...QUEUE_WORKERS[name],
    functionName: name,
    environment,
    bundle: join(bundles, name),
    logRetention: logRetention(settings),
    topic,
  });

/** Sends findings, signed, to addresses of the security team's own; answers the queue they go into. */
export const addDeliverFinding = (scope: Construct, props: SecurityToolsProps): Queue => {
  const { settings, data } = props;
  const deliver = worker(scope, props, {
    name: 'deliver-finding',
    environment: {
      WEBHOOKS: JSON.stringify(settings.webhooks),
      WEBHOOK_SECRET_ID: data.webhookSecret.secretArn,
      ALLOWED_ORIGINS: settings.allowedOrigins.join(','),
    },
  });
  grantDeliverFinding(deliver.worker, data);
  return deliver.queue;
};

/** Writes to people of security about findings, where the stage names any; answers the queue that findings go into. */
export const addMailFinding = (scope: Construct, props: SecurityToolsProps): Queue => {
  const { findingMail, company } = props.settings;
  const mail = worker(scope, props, {
    name: 'mail-finding',
    environment: {
      COMPANY: company,
      MAIL_FROM: findingMail?.from ?? '',
      MAIL_TARGETS: JSON.stringify(findingMail?.to ?? []),
    },
  });
  if (findingMail !== undefined) {
    const { from, to } = findingMail;
    grantMail(mail.worker, { from, to: to.map(({ address }) => address) });
  }
  return mail.queue;
};

/** Takes what tools report of alerts, from whoever the stage names, in this account or another. */
export const addTakeStatus = (scope: Construct, props: SecurityToolsProps, relay: Queue): void => {
  const { settings, data } = props;
  const take = worker(scope, props, {
    name: 'take-status',
    environment: {
      ...tableNames(data, 'Alerts', 'Outbox', 'Ledger', 'Site'),
      RELAY_QUEUE_URL: relay.queueUrl,
    },
  });
  grantTakeStatus(take.worker, data, relay);
  if (settings.statusSenders.length > 0) {
    take.queue.addToResourcePolicy(
      new PolicyStatement({
        sid: 'AllowNamedTools',
        principals: settings.statusSenders.map((arn) => new ArnPrincipal(arn)),
        actions: ['sqs:SendMessage'],
        resources: [take.queue.queueArn],
      }),
    );
  }
  new CfnOutput(scope, 'StatusQueue', {
    description: 'Where connected tools report what became of an alert',
    value: take.queue.queueUrl,
  });
};
