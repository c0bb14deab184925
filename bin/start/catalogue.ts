import { randomUUID } from 'node:crypto';

import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { KMSClient } from '@aws-sdk/client-kms';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';

import type { Engine } from '../../infra/local/engine-api.ts';
import type { SampleCompany } from '../../infra/local/sample/sample-company.ts';
import { systemClock } from '../../shared/clock.ts';
import { createDynamoCatalogueWriter } from '../../shared/classification/catalogue-writer.dynamodb.ts';
import { CompanyTerm } from '../../shared/classification/company-terms.ts';
import { createKmsFingerprintKey } from '../../shared/classification/fingerprint-key.kms.ts';
import { backgroundOf, fingerprintDocument } from '../../shared/classification/fingerprints.ts';

/** Puts a company's terms and its documents' fingerprints into its `Terms` store, as whoever administers a stage does. */
export const importCatalogue = async (
  engine: Engine,
  { terms, documents: { confidential, public: site } }: Pick<SampleCompany, 'terms' | 'documents'>,
): Promise<void> => {
  const [client, kms] = [new DynamoDBClient(engine.operator), new KMSClient(engine.operator)];
  const documents = DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } });
  try {
    const table = engine.tableName('Terms');
    const writer = createDynamoCatalogueWriter({ documents, table, newId: randomUUID, clock: systemClock });
    await writer.replaceTerms(z.array(CompanyTerm).parse(terms));
    const key = await createKmsFingerprintKey(kms, engine.keyId('FingerprintKey')).read();
    const background = backgroundOf(
      site.map(({ text }) => text),
      key,
    );
    await writer.putDocuments(
      confidential.map((one) => ({
        document: one.name,
        pages: fingerprintDocument(one, key, background),
      })),
    );
  } finally {
    client.destroy();
    kms.destroy();
  }
};
