import { SQSClient } from '@aws-sdk/client-sqs';

import { createSqsSender } from '../../shared/queues/message-sender.sqs.ts';
import { readConfig } from '../../shared/runtime/config.ts';
import { createDocuments } from '../../shared/runtime/documents.ts';
import { createLogger } from '../../shared/runtime/logger.ts';
import { createMeter } from '../../shared/runtime/metrics.ts';
import { scheduledJob } from '../../shared/runtime/scheduled-job.ts';
import { createDynamoFetchSchedule } from '../../shared/schedule/fetch-schedule.dynamodb.ts';
import { DispatchFetchesConfig } from './config.ts';
import { createDispatchFetches } from './dispatch-fetches.ts';

const config = readConfig(DispatchFetchesConfig, process.env);

const sqs = new SQSClient({});

const dispatchFetches = createDispatchFetches({
  schedule: createDynamoFetchSchedule(createDocuments(), config.SCHEDULE_TABLE),
  fetches: createSqsSender(sqs, config.FETCH_QUEUE_URL),
  endings: createSqsSender(sqs, config.ERASURE_QUEUE_URL),
});

export const handler = scheduledJob({
  run: dispatchFetches,
  log: createLogger('dispatch-fetches').warn,
  meter: createMeter('dispatch-fetches'),
});
