import { randomBytes, randomUUID } from 'node:crypto';

import type { Context, SQSBatchResponse, SQSEvent } from 'aws-lambda';
import * as z from 'zod';

import { createClassifyPosts } from '../../functions/classify-posts/classify-posts.ts';
import { createDispatchFetches } from '../../functions/dispatch-fetches/dispatch-fetches.ts';
import { createEraseParticipant } from '../../functions/erase-participant/erase-participant.ts';
import { createExportParticipant } from '../../functions/export-participant/export-participant.ts';
import { createIngestAccount } from '../../functions/ingest-account/ingest-account.ts';
import { AlertEffect, createNotifyAlert, WatchMessage } from '../../functions/notify-alert/notify-alert.ts';
import { createRelay } from '../../functions/relay/relay.ts';
import { createReleasePeriod } from '../../functions/release-period/release-period.ts';
import { createDynamoAlertInbox } from '../../shared/alerts/alert-inbox.dynamodb.ts';
import { createDynamoAlertReader } from '../../shared/alerts/alert-reader.dynamodb.ts';
import { createDynamoRouteProofRecorder } from '../../shared/alerts/route-proof.dynamodb.ts';
import { createKmsDuplicateHashes } from '../../shared/alerts/duplicate-hashes.kms.ts';
import { createDynamoOpenAlerts } from '../../shared/alerts/open-alerts.dynamodb.ts';
import { createDynamoCatalogueReader } from '../../shared/classification/catalogue-reader.dynamodb.ts';
import { createKmsFingerprintKey } from '../../shared/classification/fingerprint-key.kms.ts';
import type { Clock } from '../../shared/clock.ts';
import { createDynamoConsentEnding } from '../../shared/consent/consent-ending.dynamodb.ts';
import { createDynamoOpeningReader } from '../../shared/consent/opening-reader.dynamodb.ts';
import { createDynamoConsentLedger } from '../../shared/consent/consent-ledger.dynamodb.ts';
import {
  createDynamoConsentReader,
  createDynamoOwnConsentReader,
} from '../../shared/consent/consent-reader.dynamodb.ts';
import { RanOutMessage } from '../../shared/consent/ran-out-message.ts';
import { createDynamoEpochReader } from '../../shared/disclosure/epoch-reader.dynamodb.ts';
import { createCryptoRandom } from '../../shared/disclosure/random.crypto.ts';
import { createDynamoReleaseWriter } from '../../shared/disclosure/release-writer.dynamodb.ts';
import { Effect } from '../../shared/outbox/effect.ts';
import { createDynamoOutbox } from '../../shared/outbox/outbox.dynamodb.ts';
import { createSqsWakeUp } from '../../shared/outbox/wake-up.sqs.ts';
import { WakeUpMessage } from '../../shared/outbox/wake-up.ts';
import { createDynamoNotices } from '../../shared/people/notices.dynamodb.ts';
import type { PostSource } from '../../shared/platforms/post-source.ts';
import { PostBatchMessage } from '../../shared/posts/batch-message.ts';
import { createDynamoBatchWriter } from '../../shared/posts/batch-writer.dynamodb.ts';
import { createDynamoObservationFold } from '../../shared/posts/observation-fold.dynamodb.ts';
import { createDynamoObservationReader } from '../../shared/posts/observation-reader.dynamodb.ts';
import { createSqsSender } from '../../shared/queues/message-sender.sqs.ts';
import { rejectTo } from '../../shared/queues/reject.sqs.ts';
import { createDynamoErasureStore } from '../../shared/rights/erasure-store.dynamodb.ts';
import { createS3ExportFiles } from '../../shared/rights/export-files.s3.ts';
import { createDynamoExports } from '../../shared/rights/exports.dynamodb.ts';
import { createDynamoMyDataReader } from '../../shared/rights/my-data.dynamodb.ts';
import { createDynamoOwnRows } from '../../shared/rights/own-rows.dynamodb.ts';
import { SweepExportsMessage } from '../../shared/rights/sweep-exports-message.ts';
import { createDynamoDemotedRules } from '../../shared/rules/demoted-rules.dynamodb.ts';
import { createDynamoRuleScales } from '../../shared/rules/rule-scales.dynamodb.ts';
import { queueWorker } from '../../shared/runtime/queue-worker.ts';
import { untilSettled } from '../../shared/runtime/transact.dynamodb.ts';
import { FetchMessage } from '../../shared/schedule/fetch-message.ts';
import { createDynamoFetchSchedule } from '../../shared/schedule/fetch-schedule.dynamodb.ts';
import { createDynamoLeases } from '../../shared/schedule/leases.dynamodb.ts';
import {
  createKmsOpeningKeyMaker,
  createKmsOpeningKeyOpener,
} from '../../shared/sealing/opening-keys.kms.ts';
import { createKmsTextKeyMaker, createKmsTextKeyOpener } from '../../shared/sealing/text-keys.kms.ts';
import { ONE_STEP, SILENCE } from './disclosure-builders.ts';
import type { MemoryCloud } from './memory-cloud.ts';
import { POLICY } from './model-headline.ts';
import { leakFinder } from './leak-finder.ts';
import { EVERY_NOTICE } from './real-pipeline.ts';

