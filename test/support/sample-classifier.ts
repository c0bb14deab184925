import type { SampleCompany } from '../../infra/local/sample/sample-company.ts';
import { createClassifier, type Classifier } from '../../shared/classification/classify.ts';
import type { CompanyCatalogue } from '../../shared/classification/company-catalogue.ts';
import {
  backgroundOf,
  createFingerprintFinder,
  fingerprintDocument,
} from '../../shared/classification/fingerprints.ts';
import { createEldDetector } from '../../shared/classification/language-detector.eld.ts';
import { loadModel } from '../../shared/classification/model.file.ts';
import { ALL_RULES } from '../../shared/classification/rules/all-rules.ts';

const KEY = Buffer.alloc(16, 7);

const catalogueOf = ({ terms, documents }: SampleCompany): CompanyCatalogue => {
  const background = backgroundOf(
    documents.public.map(({ text }) => text),
    KEY,
  );
  return {
    terms: terms.map(({ freeFrom, ...term }) => ({
      ...term,
      aliases: [...term.aliases],
      exceptions: [...term.exceptions],
      ...(freeFrom !== undefined && { freeFrom }),
    })),
    rules: [],
    findDocuments: createFingerprintFinder(
      documents.confidential.flatMap((document) => fingerprintDocument(document, KEY, background)),
      KEY,
    ),
  };
};

/** The whole classifier with what the sample company keeps to itself, as it stands on a day. */
export const sampleClassifier = (sample: SampleCompany): ((day: string) => Classifier) => {
  const company = catalogueOf(sample);
  const [model, detectLanguage] = [loadModel(), createEldDetector()];
  const made = new Map<string, Classifier>();
  return (today) => {
    const kept = made.get(today);
    if (kept !== undefined) return kept;
    const classifier = createClassifier({ model, rules: ALL_RULES, company, today, detectLanguage });
    made.set(today, classifier);
    return classifier;
  };
};
