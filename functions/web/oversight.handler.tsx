import { randomUUID } from 'node:crypto';

import { KMSClient } from '@aws-sdk/client-kms';

import { systemClock } from '../../shared/clock.ts';
import { createCryptoRandom } from '../../shared/disclosure/random.crypto.ts';
import { createDynamoRecipientDesk } from '../../shared/reports/recipient-desk.dynamodb.ts';
import { createKmsReportOpener, createKmsReportSealer } from '../../shared/reports/report-seals.kms.ts';
import { createDynamoRulesDesk } from '../../shared/classification/rules-desk.dynamodb.ts';
import { ALL_RULES } from '../../shared/classification/rules/all-rules.ts';
import { createDynamoCommentReader } from '../../shared/drafting/comment-box.dynamodb.ts';
import { createDynamoProposalDesk } from '../../shared/drafting/proposals.dynamodb.ts';
import { shippedSurvey } from '../../shared/feedback/survey.file.ts';
import { surveyHash } from '../../shared/feedback/survey.ts';
import { shippedPolicy } from '../../shared/policy/policy.file.ts';
import { policyHash } from '../../shared/policy/policy.ts';
import { deployedApprovals } from '../../shared/processing/approvals.file.ts';
import { whatTakesEffect } from '../../shared/processing/approvals.ts';
import { readConfig } from '../../shared/runtime/config.ts';
import { createDocuments } from '../../shared/runtime/documents.ts';
import { httpHandler } from '../../shared/runtime/http.ts';
import { createDynamoSummaryReader } from '../../shared/summaries/summary-reader.dynamodb.ts';
import { createDynamoLedgerReads } from '../../shared/transparency/ledger-reads.dynamodb.ts';
import { createDynamoLogStore } from '../../shared/transparency/log-store.dynamodb.ts';
import { OversightSiteConfig } from './oversight.config.ts';
import { createOversightSite } from './oversight-site.tsx';
import { wireSignedIn } from './wiring.ts';

const config = readConfig(OversightSiteConfig, process.env);
const documents = createDocuments();
const kms = new KMSClient({});
const parts = wireSignedIn('oversight', config, {
  documents,
  participantOf: () => Promise.resolve(undefined),
});

const policy = shippedPolicy();

const site = createOversightSite({
  ...parts,
  facts: config.STAGE_FACTS,
  rules: ALL_RULES,
  effects: whatTakesEffect(config.STAGE_FACTS, {
    policySha256: policyHash(policy),
    surveySha256: surveyHash(shippedSurvey()),
  }),
  approvals: deployedApprovals(),
  log: createDynamoLogStore(documents, config.LEDGER_TABLE),
  summaries: createDynamoSummaryReader(documents, config.RELEASES_TABLE),
  rulesDesk: createDynamoRulesDesk({
    documents,
    table: config.TERMS_TABLE,
    newId: randomUUID,
    clock: parts.clock,
  }),
  reads: createDynamoLedgerReads(documents, config.LEDGER_TABLE),
  drafting: {
    role: 'works-council',
    policy,
    proposals: createDynamoProposalDesk({ ...parts, documents, table: config.SITE_TABLE }, 'works-council'),
    comments: createDynamoCommentReader({ documents, table: config.FEEDBACK_TABLE, clock: parts.clock }),
  },
  concerns: createDynamoRecipientDesk({
    documents,
    table: config.REPORTS_TABLE,
    clock: systemClock,
    newId: randomUUID,
    random: createCryptoRandom(),
    seals: {
      ...createKmsReportSealer(kms, config.REPORT_KEY_ID),
      ...createKmsReportOpener(kms, config.REPORT_KEY_ID),
    },
  }),
});

export const handler = httpHandler(site.fetch, parts.warn);
