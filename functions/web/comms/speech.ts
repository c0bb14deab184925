import type { Figure } from '../../../shared/disclosure/release.ts';
import type { Formats } from '../../../shared/formats.ts';
import type { CommsWords } from '../words/catalogues.ts';

/** The words and formats of one language. */
export interface Speech {
  readonly words: CommsWords;
  readonly formats: Formats;
}

/** A category as people read it: sentiments have names, all others are names. */
export const categoryInWords = (
  { table, category }: Pick<Figure, 'table' | 'category'>,
  { words }: Pick<Speech, 'words'>,
): string => {
  if (category === null) return words.table.all;
  if (table !== 'sentiment') return category;
  return Object.entries(words.sentiments).find(([name]) => name === category)?.[1] ?? category;
};
