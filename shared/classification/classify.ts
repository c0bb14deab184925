import type { Classification, Finding, Sentiment, SentimentLabel } from './classification.ts';
import type { CompanyCatalogue } from './company-catalogue.ts';
import { createCompanyScanner } from './company-rules.ts';
import { createTermFinder } from './company-terms.ts';
import { languageOf, type LanguageDetector } from './language.ts';
import { createFinder, createScanner, joinScanners, type Scanner } from './matcher.ts';
import { normaliseText } from './normalise.ts';
import { riskOf, type FindingSeverity } from './risk.ts';
import type { Rule } from './rule.ts';
import { scoreText, type SentimentModel } from './sentiment-model.ts';

/**
 * What a classifier is made of. `today` (ISO date) decides which embargoes are over. Without `detectLanguage` small
 * words alone tell the language.
 */
export interface ClassifierParts {
  readonly model: SentimentModel;
  readonly rules: readonly Rule[];
  readonly company: CompanyCatalogue;
  readonly today: string;
  readonly detectLanguage?: LanguageDetector | undefined;
}

/** Classifies texts, and says how bad one of its findings would be. */
export interface Classifier {
  readonly classify: (text: string, language?: string) => Classification;
  readonly severityOf: (finding: Finding) => FindingSeverity;
}

/** The language the model was trained on. */
const KNOWN_LANGUAGE = 'en';

/** So many characters of a text are read; a post has a few hundred. */
export const CHARACTERS_AT_MOST = 100_000;

const NO_SCORES = { negative: 0, neutral: 0, positive: 0 };

const sentimentOf = (model: SentimentModel, text: string, language: string): Sentiment => {
  if (language !== KNOWN_LANGUAGE) return { label: 'unknown', scores: NO_SCORES, abstained: true };
  const scores = scoreText(model, text);
  const labels: readonly (readonly [SentimentLabel, number])[] = [
    ['negative', scores.negative],
    ['neutral', scores.neutral],
    ['positive', scores.positive],
  ];
  const [label, score] = labels.reduce((best, other) => (other[1] > best[1] ? other : best));
  return { label, scores, abstained: score < model.abstainBelow };
};

const byPlace = (one: Finding, other: Finding): number =>
  one.start - other.start || other.confidence - one.confidence;

/** Scanners of the rules that ship, under V8, and of a company's own, under RE2. */
export const scannersOf = (shipped: readonly Rule[], own: readonly Rule[]): readonly Scanner[] => [
  createScanner(shipped),
  ...(own.length === 0 ? [] : [createCompanyScanner(own)]),
];

/** A classifier: pure, in process, its time linear in the text. */
export const createClassifier = (parts: ClassifierParts): Classifier => {
  const { model, rules, company, today, detectLanguage } = parts;
  const matchRules = createFinder(joinScanners(scannersOf(rules, company.rules)));
  const findTerms = createTermFinder(company.terms, today);
  const severities = new Map<string, FindingSeverity>(
    [...rules, ...company.rules].map(({ id, severity }) => [id, severity]),
  );
  const termSeverities = new WeakMap<Finding, FindingSeverity>();
  const severityOf = (finding: Finding): FindingSeverity =>
    termSeverities.get(finding) ??
    severities.get(finding.rule) ??
    (finding.kind === 'document' ? 'high' : 'medium');
  const classify = (whole: string, hint?: string): Classification => {
    const text = whole.slice(0, CHARACTERS_AT_MOST);
    const language = languageOf(text, hint, detectLanguage);
    const normal = normaliseText(text);
    const terms = findTerms(normal).map(({ severity, ...finding }) => {
      termSeverities.set(finding, severity);
      return finding;
    });
    const findings = [...matchRules(normal), ...terms, ...company.findDocuments(normal)].sort(byPlace);
    return {
      language,
      sentiment: sentimentOf(model, text, language),
      findings,
      risk: riskOf(findings, severityOf),
    };
  };
  return { classify, severityOf };
};
