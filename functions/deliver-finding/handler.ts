import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { SQSClient } from '@aws-sdk/client-sqs';

import { Delivery } from '../../shared/alerts/webhook.ts';
import { createSecretsManagerWebhookSecrets } from '../../shared/alerts/webhook-secrets.secrets-manager.ts';
import { systemClock as clock } from '../../shared/clock.ts';
import { createSafeFetch, type SafeFetchLimits } from '../../shared/platforms/safe-fetch.node.ts';
import { backOffIn } from '../../shared/queues/back-off.sqs.ts';
import { rejectTo } from '../../shared/queues/reject.sqs.ts';
import { readConfig } from '../../shared/runtime/config.ts';
import { createLogger } from '../../shared/runtime/logger.ts';
import { createMeter } from '../../shared/runtime/metrics.ts';
import { queueWorker } from '../../shared/runtime/queue-worker.ts';
import { DeliverFindingConfig } from './config.ts';
import { createDeliverFinding } from './deliver-finding.ts';

/** A tool has to take a message, not to work on it. */
const LIMITS: SafeFetchLimits = { milliseconds: 8_000, bytes: 65_536 };

const config = readConfig(DeliverFindingConfig, process.env);
const sqs = new SQSClient({});

const deliverFinding = createDeliverFinding(
  {
    fetch: createSafeFetch(config.ALLOWED_ORIGINS, LIMITS),
    secrets: createSecretsManagerWebhookSecrets(
      new SecretsManagerClient({}),
      config.WEBHOOK_SECRET_ID,
      clock,
    ),
    clock,
  },
  config.WEBHOOKS,
);

export const handler = queueWorker({
  message: Delivery,
  handle: deliverFinding,
  reject: rejectTo(sqs, config.REJECTED_QUEUE_URL),
  backOff: backOffIn(sqs, config.QUEUE_URL),
  log: createLogger('deliver-finding').warn,
  meter: createMeter('deliver-finding'),
});
