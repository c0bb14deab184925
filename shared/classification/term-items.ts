import { createHash } from 'node:crypto';

import type { CompanyTerm } from './company-terms.ts';

/** The partition of the `Terms` store that holds company terms. */
export const TERMS_PARTITION = 'terms';

/** A company term as its item; the same term has the same place. */
export const termItem = (term: CompanyTerm) => ({
  pk: TERMS_PARTITION,
  sk: `term#${createHash('sha256').update(term.term.toLowerCase()).digest('hex').slice(0, 32)}`,
  version: 1,
  ...term,
});
