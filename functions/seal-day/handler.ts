import { KMSClient } from '@aws-sdk/client-kms';
import { S3Client } from '@aws-sdk/client-s3';

import { systemClock } from '../../shared/clock.ts';
import { createCryptoRandom } from '../../shared/disclosure/random.crypto.ts';
import { shippedSurvey } from '../../shared/feedback/survey.file.ts';
import { surveyHash } from '../../shared/feedback/survey.ts';
import { shippedPolicy } from '../../shared/policy/policy.file.ts';
import { policyHash } from '../../shared/policy/policy.ts';
import { createSafeFetch, type SafeFetchLimits } from '../../shared/platforms/safe-fetch.node.ts';
import { whatTakesEffect } from '../../shared/processing/approvals.ts';
import { readConfig } from '../../shared/runtime/config.ts';
import { createDocuments } from '../../shared/runtime/documents.ts';
import { createLogger } from '../../shared/runtime/logger.ts';
import { createMeter } from '../../shared/runtime/metrics.ts';
import { scheduledJob } from '../../shared/runtime/scheduled-job.ts';
import { createKmsNoteSigner } from '../../shared/signing/note-signer.kms.ts';
import { createDynamoSummaryReader } from '../../shared/summaries/summary-reader.dynamodb.ts';
import { createDynamoSummarySources } from '../../shared/summaries/summary-sources.dynamodb.ts';
import { createDynamoLeafPlaces } from '../../shared/transparency/leaf-places.dynamodb.ts';
import { createDynamoLogStore } from '../../shared/transparency/log-store.dynamodb.ts';
import { createS3PublicLog } from '../../shared/transparency/public-log.s3.ts';
import { SealDayConfig } from './config.ts';
import { createSealDay } from './seal-day.ts';

/** A witness has a proof to check and a line to answer. */
const LIMITS: SafeFetchLimits = { milliseconds: 8_000, bytes: 16_384 };

const config = readConfig(SealDayConfig, process.env);
const documents = createDocuments();
const meter = createMeter('seal-day');

const sealDay = createSealDay(
  {
    store: createDynamoLogStore(documents, config.LEDGER_TABLE),
    places: createDynamoLeafPlaces(documents, config.LEDGER_TABLE),
    sources: createDynamoSummarySources(documents, {
      releases: config.RELEASES_TABLE,
      ledger: config.LEDGER_TABLE,
    }),
    summaries: createDynamoSummaryReader(documents, config.RELEASES_TABLE),
    signer: createKmsNoteSigner({
      kms: new KMSClient({}),
      keyId: config.LOG_KEY_ID,
      name: config.LOG_ORIGIN,
    }),
    bucket: createS3PublicLog(new S3Client({}), config.PUBLIC_BUCKET),
    random: createCryptoRandom(),
    fetch: createSafeFetch(config.ALLOWED_ORIGINS, LIMITS),
    meter,
  },
  {
    origin: config.LOG_ORIGIN,
    treeSize: config.LOG_LEAVES,
    inForce: Object.fromEntries(
      whatTakesEffect(
        { campaign: config.CAMPAIGN, alertThreshold: config.ALERT_THRESHOLD },
        { policySha256: policyHash(shippedPolicy()), surveySha256: surveyHash(shippedSurvey()) },
      ),
    ),
    witnesses: config.WITNESSES,
  },
);

export const handler = scheduledJob({
  run: () => sealDay(systemClock.now()),
  log: createLogger('seal-day').warn,
  meter,
});
