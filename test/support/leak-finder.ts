import type { Classifier } from '../../shared/classification/classify.ts';

/** Finds LEAK and the rest of the text after it, and is neutral about everything. */
export const leakFinder: Classifier = {
  classify: (text) => ({
    language: 'en',
    sentiment: { label: 'neutral', scores: { negative: 0, neutral: 1, positive: 0 }, abstained: false },
    findings: text.includes('LEAK')
      ? [
          {
            rule: 'r',
            kind: 'secret',
            start: text.indexOf('LEAK'),
            end: text.length,
            confidence: 0.9,
            masked: '…',
          },
        ]
      : [],
    risk: 'none',
  }),
  severityOf: () => 'high',
};
