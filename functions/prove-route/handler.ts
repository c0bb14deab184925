import { SQSClient } from '@aws-sdk/client-sqs';

import { createDynamoEffectRecorder } from '../../shared/outbox/effect-recorder.dynamodb.ts';
import { createSqsWakeUp } from '../../shared/outbox/wake-up.sqs.ts';
import { readConfig } from '../../shared/runtime/config.ts';
import { createDocuments } from '../../shared/runtime/documents.ts';
import { createLogger } from '../../shared/runtime/logger.ts';
import { createMeter } from '../../shared/runtime/metrics.ts';
import { scheduledJob } from '../../shared/runtime/scheduled-job.ts';
import { ProveRouteConfig } from './config.ts';
import { createProveRoute } from './prove-route.ts';

const config = readConfig(ProveRouteConfig, process.env);
const { warn } = createLogger('prove-route');

export const handler = scheduledJob({
  run: createProveRoute({
    effects: createDynamoEffectRecorder(createDocuments(), config.OUTBOX_TABLE),
    wakeUp: createSqsWakeUp(new SQSClient({}), config.RELAY_QUEUE_URL, warn),
  }),
  log: warn,
  meter: createMeter('prove-route'),
});
