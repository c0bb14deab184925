import { randomUUID } from 'node:crypto';

import { SQSClient } from '@aws-sdk/client-sqs';

import { createDynamoAlertCases } from '../../shared/alerts/alert-cases.dynamodb.ts';
import { createDynamoAlertInbox } from '../../shared/alerts/alert-inbox.dynamodb.ts';
import { createDynamoAlertReader } from '../../shared/alerts/alert-reader.dynamodb.ts';
import { createDynamoAlertWork } from '../../shared/alerts/alert-work.dynamodb.ts';
import { createDynamoRouteProofReader } from '../../shared/alerts/route-proof.dynamodb.ts';
import { systemClock as clock } from '../../shared/clock.ts';
import { createCryptoRandom } from '../../shared/disclosure/random.crypto.ts';
import { createSqsWakeUp } from '../../shared/outbox/wake-up.sqs.ts';
import {
  createDynamoParticipantFinder,
  createDynamoSignInFinder,
} from '../../shared/people/participants.dynamodb.ts';
import { createDynamoRuleRecords } from '../../shared/rules/rule-records.dynamodb.ts';
import { readConfig } from '../../shared/runtime/config.ts';
import { createDocuments } from '../../shared/runtime/documents.ts';
import { httpHandler } from '../../shared/runtime/http.ts';
import { SecuritySiteConfig } from './security.config.ts';
import { createSecuritySite } from './security-site.tsx';
import { wireSignedIn } from './wiring.ts';

const config = readConfig(SecuritySiteConfig, process.env);
const documents = createDocuments();
const finder = createDynamoParticipantFinder(documents, config.PEOPLE_TABLE);
const parts = wireSignedIn('security', config, {
  documents,
  participantOf: (subject) => finder.find(subject),
});

const site = createSecuritySite({
  ...parts,
  inbox: createDynamoAlertInbox({
    documents,
    tables: {
      alerts: config.ALERTS_TABLE,
      ledger: config.LEDGER_TABLE,
      outbox: config.OUTBOX_TABLE,
      site: config.SITE_TABLE,
    },
    clock,
    newId: randomUUID,
    random: createCryptoRandom(),
  }),
  work: createDynamoAlertWork({
    documents,
    table: config.ALERTS_TABLE,
    targets: config.RESPONSE_TARGETS,
    clock,
  }),
  cases: createDynamoAlertCases({
    documents,
    table: config.ALERTS_TABLE,
    alerts: createDynamoAlertReader(documents, config.ALERTS_TABLE, clock),
  }),
  authors: createDynamoSignInFinder(documents, config.PEOPLE_TABLE),
  proofs: createDynamoRouteProofReader(documents, config.SITE_TABLE),
  rules: createDynamoRuleRecords({
    documents,
    tables: { site: config.SITE_TABLE, ledger: config.LEDGER_TABLE },
    clock,
    newId: randomUUID,
    random: createCryptoRandom(),
  }),
  targets: config.RESPONSE_TARGETS,
  wakeUp: createSqsWakeUp(new SQSClient({}), config.RELAY_QUEUE_URL, parts.warn),
});

export const handler = httpHandler(site.fetch, parts.warn);
