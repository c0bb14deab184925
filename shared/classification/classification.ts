import * as z from 'zod';

const Share = z.number().min(0).max(1);

/** Scores of the three sentiment labels; they sum to 1. All are 0 where the language is not known. */
export const SentimentScores = z.object({ negative: Share, neutral: Share, positive: Share });
export type SentimentScores = z.infer<typeof SentimentScores>;

/** A sentiment label; `unknown` means a language the model does not know, never a guess at neutral. */
export const SentimentLabel = z.enum(['negative', 'neutral', 'positive', 'unknown']);
export type SentimentLabel = z.infer<typeof SentimentLabel>;

/** The sentiment of a text. `abstained` is true where the best score lies inside the abstain band. */
export const Sentiment = z.object({ label: SentimentLabel, scores: SentimentScores, abstained: z.boolean() });
export type Sentiment = z.infer<typeof Sentiment>;

/** The families of confidentiality findings. */
export const FindingKind = z.enum(['secret', 'personal-data', 'company-term', 'document', 'topic']);
export type FindingKind = z.infer<typeof FindingKind>;

/**
 * One place in a text that may be confidential. `start` and `end` count UTF-16 code units, `end` exclusive.
 * `masked` is the matched text made unreadable; it is the only form of the match that may be stored.
 */
export const Finding = z.object({
  rule: z.string().min(1).max(100),
  kind: FindingKind,
  start: z.int().nonnegative(),
  end: z.int().nonnegative(),
  confidence: Share,
  masked: z.string().max(200),
});
export type Finding = z.infer<typeof Finding>;

/** Confidentiality risk of a whole text, from its findings. */
export const Risk = z.enum(['none', 'low', 'medium', 'high', 'critical']);
export type Risk = z.infer<typeof Risk>;

/** Everything that is derived from one text. `language` is an ISO 639-1 code or `und`. */
export const Classification = z.object({
  language: z.string().max(35),
  sentiment: Sentiment,
  findings: z.array(Finding),
  risk: Risk,
});
export type Classification = z.infer<typeof Classification>;
