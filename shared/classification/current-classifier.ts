import type { Clock } from '../clock.ts';
import { createClassifier, type Classifier } from './classify.ts';
import type { CatalogueReader } from './company-catalogue.ts';
import type { LanguageDetector } from './language.ts';
import type { Rule } from './rule.ts';
import type { SentimentModel } from './sentiment-model.ts';

/** What a classifier that keeps up with the company's catalogue is made of. */
export interface CurrentClassifierParts {
  readonly catalogue: CatalogueReader;
  readonly model: SentimentModel;
  readonly rules: readonly Rule[];
  readonly clock: Clock;
  readonly detectLanguage?: LanguageDetector | undefined;
}

const MILLISECONDS_KEPT = 300_000;

/**
 * Answers the classifier with the company's catalogue as it stood at most five minutes ago, and with the embargoes of
 * today. A reading that failed is not kept.
 */
export const createCurrentClassifier = (parts: CurrentClassifierParts): (() => Promise<Classifier>) => {
  let kept:
    { readonly at: number; readonly day: string; readonly classifier: Promise<Classifier> } | undefined;
  return async () => {
    const now = parts.clock.now();
    const day = now.toISOString().slice(0, 10);
    if (kept?.day === day && now.getTime() - kept.at < MILLISECONDS_KEPT) return kept.classifier;
    const { model, rules, detectLanguage } = parts;
    const classifier = parts.catalogue
      .read()
      .then((company) => createClassifier({ model, rules, company, today: day, detectLanguage }));
    kept = { at: now.getTime(), day, classifier };
    try {
      return await classifier;
    } catch (fault) {
      kept = undefined;
      throw fault;
    }
  };
};
