import { randomBytes, randomUUID } from 'node:crypto';

import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, ScanCommand } from '@aws-sdk/lib-dynamodb';

import type { Clock } from '../../shared/clock.ts';
import { createDynamoConsentLedger } from '../../shared/consent/consent-ledger.dynamodb.ts';
import { createDynamoConsentReader } from '../../shared/consent/consent-reader.dynamodb.ts';
import { ServiceError } from '../../shared/errors.ts';
import { ALERTS_BY_AUTHOR, OBSERVATIONS_BY_DAY } from '../../shared/names.ts';
import { createDynamoBatchWriter } from '../../shared/posts/batch-writer.dynamodb.ts';
import { createDynamoObservationReader } from '../../shared/posts/observation-reader.dynamodb.ts';
import { createDynamoErasureStore } from '../../shared/rights/erasure-store.dynamodb.ts';
import { createDynamoFetchSchedule } from '../../shared/schedule/fetch-schedule.dynamodb.ts';
import { createDynamoLeases } from '../../shared/schedule/leases.dynamodb.ts';
import type { TextKey, TextKeyMaker, TextKeyOpener } from '../../shared/sealing/text-keys.ts';
import { createTestTable } from './tables.ts';

/** Real adapters over tables of their own in DynamoDB Local; text keys are real AES keys kept in memory. */
export const createRealStores = async (client: DynamoDBClient, clock: Clock) => {
  const documents = DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } });
  const tables = {
    consents: await createTestTable(client),
    people: await createTestTable(client),
    schedule: await createTestTable(client),
    outbox: await createTestTable(client),
    observations: await createTestTable(client, OBSERVATIONS_BY_DAY),
    alerts: await createTestTable(client, ALERTS_BY_AUTHOR),
    site: await createTestTable(client),
  };
  const keys = new Map<string, TextKey>();
  const textKeys: TextKeyMaker & TextKeyOpener = {
    create: () => {
      const wrapped = randomBytes(24).toString('base64');
      keys.set(wrapped, { seal: randomBytes(32), edit: randomBytes(32) });
      return Promise.resolve(wrapped);
    },
    open: (_account, wrapped) => {
      const key = keys.get(wrapped);
      if (key === undefined) throw new ServiceError('not-permitted', 'no such key');
      return Promise.resolve(key);
    },
  };
  const reader = createDynamoConsentReader(documents, tables.consents);
  return {
    documents,
    tables,
    textKeys,
    reader,
    ledger: createDynamoConsentLedger({ documents, tables, reader, textKeys, clock, newId: randomUUID }),
    writer: createDynamoBatchWriter({ documents, tables, clock }),
    observations: createDynamoObservationReader(documents, tables.observations),
    leases: createDynamoLeases({ documents, table: tables.schedule, clock, newId: randomUUID }),
    schedule: createDynamoFetchSchedule(documents, tables.schedule),
    erasure: createDynamoErasureStore({ documents, tables, clock }),
    /** Every item of a table. */
    all: async (table: keyof typeof tables): Promise<readonly Record<string, unknown>[]> =>
      (await documents.send(new ScanCommand({ TableName: tables[table], ConsistentRead: true }))).Items ?? [],
  };
};
export type RealStores = Awaited<ReturnType<typeof createRealStores>>;
