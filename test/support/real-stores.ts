import { randomUUID } from 'node:crypto';

import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DeleteCommand, DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';

import type { Clock } from '../../shared/clock.ts';
import { createDynamoConsentLedger } from '../../shared/consent/consent-ledger.dynamodb.ts';
import { createDynamoOpeningReader } from '../../shared/consent/opening-reader.dynamodb.ts';
import { createDynamoConsentReader } from '../../shared/consent/consent-reader.dynamodb.ts';
import { ALERTS_BY_AUTHOR, ALERTS_BY_STATE, CASE_INDEXES, OBSERVATIONS_BY_DAY } from '../../shared/names.ts';
import { createCryptoRandom } from '../../shared/disclosure/random.crypto.ts';
import { createDynamoParticipants } from '../../shared/people/participants.dynamodb.ts';
import { createDynamoBatchWriter } from '../../shared/posts/batch-writer.dynamodb.ts';
import { createDynamoObservationReader } from '../../shared/posts/observation-reader.dynamodb.ts';
import { createDynamoErasureStore } from '../../shared/rights/erasure-store.dynamodb.ts';
import { createDynamoFetchSchedule } from '../../shared/schedule/fetch-schedule.dynamodb.ts';
import { createDynamoLeases } from '../../shared/schedule/leases.dynamodb.ts';
import { scan } from './dynamo-bench.ts';
import { enrolling } from './enrolling.ts';
import { FakeOpeningKeys } from './fake-opening-keys.ts';
import { FakeTextKeys } from './fake-text-keys.ts';
import { createTestTable } from './tables.ts';

/** Real adapters over tables of their own, in DynamoDB Local or in memory; text keys are real AES keys kept in memory. */
export const createRealStores = async (
  client: DynamoDBClient,
  clock: Clock,
  documents = DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } }),
) => {
  const tables = {
    consents: await createTestTable(client),
    people: await createTestTable(client),
    schedule: await createTestTable(client),
    outbox: await createTestTable(client),
    observations: await createTestTable(client, OBSERVATIONS_BY_DAY),
    alerts: await createTestTable(
      client,
      { ...ALERTS_BY_AUTHOR, projection: 'ALL' },
      { ...ALERTS_BY_STATE, projection: 'ALL' },
      ...CASE_INDEXES,
    ),
    site: await createTestTable(client),
    ledger: await createTestTable(client),
  };
  const textKeys = new FakeTextKeys();
  const openingKeys = new FakeOpeningKeys();
  const openings = createDynamoOpeningReader(documents, tables.consents);
  const writing = { documents, tables, clock, newId: randomUUID, random: createCryptoRandom() };
  const reader = createDynamoConsentReader(documents, tables.consents);
  return {
    documents,
    tables,
    textKeys,
    openingKeys,
    openings,
    reader,
    ledger: enrolling(
      createDynamoConsentLedger({ ...writing, reader, textKeys, openingKeys, openings }),
      documents,
      tables.people,
    ),
    participants: createDynamoParticipants({ documents, table: tables.people, clock, newId: randomUUID }),
    writer: createDynamoBatchWriter({ ...writing, openings }),
    observations: createDynamoObservationReader(documents, tables.observations),
    leases: createDynamoLeases({ documents, table: tables.schedule, clock, newId: randomUUID }),
    schedule: createDynamoFetchSchedule(documents, tables.schedule),
    erasure: createDynamoErasureStore(writing),
    put: async (table: keyof typeof tables, Item: Record<string, unknown>): Promise<void> =>
      void (await documents.send(new PutCommand({ TableName: tables[table], Item }))),
    remove: async (table: keyof typeof tables, Key: Record<string, unknown>): Promise<void> =>
      void (await documents.send(new DeleteCommand({ TableName: tables[table], Key }))),
    /** Every item of a table. */
    all: (table: keyof typeof tables) => scan(documents, tables[table]),
  };
};
export type RealStores = Awaited<ReturnType<typeof createRealStores>>;
