import { randomUUID } from 'node:crypto';

import { SQSClient } from '@aws-sdk/client-sqs';
import * as z from 'zod';

import { systemClock } from '../../shared/clock.ts';
import { createDynamoConsentEnding } from '../../shared/consent/consent-ending.dynamodb.ts';
import { createDynamoOwnConsentReader } from '../../shared/consent/consent-reader.dynamodb.ts';
import { RanOutMessage } from '../../shared/consent/ran-out-message.ts';
import { createCryptoRandom } from '../../shared/disclosure/random.crypto.ts';
import { Effect } from '../../shared/outbox/effect.ts';
import { rejectTo } from '../../shared/queues/reject.sqs.ts';
import { createDynamoErasureStore } from '../../shared/rights/erasure-store.dynamodb.ts';
import { createDynamoExports } from '../../shared/rights/exports.dynamodb.ts';
import { readConfig } from '../../shared/runtime/config.ts';
import { createDocuments } from '../../shared/runtime/documents.ts';
import { createLogger } from '../../shared/runtime/logger.ts';
import { createMeter } from '../../shared/runtime/metrics.ts';
import { queueWorker } from '../../shared/runtime/queue-worker.ts';
import { untilSettled } from '../../shared/runtime/transact.dynamodb.ts';
import { EraseParticipantConfig } from './config.ts';
import { createEraseParticipant } from './erase-participant.ts';

const config = readConfig(EraseParticipantConfig, process.env);
const documents = createDocuments();
const meter = createMeter('erase-participant');
const consents = createDynamoOwnConsentReader(documents, config.CONSENTS_TABLE);
const tables = {
  consents: config.CONSENTS_TABLE,
  observations: config.OBSERVATIONS_TABLE,
  alerts: config.ALERTS_TABLE,
  people: config.PEOPLE_TABLE,
  site: config.SITE_TABLE,
  schedule: config.SCHEDULE_TABLE,
  outbox: config.OUTBOX_TABLE,
  ledger: config.LEDGER_TABLE,
};
const writing = { documents, tables, clock: systemClock, newId: randomUUID, random: createCryptoRandom() };

const eraseParticipant = createEraseParticipant({
  store: createDynamoErasureStore(writing),
  consents,
  ending: createDynamoConsentEnding({ ...writing, reader: consents }),
  exports: createDynamoExports(writing),
  untilSettled,
  newId: randomUUID,
  meter,
});

export const handler = queueWorker({
  message: z.union([Effect, RanOutMessage]),
  handle: eraseParticipant,
  reject: rejectTo(new SQSClient({}), config.REJECTED_QUEUE_URL),
  log: createLogger('erase-participant').warn,
  meter,
});
