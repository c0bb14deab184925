import { KMSClient } from '@aws-sdk/client-kms';

import { systemClock } from '../../shared/clock.ts';
import { createDynamoOpeningReader } from '../../shared/consent/opening-reader.dynamodb.ts';
import { EntriesRequest } from '../../shared/rights/own-entries.ts';
import { createDynamoOwnAccounts } from '../../shared/rights/own-accounts.dynamodb.ts';
import { createDynamoOwnRows } from '../../shared/rights/own-rows.dynamodb.ts';
import { callable } from '../../shared/runtime/callable.ts';
import { readConfig } from '../../shared/runtime/config.ts';
import { createDocuments } from '../../shared/runtime/documents.ts';
import { createLogger } from '../../shared/runtime/logger.ts';
import { createKmsOpeningKeyOpener } from '../../shared/sealing/opening-keys.kms.ts';
import { createKmsNoteSigner } from '../../shared/signing/note-signer.kms.ts';
import { createDynamoLeafReader } from '../../shared/transparency/leaf-places.dynamodb.ts';
import { createLeafProver } from '../../shared/transparency/leaf-prover.ts';
import { createDynamoLogReader } from '../../shared/transparency/log-reader.dynamodb.ts';
import { OpenEntriesConfig } from './config.ts';
import { createOpenEntries } from './open-entries.ts';

const config = readConfig(OpenEntriesConfig, process.env);
const documents = createDocuments();
const kms = new KMSClient({});
const log = createDynamoLogReader(documents, config.LEDGER_TABLE);
const leaves = createDynamoLeafReader(documents, config.LEDGER_TABLE);

const openEntries = createOpenEntries({
  accounts: createDynamoOwnAccounts({
    documents,
    tables: { people: config.PEOPLE_TABLE, alerts: config.ALERTS_TABLE },
  }),
  rows: createDynamoOwnRows({
    documents,
    tables: { people: config.PEOPLE_TABLE, ledger: config.LEDGER_TABLE },
    openings: createDynamoOpeningReader(documents, config.CONSENTS_TABLE),
    keys: createKmsOpeningKeyOpener(kms, config.OPENING_KEY_ID),
  }),
  log,
  leaves,
  prove: createLeafProver({ log, leaves, origin: config.LOG_ORIGIN }),
  logKey: createKmsNoteSigner({ kms, keyId: config.LOG_KEY_ID, name: config.LOG_ORIGIN }),
  clock: systemClock,
});

export const handler = callable({
  request: EntriesRequest,
  answer: openEntries,
  log: createLogger('open-entries').warn,
});
