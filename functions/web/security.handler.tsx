import { randomUUID } from 'node:crypto';

import { SQSClient } from '@aws-sdk/client-sqs';

import { createDynamoAlertInbox } from '../../shared/alerts/alert-inbox.dynamodb.ts';
import { systemClock as clock } from '../../shared/clock.ts';
import { createSqsWakeUp } from '../../shared/outbox/wake-up.sqs.ts';
import { createDynamoParticipantFinder } from '../../shared/people/participants.dynamodb.ts';
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
    tables: { alerts: config.ALERTS_TABLE, ledger: config.LEDGER_TABLE, outbox: config.OUTBOX_TABLE },
    clock,
    newId: randomUUID,
  }),
  wakeUp: createSqsWakeUp(new SQSClient({}), config.RELAY_QUEUE_URL, parts.warn),
});

export const handler = httpHandler(site.fetch, parts.warn);
