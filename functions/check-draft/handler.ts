import { setTimeout as wait } from 'node:timers/promises';

import { KMSClient } from '@aws-sdk/client-kms';

import { createDynamoCatalogueReader } from '../../shared/classification/catalogue-reader.dynamodb.ts';
import { EMPTY_CATALOGUE } from '../../shared/classification/company-catalogue.ts';
import { createCurrentClassifier } from '../../shared/classification/current-classifier.ts';
import { createExplainer } from '../../shared/classification/explain.ts';
import { createKmsFingerprintKey } from '../../shared/classification/fingerprint-key.kms.ts';
import { createEldDetector } from '../../shared/classification/language-detector.eld.ts';
import { loadModel } from '../../shared/classification/model.file.ts';
import { ALL_RULES } from '../../shared/classification/rules/all-rules.ts';
import { dayOf, systemClock as clock } from '../../shared/clock.ts';
import { DraftRequest } from '../../shared/drafts/draft.ts';
import { callable } from '../../shared/runtime/callable.ts';
import { readConfig } from '../../shared/runtime/config.ts';
import { createDocuments } from '../../shared/runtime/documents.ts';
import { createLogger } from '../../shared/runtime/logger.ts';
import { createCheckDraft } from './check-draft.ts';
import { CheckDraftConfig } from './config.ts';

const config = readConfig(CheckDraftConfig, process.env);
const model = loadModel();

const checkDraft = createCheckDraft({
  explain: createExplainer({
    model,
    rules: ALL_RULES,
    company: EMPTY_CATALOGUE,
    // Only the company's terms are free from a day on, and there are none here.
    today: dayOf(clock.now()),
    detectLanguage: createEldDetector(),
  }),
  companyClassifier: createCurrentClassifier({
    catalogue: createDynamoCatalogueReader({
      documents: createDocuments(),
      table: config.TERMS_TABLE,
      fingerprintKey: createKmsFingerprintKey(new KMSClient({}), config.FINGERPRINT_KEY_ID),
    }),
    model,
    rules: [],
    clock,
  }),
  clock,
  wait: async (milliseconds) => void (await wait(milliseconds)),
});

export const handler = callable({
  request: DraftRequest,
  answer: checkDraft,
  log: createLogger('check-draft').warn,
});
