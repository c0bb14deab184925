import { randomUUID } from 'node:crypto';

import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { KMSClient } from '@aws-sdk/client-kms';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

import type { Engine } from '../../infra/local/engine-api.ts';
import { createDynamoOpeningReader } from '../../shared/consent/opening-reader.dynamodb.ts';
import { createCryptoRandom } from '../../shared/disclosure/random.crypto.ts';
import { createDynamoConsentLedger } from '../../shared/consent/consent-ledger.dynamodb.ts';
import { createDynamoConsentReader } from '../../shared/consent/consent-reader.dynamodb.ts';
import type { Purposes } from '../../shared/consent/consent-record.ts';
import { NOTICE, noticeReference } from '../../shared/consent/notice.ts';
import { subjectOf } from '../../shared/identity/identity.ts';
import type { AccountId, ParticipantId } from '../../shared/ids.ts';
import { createDynamoParticipants } from '../../shared/people/participants.dynamodb.ts';
import { createDynamoMyDataReader } from '../../shared/rights/my-data.dynamodb.ts';
import type { MyData } from '../../shared/rights/my-data.ts';
import { createKmsOpeningKeyMaker } from '../../shared/sealing/opening-keys.kms.ts';
import { createKmsTextKeyMaker } from '../../shared/sealing/text-keys.kms.ts';

/** The identity provider's name for the one person of such a run. */
export const OWNER = 'owner';

/** An account whose owner agreed at the prompt. */
export interface AgreedAccount {
  readonly account: AccountId;
  readonly handle: string;
  readonly purposes: Purposes;
}

/** The owner's side of a stage on this machine: what the participant site does once ownership is proven. */
export interface OwnAccount {
  agree(agreed: AgreedAccount): Promise<void>;
  data(): Promise<MyData>;
  close(): void;
}

/** Acts through the gate as whoever set the stage up; ownership was confirmed at the prompt rather than proven. */
export const createOwnAccount = async (engine: Engine, issuer: string): Promise<OwnAccount> => {
  const client = new DynamoDBClient(engine.operator);
  const documents = DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } });
  const kms = new KMSClient(engine.operator);
  const clock = { now: () => engine.now() };
  const newId = randomUUID;
  const tables = {
    consents: engine.tableName('Consents'),
    people: engine.tableName('People'),
    schedule: engine.tableName('Schedule'),
    outbox: engine.tableName('Outbox'),
    observations: engine.tableName('Observations'),
    alerts: engine.tableName('Alerts'),
    site: engine.tableName('Site'),
    ledger: engine.tableName('Ledger'),
  };
  const participant: ParticipantId = await createDynamoParticipants({
    documents,
    table: tables.people,
    clock,
    newId,
  }).enrol(subjectOf(issuer, OWNER));
  const consents = createDynamoConsentReader(documents, tables.consents);
  const textKeys = createKmsTextKeyMaker(kms, engine.keyId('TextKey'));
  const ledger = createDynamoConsentLedger({
    documents,
    tables,
    reader: consents,
    textKeys,
    openings: createDynamoOpeningReader(documents, tables.consents),
    openingKeys: createKmsOpeningKeyMaker(kms, engine.keyId('OpeningKey')),
    random: createCryptoRandom(),
    clock,
    newId,
  });
  return {
    agree: async ({ account, handle, purposes }) => {
      const connectedAt = clock.now().toISOString();
      await ledger.connect({ version: 1, participant, account, handle, connectedAt });
      await ledger.choose({ participant, account, purposes, notice: noticeReference(NOTICE) });
    },
    data: () => createDynamoMyDataReader({ documents, tables, consents }).read(participant),
    close: () => {
      client.destroy();
      kms.destroy();
    },
  };
};
