import { ALL_RULES } from '../../shared/classification/rules/all-rules.ts';
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
const parts = wireSignedIn('oversight', config, {
  documents,
  participantOf: () => Promise.resolve(undefined),
});

const site = createOversightSite({
  ...parts,
  facts: config.STAGE_FACTS,
  rules: ALL_RULES,
  effects: whatTakesEffect(config.STAGE_FACTS, {
    policySha256: policyHash(shippedPolicy()),
    surveySha256: surveyHash(shippedSurvey()),
  }),
  approvals: deployedApprovals(),
  log: createDynamoLogStore(documents, config.LEDGER_TABLE),
  summaries: createDynamoSummaryReader(documents, config.RELEASES_TABLE),
  reads: createDynamoLedgerReads(documents, config.LEDGER_TABLE),
});

export const handler = httpHandler(site.fetch, parts.warn);
