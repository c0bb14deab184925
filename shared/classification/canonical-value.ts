import type { FindingKind } from './classification.ts';
import { normaliseText } from './normalise.ts';

/**
 * The form of a found value by which duplicates are known: what only hides is gone; numbers and addresses of people lose
 * their separators and case, terms their case and what stands between words. Secrets stay exact, for case is part of them.
 */
export const canonicalValueOf = (kind: FindingKind, words: string): string => {
  const { text } = normaliseText(words);
  switch (kind) {
    case 'personal-data':
      return text.replace(/[\s().-]/gu, '').toLowerCase();
    case 'company-term':
    case 'topic':
    case 'document':
      return text
        .toLowerCase()
        .replace(/[^\p{L}\p{N}]+/gu, ' ')
        .trim();
    case 'secret':
      return text;
  }
};
