import type { Classification, Finding } from './classification.ts';
import { CHARACTERS_AT_MOST, createClassifier, scannersOf, type ClassifierParts } from './classify.ts';
import type { Reason } from './compiled-rule.ts';
import type { Match } from './judge-match.ts';
import { bestOf, findingOf, joinScanners } from './matcher.ts';
import { normaliseText } from './normalise.ts';
import type { Span } from './pattern.ts';
import { explainSentiment } from './sentiment-reasons.ts';

/** A place that moved the sentiment's score towards its label, or, below 0, away from it (in logits). */
type Moved = Span & { readonly weight: number };

/** A classification with what led to it. It repeats nothing of the text: places say where to look. */
export interface Explanation extends Omit<Classification, 'sentiment' | 'findings'> {
  readonly sentiment: Classification['sentiment'] & { readonly moved: readonly Moved[] };
  readonly findings: readonly (Finding & { readonly reasons: readonly Reason[] })[];
  /** What looked like something and was passed over. */
  readonly passedOver: readonly (Span & { readonly rule: string; readonly because: string })[];
}

const PLACES = 8;

/** What is said of findings that no rule made. */
const OF_THE_COMPANY = {
  'company-term': 'a name that the company keeps to itself',
  document: 'a passage of a document that the company keeps to itself',
} as const;

const reasonsOf = (finding: Finding, matches: readonly (Match & { readonly found: Finding })[]) => {
  const match = matches.find(
    ({ found }) => found.rule === finding.rule && found.start === finding.start && found.end === finding.end,
  );
  if (match !== undefined) return match.reasons;
  const what = finding.kind === 'document' ? OF_THE_COMPANY.document : OF_THE_COMPANY['company-term'];
  return [{ what, weight: finding.confidence }];
};

/** Explains texts; slower than classifying them. */
export const createExplainer = (
  parts: ClassifierParts,
): ((text: string, language?: string) => Explanation) => {
  const { classify } = createClassifier(parts);
  const scan = joinScanners(scannersOf(parts.rules, parts.company.rules));
  return (whole, hint) => {
    const text = whole.slice(0, CHARACTERS_AT_MOST);
    const { sentiment, findings, ...answer } = classify(text, hint);
    const normal = normaliseText(text);
    const matches = scan(normal.text);
    const best = bestOf(matches).map((match) => ({ ...match, found: findingOf(match, normal) }));
    return {
      ...answer,
      sentiment: { ...sentiment, moved: sentiment.label === 'unknown' ? [] : moved(parts, text) },
      findings: findings.map((finding) => ({ ...finding, reasons: reasonsOf(finding, best) })),
      passedOver: matches.flatMap(({ rule, start, end, excluded }) =>
        excluded === undefined ? [] : [{ rule: rule.id, ...normal.place(start, end), because: excluded }],
      ),
    };
  };
};

const moved = ({ model }: ClassifierParts, text: string): readonly Moved[] =>
  explainSentiment(model, text, PLACES).reasons.map(({ start, end, weight }) => ({
    start,
    end,
    weight: Math.round(weight * 100) / 100,
  }));
