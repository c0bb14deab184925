import { randomUUID } from 'node:crypto';

import { SQSClient } from '@aws-sdk/client-sqs';

import { createDynamoRouteProofReader } from '../../shared/alerts/route-proof.dynamodb.ts';
import { createDynamoToolInbox } from '../../shared/alerts/tool-inbox.dynamodb.ts';
import { StatusMessage } from '../../shared/alerts/tool-status.ts';
import { systemClock as clock } from '../../shared/clock.ts';
import { createCryptoRandom } from '../../shared/disclosure/random.crypto.ts';
import { createSqsWakeUp } from '../../shared/outbox/wake-up.sqs.ts';
import { rejectTo } from '../../shared/queues/reject.sqs.ts';
import { readConfig } from '../../shared/runtime/config.ts';
import { createDocuments } from '../../shared/runtime/documents.ts';
import { createLogger } from '../../shared/runtime/logger.ts';
import { createMeter } from '../../shared/runtime/metrics.ts';
import { queueWorker } from '../../shared/runtime/queue-worker.ts';
import { TakeStatusConfig } from './config.ts';
import { createTakeStatus } from './take-status.ts';

const config = readConfig(TakeStatusConfig, process.env);
const documents = createDocuments();
const sqs = new SQSClient({});
const { warn } = createLogger('take-status');

const takeStatus = createTakeStatus({
  inbox: createDynamoToolInbox({
    documents,
    tables: {
      alerts: config.ALERTS_TABLE,
      outbox: config.OUTBOX_TABLE,
      ledger: config.LEDGER_TABLE,
      site: config.SITE_TABLE,
    },
    clock,
    newId: randomUUID,
    random: createCryptoRandom(),
  }),
  proofs: createDynamoRouteProofReader(documents, config.SITE_TABLE),
  wakeUp: createSqsWakeUp(sqs, config.RELAY_QUEUE_URL, warn),
});

export const handler = queueWorker({
  message: StatusMessage,
  handle: takeStatus,
  reject: rejectTo(sqs, config.REJECTED_QUEUE_URL),
  log: warn,
  meter: createMeter('take-status'),
});
