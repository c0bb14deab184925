import { randomUUID } from 'node:crypto';

import { KMSClient } from '@aws-sdk/client-kms';

import { systemClock } from '../../shared/clock.ts';
import { createDynamoCatalogueWriter } from '../../shared/classification/catalogue-writer.dynamodb.ts';
import { createKmsFingerprintKey } from '../../shared/classification/fingerprint-key.kms.ts';
import { createDocuments } from '../../shared/runtime/documents.ts';
import type { FingerprintIndex } from './fingerprint-index.ts';

/** An index in a stage's `Terms` store, reached with the credentials of whoever runs the command. */
export const openIndexStore = async (table: string, kmsKey: string): Promise<FingerprintIndex> => {
  const kms = new KMSClient({});
  const documents = createDocuments();
  const writer = createDynamoCatalogueWriter({ documents, table, newId: randomUUID, clock: systemClock });
  return {
    name: table,
    key: await createKmsFingerprintKey(kms, kmsKey).read(),
    putDocuments: (changes) => writer.putDocuments(changes),
    close: () => {
      kms.destroy();
      documents.destroy();
    },
  };
};
