import { randomUUID } from 'node:crypto';

import { KMSClient } from '@aws-sdk/client-kms';
import { SQSClient } from '@aws-sdk/client-sqs';

import { createDynamoCampaigns } from '../../shared/campaigns/campaigns.dynamodb.ts';
import { systemClock as clock } from '../../shared/clock.ts';
import { createDynamoCommentReader } from '../../shared/drafting/comment-box.dynamodb.ts';
import { createDynamoProposalDesk } from '../../shared/drafting/proposals.dynamodb.ts';
import { createDynamoReleaseReader } from '../../shared/disclosure/release-reader.dynamodb.ts';
import { createDynamoOfficialAccounts } from '../../shared/official/official-accounts.dynamodb.ts';
import { createSqsWakeUp } from '../../shared/outbox/wake-up.sqs.ts';
import { shippedPolicy } from '../../shared/policy/policy.file.ts';
import { createDynamoRecognitionRounds } from '../../shared/recognition/recognitions.dynamodb.ts';
import { readConfig } from '../../shared/runtime/config.ts';
import { createDocuments } from '../../shared/runtime/documents.ts';
import { httpHandler } from '../../shared/runtime/http.ts';
import { createKmsTextKeyMaker } from '../../shared/sealing/text-keys.kms.ts';
import { CommsSiteConfig } from './comms.config.ts';
import { createCommsSite } from './comms-site.tsx';
import { wireConnecting, wireSignedIn } from './wiring.ts';

const config = readConfig(CommsSiteConfig, process.env);
const documents = createDocuments();
const parts = wireSignedIn('comms', config, { documents, participantOf: () => Promise.resolve(undefined) });

const site = createCommsSite({
  ...parts,
  tags: config.CAMPAIGN.tags,
  releases: createDynamoReleaseReader(documents, config.RELEASES_TABLE),
  campaigns: createDynamoCampaigns({
    documents,
    table: config.SITE_TABLE,
    clock,
    newId: randomUUID,
    warn: parts.warn,
  }),
  official: createDynamoOfficialAccounts({
    documents,
    tables: {
      site: config.SITE_TABLE,
      consents: config.CONSENTS_TABLE,
      schedule: config.SCHEDULE_TABLE,
      outbox: config.OUTBOX_TABLE,
    },
    textKeys: createKmsTextKeyMaker(new KMSClient({}), config.TEXT_KEY_ID),
    clock,
    newId: randomUUID,
  }),
  wakeUp: createSqsWakeUp(new SQSClient({}), config.RELAY_QUEUE_URL, parts.warn),
  recognition: createDynamoRecognitionRounds({ documents, table: config.SITE_TABLE, clock }),
  drafting: {
    role: 'comms-approver',
    policy: shippedPolicy(),
    proposals: createDynamoProposalDesk(
      { documents, table: config.SITE_TABLE, clock, warn: parts.warn },
      'comms-approver',
    ),
    comments: createDynamoCommentReader({ documents, table: config.FEEDBACK_TABLE, clock }),
  },
  connecting: wireConnecting(config, parts, documents),
});

export const handler = httpHandler(site.fetch, parts.warn);
