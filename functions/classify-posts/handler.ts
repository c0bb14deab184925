import { randomUUID } from 'node:crypto';

import { KMSClient } from '@aws-sdk/client-kms';
import { SQSClient } from '@aws-sdk/client-sqs';

import { createKmsDuplicateHashes } from '../../shared/alerts/duplicate-hashes.kms.ts';
import { createDynamoCatalogueReader } from '../../shared/classification/catalogue-reader.dynamodb.ts';
import { createCurrentClassifier } from '../../shared/classification/current-classifier.ts';
import { createKmsFingerprintKey } from '../../shared/classification/fingerprint-key.kms.ts';
import { createEldDetector } from '../../shared/classification/language-detector.eld.ts';
import { loadModel } from '../../shared/classification/model.file.ts';
import { ALL_RULES } from '../../shared/classification/rules/all-rules.ts';
import { systemClock as clock } from '../../shared/clock.ts';
import { createDynamoConsentReader } from '../../shared/consent/consent-reader.dynamodb.ts';
import { createDynamoOpeningReader } from '../../shared/consent/opening-reader.dynamodb.ts';
import { createCryptoRandom } from '../../shared/disclosure/random.crypto.ts';
import { STANDING_NOTICES } from '../../shared/consent/notice.ts';
import { createSqsWakeUp } from '../../shared/outbox/wake-up.sqs.ts';
import { PostBatchMessage } from '../../shared/posts/batch-message.ts';
import { createDynamoBatchWriter } from '../../shared/posts/batch-writer.dynamodb.ts';
import { rejectTo } from '../../shared/queues/reject.sqs.ts';
import { createDynamoDemotedRules, keptFor } from '../../shared/rules/demoted-rules.dynamodb.ts';
import { readConfig } from '../../shared/runtime/config.ts';
import { createDocuments } from '../../shared/runtime/documents.ts';
import { createLogger } from '../../shared/runtime/logger.ts';
import { createMeter } from '../../shared/runtime/metrics.ts';
import { queueWorker } from '../../shared/runtime/queue-worker.ts';
import { leaveRoom, untilSettled } from '../../shared/runtime/transact.dynamodb.ts';
import { createDynamoLeases } from '../../shared/schedule/leases.dynamodb.ts';
import { createKmsTextKeyOpener } from '../../shared/sealing/text-keys.kms.ts';
import { createClassifyPosts } from './classify-posts.ts';
import { ClassifyPostsConfig } from './config.ts';

const config = readConfig(ClassifyPostsConfig, process.env);
const documents = createDocuments();
const kms = new KMSClient({});
const sqs = new SQSClient({});
const { warn } = createLogger('classify-posts');
const meter = createMeter('classify-posts');

const classifyPosts = createClassifyPosts(
  {
    consents: createDynamoConsentReader(documents, config.CONSENTS_TABLE),
    textKeys: createKmsTextKeyOpener(kms, config.TEXT_KEY_ID),
    classifier: createCurrentClassifier({
      catalogue: createDynamoCatalogueReader({
        documents,
        table: config.TERMS_TABLE,
        fingerprintKey: createKmsFingerprintKey(kms, config.FINGERPRINT_KEY_ID),
      }),
      model: loadModel(),
      rules: ALL_RULES,
      clock,
      detectLanguage: createEldDetector(),
    }),
    demoted: keptFor(createDynamoDemotedRules(documents, config.SITE_TABLE), clock),
    duplicates: createKmsDuplicateHashes(kms, config.DUPLICATE_KEY_ID),
    writer: createDynamoBatchWriter({
      documents,
      tables: {
        consents: config.CONSENTS_TABLE,
        observations: config.OBSERVATIONS_TABLE,
        alerts: config.ALERTS_TABLE,
        outbox: config.OUTBOX_TABLE,
        ledger: config.LEDGER_TABLE,
      },
      openings: createDynamoOpeningReader(documents, config.CONSENTS_TABLE),
      clock,
      newId: randomUUID,
      random: createCryptoRandom(),
    }),
    leases: createDynamoLeases({ documents, table: config.SCHEDULE_TABLE, clock, newId: randomUUID }),
    wakeUp: createSqsWakeUp(sqs, config.RELAY_QUEUE_URL, warn),
    untilSettled,
    leaveRoom,
    clock,
    newId: randomUUID,
    warn,
    meter,
  },
  { alertThreshold: config.ALERT_THRESHOLD, notices: STANDING_NOTICES },
);

export const handler = queueWorker({
  message: PostBatchMessage,
  handle: classifyPosts,
  reject: rejectTo(sqs, config.REJECTED_QUEUE_URL),
  log: warn,
  meter,
});
