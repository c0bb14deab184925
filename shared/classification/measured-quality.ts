import * as z from 'zod';

const Share = z.number().min(0).max(1);

/** How well posts are classified, as it was measured; each a share of one. */
export const MeasuredQuality = z.strictObject({
  /** Of negative, neutral and positive posts each: how many are called so, on average, over two sets of posts. */
  sentimentRecall: Share,
  /** How far scores lie from shares, on average, on posts like those they were fitted on. */
  calibrationError: Share,
  /** Secrets in published test cases that are found. */
  secretsFound: Share,
  /** Harmless test cases of the same that alert security. */
  harmlessAlerting: Share,
  /** Personal data in synthetic sentences that is found. */
  personalDataFound: Share,
});
export type MeasuredQuality = z.infer<typeof MeasuredQuality>;

/**
 * The figures that pages and audit summaries tell. `docs/model-card.md` and `docs/classification.md` say how they were
 * measured, and a test holds these against them.
 */
export const MEASURED_QUALITY: MeasuredQuality = {
  sentimentRecall: 0.659,
  calibrationError: 0.015,
  secretsFound: 0.995,
  harmlessAlerting: 0.0145,
  personalDataFound: 0.9379,
};
