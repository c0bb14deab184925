import { randomBytes, randomUUID } from 'node:crypto';

import { KMSClient } from '@aws-sdk/client-kms';
import { SQSClient } from '@aws-sdk/client-sqs';

import { systemClock as clock } from '../../shared/clock.ts';
import { createDynamoConsentReader } from '../../shared/consent/consent-reader.dynamodb.ts';
import { STANDING_NOTICES } from '../../shared/consent/notice.ts';
import { createBlueskyPostSource } from '../../shared/platforms/post-source.bluesky.ts';
import { createMastodonPostSource } from '../../shared/platforms/post-source.mastodon.ts';
import { createSafeFetch } from '../../shared/platforms/safe-fetch.node.ts';
import { createDynamoObservationReader } from '../../shared/posts/observation-reader.dynamodb.ts';
import { createSqsSender } from '../../shared/queues/message-sender.sqs.ts';
import { rejectTo } from '../../shared/queues/reject.sqs.ts';
import { readConfig } from '../../shared/runtime/config.ts';
import { createDocuments } from '../../shared/runtime/documents.ts';
import { createLogger } from '../../shared/runtime/logger.ts';
import { createMeter } from '../../shared/runtime/metrics.ts';
import { queueWorker } from '../../shared/runtime/queue-worker.ts';
import { FetchMessage } from '../../shared/schedule/fetch-message.ts';
import { createDynamoLeases } from '../../shared/schedule/leases.dynamodb.ts';
import { createKmsTextKeyOpener } from '../../shared/sealing/text-keys.kms.ts';
import { IngestAccountConfig } from './config.ts';
import { createIngestAccount } from './ingest-account.ts';

const config = readConfig(IngestAccountConfig, process.env);
const allowedOrigins = config.ALLOWED_ORIGINS;
const documents = createDocuments();
const sqs = new SQSClient({});
const fetch = createSafeFetch(allowedOrigins);
const { warn } = createLogger('ingest-account');
const meter = createMeter('ingest-account');

const ingestAccount = createIngestAccount(
  {
    consents: createDynamoConsentReader(documents, config.CONSENTS_TABLE),
    leases: createDynamoLeases({ documents, table: config.SCHEDULE_TABLE, clock, newId: randomUUID }),
    sheets: createDynamoObservationReader(documents, config.OBSERVATIONS_TABLE),
    sources: {
      mastodon: createMastodonPostSource({ fetch, allowedOrigins, clock }),
      bluesky: createBlueskyPostSource({
        fetch,
        directory: config.PLC_DIRECTORY_URL,
        appView: config.BLUESKY_APPVIEW_URL,
        clock,
      }),
    },
    textKeys: createKmsTextKeyOpener(new KMSClient({}), config.TEXT_KEY_ID),
    batches: createSqsSender(sqs, config.CLASSIFY_QUEUE_URL),
    clock,
    newNonce: () => randomBytes(12),
    warn,
    meter,
  },
  { campaign: config.CAMPAIGN, notices: STANDING_NOTICES },
);

export const handler = queueWorker({
  message: FetchMessage,
  handle: ingestAccount,
  reject: rejectTo(sqs, config.REJECTED_QUEUE_URL),
  log: warn,
  meter,
});
