import { SQSClient } from '@aws-sdk/client-sqs';

import { createDynamoOutbox } from '../../shared/outbox/outbox.dynamodb.ts';
import { WakeUpMessage } from '../../shared/outbox/wake-up.ts';
import { createSqsSender } from '../../shared/queues/message-sender.sqs.ts';
import { rejectTo } from '../../shared/queues/reject.sqs.ts';
import { readConfig } from '../../shared/runtime/config.ts';
import { createDocuments } from '../../shared/runtime/documents.ts';
import { createLogger } from '../../shared/runtime/logger.ts';
import { createMeter } from '../../shared/runtime/metrics.ts';
import { queueWorker } from '../../shared/runtime/queue-worker.ts';
import { RelayConfig } from './config.ts';
import { createRelay } from './relay.ts';

const config = readConfig(RelayConfig, process.env);
const sqs = new SQSClient({});

const relay = createRelay({
  outbox: createDynamoOutbox(createDocuments(), config.OUTBOX_TABLE),
  alerts: createSqsSender(sqs, config.ALERT_QUEUE_URL),
  erasures: createSqsSender(sqs, config.ERASURE_QUEUE_URL),
  exports: createSqsSender(sqs, config.EXPORT_QUEUE_URL),
});

export const handler = queueWorker({
  message: WakeUpMessage,
  handle: relay,
  reject: rejectTo(sqs, config.REJECTED_QUEUE_URL),
  log: createLogger('relay').warn,
  meter: createMeter('relay'),
});
