/** What is changed on purpose, one operator at a time, and the tests that must notice; `least` is the share of changes, in percent, that they did notice when it was last raised. */
export interface Concept {
  readonly mutate: readonly string[];
  readonly tests: readonly string[];
  readonly least: number;
}

/** Pure rules that a promise rests on, by the promise's word. */
export const concepts: Readonly<Record<string, Concept>> = {
  consent: {
    mutate: ['consent/consent-decisions', 'consent/scope', 'consent/purpose-life', 'consent/consent-term'],
    tests: [
      'unit/consent-decisions',
      'unit/consent-term',
      'unit/purpose-life',
      'unit/posts-rules',
      'unit/narrowing',
    ],
    least: 98,
  },
  log: {
    mutate: [
      'transparency/merkle-tree',
      'transparency/tiles',
      'transparency/entry-bundle',
      'transparency/day-tree',
      'transparency/commitment',
    ],
    tests: ['unit/transparency/*', 'property/transparency-log'],
    least: 91,
  },
  proofs: {
    mutate: [
      'transparency/checkpoint',
      'transparency/proof-file',
      'transparency/verify-proof',
      'signing/signed-note',
    ],
    tests: [
      'unit/transparency/*',
      'unit/signed-note',
      'unit/verify-receipts',
      'property/{proof-files,verify-log}',
    ],
    least: 85,
  },
  alerts: {
    mutate: ['alerts/handling', 'alerts/ageing', 'alerts/urgency', 'classification/risk'],
    tests: ['unit/alert-*', 'unit/classification/*', 'unit/web/security*'],
    least: 91,
  },
  masking: {
    mutate: ['classification/masking', 'classification/number-checks'],
    tests: ['unit/classification/{masking,number-checks}'],
    least: 93,
  },
  summaries: {
    mutate: [
      'summaries/band',
      'summaries/row-figures',
      'summaries/since-last',
      'transparency/day-entry',
      'transparency/recompute-statements',
    ],
    tests: [
      'unit/summaries/*',
      'unit/publish-summary',
      'unit/transparency/recompute-statements',
      'unit/openings*',
      'unit/seal-day',
    ],
    least: 84,
  },
};
