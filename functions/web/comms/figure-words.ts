import type { Figure } from '../../../shared/disclosure/release.ts';
import type { Formats } from '../formats.ts';
import type { CommsWords } from '../words/catalogues.ts';
import { marginOf } from './advocacy-figures.ts';

/** The words and formats of one language. */
export interface Speech {
  readonly words: CommsWords;
  readonly formats: Formats;
}

/**
 * A figure in words: exact for an official account, "about N, give or take M" (two standard deviations) where noise was
 * added, and `[c]` for zero, small and withheld alike.
 */
export const figureInWords = (
  figure: Pick<Figure, 'value' | 'standardDeviation'>,
  { words, formats }: Speech,
): string => {
  const margin = marginOf(figure);
  if (figure.value === null) return words.figure.withheld;
  if (margin === 0) return formats.number(figure.value);
  return words.figure.noisy(formats.number(figure.value), formats.number(margin));
};

/** A category as people read it: sentiments have names, all others are names. */
export const categoryInWords = (
  { table, category }: Pick<Figure, 'table' | 'category'>,
  { words }: Speech,
): string => {
  if (category === null) return words.table.all;
  if (table !== 'sentiment') return category;
  return Object.entries(words.sentiments).find(([name]) => name === category)?.[1] ?? category;
};

/** Posts and interactions, counted in words. */
export const countedPosts = (count: number, { words, formats }: Speech): string =>
  words.posts(count, formats.number(count));
export const countedInteractions = (count: number, { words, formats }: Speech): string =>
  words.interactions(count, formats.number(count));
