import { randomUUID } from 'node:crypto';

import { KMSClient } from '@aws-sdk/client-kms';
import { LambdaClient } from '@aws-sdk/client-lambda';
import { S3Client } from '@aws-sdk/client-s3';
import { SQSClient } from '@aws-sdk/client-sqs';

import { createDynamoOwnAlerts } from '../../shared/alerts/own-alerts.dynamodb.ts';
import { createDynamoCampaignList } from '../../shared/campaigns/campaigns.dynamodb.ts';
import { systemClock as clock } from '../../shared/clock.ts';
import { createDynamoConsentLedger } from '../../shared/consent/consent-ledger.dynamodb.ts';
import {
  createDynamoConsentReader,
  createDynamoOwnConsentReader,
} from '../../shared/consent/consent-reader.dynamodb.ts';
import { createDynamoOpeningReader } from '../../shared/consent/opening-reader.dynamodb.ts';
import { createCryptoRandom } from '../../shared/disclosure/random.crypto.ts';
import { createDynamoDraftAttempts } from '../../shared/drafts/draft-attempts.dynamodb.ts';
import { createLambdaDraftChecker } from '../../shared/drafts/draft-checker.lambda.ts';
import { createSqsWakeUp } from '../../shared/outbox/wake-up.sqs.ts';
import { createDynamoNoticeBoard } from '../../shared/people/notice-board.dynamodb.ts';
import { createDynamoParticipants } from '../../shared/people/participants.dynamodb.ts';
import { createDynamoPolicyAcknowledgements } from '../../shared/policy/acknowledgements.dynamodb.ts';
import { shippedPolicy } from '../../shared/policy/policy.file.ts';
import { createLambdaPostPreviewer } from '../../shared/previews/post-previewer.lambda.ts';
import {
  createDynamoNominations,
  createDynamoOwnNominations,
} from '../../shared/recognition/recognitions.dynamodb.ts';
import { createLambdaEntryOpener } from '../../shared/rights/entry-opener.lambda.ts';
import { createS3ExportFiles } from '../../shared/rights/export-files.s3.ts';
import { createDynamoExports } from '../../shared/rights/exports.dynamodb.ts';
import { createDynamoMyDataReader } from '../../shared/rights/my-data.dynamodb.ts';
import { readConfig } from '../../shared/runtime/config.ts';
import { createDocuments } from '../../shared/runtime/documents.ts';
import { httpHandler } from '../../shared/runtime/http.ts';
import { createKmsOpeningKeyMaker } from '../../shared/sealing/opening-keys.kms.ts';
import { createKmsTextKeyMaker } from '../../shared/sealing/text-keys.kms.ts';
import { createKmsNoteSigner } from '../../shared/signing/note-signer.kms.ts';
import { ParticipantSiteConfig } from './participant.config.ts';
import { createParticipantSite } from './participant-site.tsx';
import { wireConnecting, wireSignedIn } from './wiring.ts';

const config = readConfig(ParticipantSiteConfig, process.env);
const documents = createDocuments();
const newId = randomUUID;
const participants = createDynamoParticipants({ documents, table: config.PEOPLE_TABLE, clock, newId });
const consents = createDynamoOwnConsentReader(documents, config.CONSENTS_TABLE);
const parts = wireSignedIn('participant', config, {
  documents,
  participantOf: (subject) => participants.enrol(subject),
});

const kms = new KMSClient({});
const lambda = new LambdaClient({ maxAttempts: 2 });

const site = createParticipantSite({
  ...parts,
  participants,
  consents,
  ledger: createDynamoConsentLedger({
    documents,
    tables: {
      consents: config.CONSENTS_TABLE,
      people: config.PEOPLE_TABLE,
      schedule: config.SCHEDULE_TABLE,
      outbox: config.OUTBOX_TABLE,
      ledger: config.LEDGER_TABLE,
    },
    reader: createDynamoConsentReader(documents, config.CONSENTS_TABLE),
    textKeys: createKmsTextKeyMaker(kms, config.TEXT_KEY_ID),
    openings: createDynamoOpeningReader(documents, config.CONSENTS_TABLE),
    openingKeys: createKmsOpeningKeyMaker(kms, config.OPENING_KEY_ID),
    clock,
    newId,
    random: createCryptoRandom(),
  }),
  myData: createDynamoMyDataReader({
    documents,
    tables: {
      people: config.PEOPLE_TABLE,
      observations: config.OBSERVATIONS_TABLE,
      alerts: config.ALERTS_TABLE,
      site: config.SITE_TABLE,
    },
    consents,
  }),
  exports: createDynamoExports({
    documents,
    tables: { site: config.SITE_TABLE, people: config.PEOPLE_TABLE, outbox: config.OUTBOX_TABLE },
    clock,
    newId,
  }),
  exportFiles: createS3ExportFiles(new S3Client({}), config.EXPORT_BUCKET),
  ownAlerts: createDynamoOwnAlerts({ documents, table: config.ALERTS_TABLE, clock, newId }),
  noticeBoard: createDynamoNoticeBoard({ documents, table: config.SITE_TABLE, clock }),
  connecting: wireConnecting(config, parts, documents),
  controller: config.CONTROLLER,
  signer: createKmsNoteSigner({
    kms,
    keyId: config.RECEIPT_KEY_ID,
    name: `${new URL(config.PUBLIC_URL).host}/receipts`,
  }),
  campaignList: createDynamoCampaignList({ documents, table: config.SITE_TABLE, warn: parts.warn }),
  nominations: {
    ...createDynamoNominations({ documents, table: config.SITE_TABLE, clock }),
    ...createDynamoOwnNominations(documents, config.SITE_TABLE),
  },
  policy: shippedPolicy(),
  acknowledgements: createDynamoPolicyAcknowledgements({
    documents,
    table: config.PEOPLE_TABLE,
    clock,
    newId,
  }),
  attempts: createDynamoDraftAttempts({ documents, table: config.SITE_TABLE, clock }),
  drafts: createLambdaDraftChecker(lambda, config.CHECK_DRAFT_FUNCTION),
  previews: createLambdaPostPreviewer(lambda, config.PREVIEW_POSTS_FUNCTION),
  entries: createLambdaEntryOpener(lambda, config.OPEN_ENTRIES_FUNCTION),
  wakeUp: createSqsWakeUp(new SQSClient({}), config.RELAY_QUEUE_URL, parts.warn),
});

export const handler = httpHandler(site.fetch, parts.warn);
