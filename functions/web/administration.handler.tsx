import { randomUUID } from 'node:crypto';

import { KMSClient } from '@aws-sdk/client-kms';

import { createDynamoCatalogueDesk } from '../../shared/classification/catalogue-desk.dynamodb.ts';
import { createKmsFingerprintKey } from '../../shared/classification/fingerprint-key.kms.ts';
import { createDynamoRulesDesk } from '../../shared/classification/rules-desk.dynamodb.ts';
import { systemClock as clock } from '../../shared/clock.ts';
import { readConfig } from '../../shared/runtime/config.ts';
import { createDocuments } from '../../shared/runtime/documents.ts';
import { httpHandler } from '../../shared/runtime/http.ts';
import { AdministrationSiteConfig } from './administration.config.ts';
import { createAdministrationSite } from './administration-site.tsx';
import { wireSignedIn } from './wiring.ts';

const config = readConfig(AdministrationSiteConfig, process.env);
const documents = createDocuments();
const parts = wireSignedIn('administration', config, {
  documents,
  participantOf: () => Promise.resolve(undefined),
});
const catalogue = { documents, table: config.TERMS_TABLE, newId: randomUUID, clock };

const site = createAdministrationSite({
  ...parts,
  facts: config.STAGE_FACTS,
  desk: createDynamoCatalogueDesk(catalogue),
  rules: createDynamoRulesDesk(catalogue),
  fingerprintKey: createKmsFingerprintKey(new KMSClient({}), config.FINGERPRINT_KEY_ID),
});

export const handler = httpHandler(site.fetch, parts.warn);
