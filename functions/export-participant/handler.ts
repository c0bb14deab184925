import { KMSClient } from '@aws-sdk/client-kms';
import { S3Client } from '@aws-sdk/client-s3';
import { SQSClient } from '@aws-sdk/client-sqs';
import * as z from 'zod';

import { systemClock } from '../../shared/clock.ts';
import { createDynamoOwnConsentReader } from '../../shared/consent/consent-reader.dynamodb.ts';
import { createDynamoOpeningReader } from '../../shared/consent/opening-reader.dynamodb.ts';
import { Effect } from '../../shared/outbox/effect.ts';
import { rejectTo } from '../../shared/queues/reject.sqs.ts';
import { createS3ExportFiles } from '../../shared/rights/export-files.s3.ts';
import {
  createDynamoExportFinder,
  createDynamoExportPublisher,
} from '../../shared/rights/exports.dynamodb.ts';
import { createDynamoMyDataReader } from '../../shared/rights/my-data.dynamodb.ts';
import { createDynamoOwnRows } from '../../shared/rights/own-rows.dynamodb.ts';
import { SweepExportsMessage } from '../../shared/rights/sweep-exports-message.ts';
import { readConfig } from '../../shared/runtime/config.ts';
import { createDocuments } from '../../shared/runtime/documents.ts';
import { createLogger } from '../../shared/runtime/logger.ts';
import { createMeter } from '../../shared/runtime/metrics.ts';
import { queueWorker } from '../../shared/runtime/queue-worker.ts';
import { createKmsOpeningKeyOpener } from '../../shared/sealing/opening-keys.kms.ts';
import { ExportParticipantConfig } from './config.ts';
import { createExportParticipant } from './export-participant.ts';

const config = readConfig(ExportParticipantConfig, process.env);
const documents = createDocuments();

const exportParticipant = createExportParticipant({
  exports: {
    ...createDynamoExportFinder(documents, config.SITE_TABLE),
    ...createDynamoExportPublisher(documents, config.SITE_TABLE),
  },
  myData: createDynamoMyDataReader({
    documents,
    tables: {
      people: config.PEOPLE_TABLE,
      observations: config.OBSERVATIONS_TABLE,
      alerts: config.ALERTS_TABLE,
      site: config.SITE_TABLE,
    },
    consents: createDynamoOwnConsentReader(documents, config.CONSENTS_TABLE),
  }),
  ownRows: createDynamoOwnRows({
    documents,
    tables: { people: config.PEOPLE_TABLE, ledger: config.LEDGER_TABLE },
    openings: createDynamoOpeningReader(documents, config.CONSENTS_TABLE),
    keys: createKmsOpeningKeyOpener(new KMSClient({}), config.OPENING_KEY_ID),
  }),
  files: createS3ExportFiles(new S3Client({}), config.EXPORT_BUCKET),
  clock: systemClock,
  controller: config.COMPANY,
});

export const handler = queueWorker({
  message: z.union([Effect, SweepExportsMessage]),
  handle: exportParticipant,
  reject: rejectTo(new SQSClient({}), config.REJECTED_QUEUE_URL),
  log: createLogger('export-participant').warn,
  meter: createMeter('export-participant'),
});