/** The tables the functions are given. */
export const TABLES = [
  'consents',
  'schedule',
  'people',
  'observations',
  'alerts',
  'releases',
  'outbox',
  'ledger',
  'terms',
  'site',
] as const;
export type Tables = Readonly<Record<(typeof TABLES)[number], string>>;

/** What functions are wired to. */
export interface Wiring {
  readonly cloud: MemoryCloud;
  readonly tables: Tables;
  readonly clock: Clock;
  readonly source: PostSource;
  readonly onLog: (line: string) => void;
}

/** The url of a queue. */
export const urlOf = (queue: string): string => `https://sqs.example/${queue}`;

export type QueueHandler = (
  event: SQSEvent,
  context: Context,
  options: { readonly signal: AbortSignal },
) => Promise<SQSBatchResponse>;

const nothing = (): void => undefined;
const METER = { count: nothing, flush: nothing };

/** Every function of the pipeline as its handler wires it, just started: nothing is cached. */
export const wireFunctions = (wiring: Wiring) => {
  const { cloud, tables, clock } = wiring;
  const { documents } = cloud.dynamodb;
  const { sqs, kms } = cloud;
  const log = (...line: readonly unknown[]): void => wiring.onLog(JSON.stringify(line));
  const newId = randomUUID;
  const writing = { documents, tables, clock, newId, random: createCryptoRandom() };
  const consents = createDynamoConsentReader(documents, tables.consents);
  const own = createDynamoOwnConsentReader(documents, tables.consents);
  const leases = createDynamoLeases({ documents, table: tables.schedule, clock, newId });
  const textKeys = createKmsTextKeyOpener(kms, 'text');
  const exports = createDynamoExports({ documents, tables, clock, newId });
  const sender = <Message>(queue: string) => createSqsSender<Message>(sqs, urlOf(queue));
  const worker = <Schema extends z.ZodType>(
    name: string,
    message: Schema,
    handle: (message: z.infer<Schema>) => Promise<string>,
  ): QueueHandler =>
    queueWorker({ message, handle, reject: rejectTo(sqs, urlOf(`${name}-rejected`)), log, meter: METER });
  const catalogue = createDynamoCatalogueReader({
    documents,
    table: tables.terms,
    fingerprintKey: createKmsFingerprintKey(kms, 'fingerprints'),
  });
  const ingest = createIngestAccount(
    {
      consents,
      leases,
      sheets: createDynamoObservationReader(documents, tables.observations),
      sources: { mastodon: wiring.source, bluesky: wiring.source },
      textKeys,
      batches: sender('classify'),
      clock,
      newNonce: () => randomBytes(12),
      warn: log,
      meter: METER,
    },
    { campaign: { tags: ['programme'], mentions: [], domains: [] }, notices: EVERY_NOTICE },
  );
  const classify = createClassifyPosts(
    {
      consents,
      textKeys,
      classifier: async () => {
        await catalogue.read();
        return leakFinder;
      },
      demoted: createDynamoDemotedRules(documents, tables.site),
      duplicates: createKmsDuplicateHashes(kms, 'duplicates'),
      writer: createDynamoBatchWriter({
        ...writing,
        openings: createDynamoOpeningReader(documents, tables.consents),
      }),
      leases,
      wakeUp: createSqsWakeUp(sqs, urlOf('relay'), log),
      untilSettled,
      leaveRoom: () => Promise.resolve(),
      clock,
      newId,
      warn: log,
      meter: METER,
    },
    { alertThreshold: 0.8, notices: EVERY_NOTICE },
  );
  const relay = createRelay({
    outbox: createDynamoOutbox(documents, tables.outbox),
    alerts: sender('alert'),
    erasures: sender('erasure'),
    exports: sender('export'),
  });
  const notify = createNotifyAlert(
    {
      alerts: createDynamoAlertReader(documents, tables.alerts, clock),
      open: createDynamoOpenAlerts(documents, tables.alerts, clock),
      clock,
      notices: createDynamoNotices(documents, tables),
      security: sender('security'),
      deliveries: sender('delivery'),
      mails: sender('mail'),
      proofs: createDynamoRouteProofRecorder(documents, tables.site),
      scales: createDynamoRuleScales({ documents, tables, clock, newId, random: createCryptoRandom() }),
    },
    { securitySite: 'https://security.example', deliverTo: [], mailTo: [] },
  );
  const erase = createEraseParticipant({
    store: createDynamoErasureStore(writing),
    consents: own,
    ending: createDynamoConsentEnding({ ...writing, reader: own }),
    exports,
    untilSettled,
    newId,
    meter: METER,
  });
  const copy = createExportParticipant({
    exports,
    myData: createDynamoMyDataReader({ documents, tables, consents: own }),
    ownRows: createDynamoOwnRows({
      documents,
      tables,
      openings: createDynamoOpeningReader(documents, tables.consents),
      keys: createKmsOpeningKeyOpener(kms, 'opening'),
    }),
    files: createS3ExportFiles(cloud.s3, 'exports'),
    clock,
    controller: 'Example',
  });
  return {
    /** By the queue each works off, with the size of its batches. */
    workers: {
      fetch: { batch: 1, handler: worker('fetch', FetchMessage, ingest) },
      classify: { batch: 5, handler: worker('classify', PostBatchMessage, classify) },
      relay: { batch: 10, handler: worker('relay', WakeUpMessage, relay) },
      alert: { batch: 10, handler: worker('alert', z.union([AlertEffect, WatchMessage]), notify) },
      erasure: { batch: 1, handler: worker('erasure', z.union([Effect, RanOutMessage]), erase) },
      export: { batch: 1, handler: worker('export', z.union([Effect, SweepExportsMessage]), copy) },
    },
    dispatch: createDispatchFetches({
      schedule: createDynamoFetchSchedule(documents, tables.schedule),
      fetches: sender('fetch'),
      endings: sender('erasure'),
    }),
    release: createReleasePeriod(
      {
        observations: createDynamoObservationFold(documents, tables.observations),
        consents,
        epochs: createDynamoEpochReader(documents, tables.consents),
        releases: createDynamoReleaseWriter(documents, tables),
        noise: SILENCE,
        leaveRoom: () => Promise.resolve(),
        meter: METER,
      },
      { disclosure: POLICY, ladder: ONE_STEP, topics: ['programme'] },
    ),
    ledger: createDynamoConsentLedger({
      ...writing,
      reader: consents,
      textKeys: createKmsTextKeyMaker(kms, 'text'),
      openings: createDynamoOpeningReader(documents, tables.consents),
      openingKeys: createKmsOpeningKeyMaker(kms, 'text'),
    }),
    inbox: createDynamoAlertInbox({ documents, tables, clock, newId, random: createCryptoRandom() }),
    exports,
  };
};
export type CloudFunctions = ReturnType<typeof wireFunctions>;
