import { randomUUID } from 'node:crypto';

import { KMSClient } from '@aws-sdk/client-kms';

import { systemClock } from '../../shared/clock.ts';
import { createCryptoRandom } from '../../shared/disclosure/random.crypto.ts';
import { createDynamoCommentBox } from '../../shared/drafting/comment-box.dynamodb.ts';
import { createDynamoProposals } from '../../shared/drafting/proposals.dynamodb.ts';
import { createDynamoFeedback } from '../../shared/feedback/feedback-box.dynamodb.ts';
import { shippedSurvey } from '../../shared/feedback/survey.file.ts';
import { createDynamoOfficialAccountList } from '../../shared/official/official-accounts.dynamodb.ts';
import { shippedPolicy } from '../../shared/policy/policy.file.ts';
import { createKmsReportSealer } from '../../shared/reports/report-seals.kms.ts';
import { createDynamoReporterDesk } from '../../shared/reports/reporter-desk.dynamodb.ts';
import { readConfig } from '../../shared/runtime/config.ts';
import { createDocuments } from '../../shared/runtime/documents.ts';
import { httpHandler } from '../../shared/runtime/http.ts';
import { createLogger } from '../../shared/runtime/logger.ts';
import { createKmsNoteSigner } from '../../shared/signing/note-signer.kms.ts';
import { createDynamoSummaryReader } from '../../shared/summaries/summary-reader.dynamodb.ts';
import { createDynamoLeafReader } from '../../shared/transparency/leaf-places.dynamodb.ts';
import { createLeafProver } from '../../shared/transparency/leaf-prover.ts';
import { createDynamoLogReader } from '../../shared/transparency/log-reader.dynamodb.ts';
import { PublicSiteConfig } from './public.config.ts';
import { createPublicSite } from './public-site.tsx';

const config = readConfig(PublicSiteConfig, process.env);
const documents = createDocuments();
const random = createCryptoRandom();
const kms = new KMSClient({});
const { warn } = createLogger('public-site');

const site = createPublicSite({
  site: 'public',
  company: config.COMPANY,
  objectionsTo: config.OBJECTIONS_TO,
  policy: shippedPolicy(),
  contacts: config.CONTACTS,
  participantSite: config.PARTICIPANT_SITE_URL,
  publicUrl: config.PUBLIC_URL,
  publicSite: config.PUBLIC_URL,
  clock: systemClock,
  newId: randomUUID,
  warn,
  survey: shippedSurvey(),
  feedback: createDynamoFeedback({ documents, table: config.FEEDBACK_TABLE, clock: systemClock }),
  comments: createDynamoCommentBox({ documents, table: config.FEEDBACK_TABLE, clock: systemClock }),
  proposals: createDynamoProposals({ documents, table: config.SITE_TABLE, clock: systemClock, warn }),
  random,
  reports: createDynamoReporterDesk({
    documents,
    table: config.REPORTS_TABLE,
    clock: systemClock,
    newId: randomUUID,
    random,
    seals: createKmsReportSealer(kms, config.REPORT_KEY_ID),
  }),
  summaries: createDynamoSummaryReader(documents, config.RELEASES_TABLE),
  prove: createLeafProver({
    log: createDynamoLogReader(documents, config.LEDGER_TABLE),
    leaves: createDynamoLeafReader(documents, config.LEDGER_TABLE),
    origin: config.LOG_ORIGIN,
  }),
  logKey: createKmsNoteSigner({ kms, keyId: config.LOG_KEY_ID, name: config.LOG_ORIGIN }),
  official: createDynamoOfficialAccountList(documents, config.SITE_TABLE),
});

export const handler = httpHandler(site.fetch, warn);
