import { randomUUID } from 'node:crypto';

import { SQSClient } from '@aws-sdk/client-sqs';
import * as z from 'zod';

import { createDynamoAlertReader } from '../../shared/alerts/alert-reader.dynamodb.ts';
import { createDynamoOpenAlerts } from '../../shared/alerts/open-alerts.dynamodb.ts';
import { createDynamoRouteProofRecorder } from '../../shared/alerts/route-proof.dynamodb.ts';
import { systemClock as clock } from '../../shared/clock.ts';
import { createCryptoRandom } from '../../shared/disclosure/random.crypto.ts';
import { createDynamoNotices } from '../../shared/people/notices.dynamodb.ts';
import { createSqsSender } from '../../shared/queues/message-sender.sqs.ts';
import { rejectTo } from '../../shared/queues/reject.sqs.ts';
import { createDynamoRuleScales } from '../../shared/rules/rule-scales.dynamodb.ts';
import { readConfig } from '../../shared/runtime/config.ts';
import { createDocuments } from '../../shared/runtime/documents.ts';
import { createLogger } from '../../shared/runtime/logger.ts';
import { createMeter } from '../../shared/runtime/metrics.ts';
import { queueWorker } from '../../shared/runtime/queue-worker.ts';
import { NotifyAlertConfig } from './config.ts';
import { AlertEffect, createNotifyAlert, WatchMessage } from './notify-alert.ts';

const config = readConfig(NotifyAlertConfig, process.env);
const documents = createDocuments();
const sqs = new SQSClient({});

const notifyAlert = createNotifyAlert(
  {
    alerts: createDynamoAlertReader(documents, config.ALERTS_TABLE, clock),
    open: createDynamoOpenAlerts(documents, config.ALERTS_TABLE, clock),
    clock,
    notices: createDynamoNotices(documents, { site: config.SITE_TABLE, alerts: config.ALERTS_TABLE }),
    security: createSqsSender(sqs, config.SECURITY_QUEUE_URL),
    deliveries: createSqsSender(sqs, config.DELIVERY_QUEUE_URL),
    mails: createSqsSender(sqs, config.MAIL_QUEUE_URL),
    proofs: createDynamoRouteProofRecorder(documents, config.SITE_TABLE),
    scales: createDynamoRuleScales({
      documents,
      tables: { site: config.SITE_TABLE, ledger: config.LEDGER_TABLE },
      clock,
      newId: randomUUID,
      random: createCryptoRandom(),
    }),
  },
  { securitySite: config.SECURITY_SITE_URL, deliverTo: config.DELIVER_TO, mailTo: config.MAIL_TO },
);

export const handler = queueWorker({
  message: z.union([AlertEffect, WatchMessage]),
  handle: notifyAlert,
  reject: rejectTo(sqs, config.REJECTED_QUEUE_URL),
  log: createLogger('notify-alert').warn,
  meter: createMeter('notify-alert'),
});
