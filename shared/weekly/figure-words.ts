import type { Figure } from '../disclosure/release.ts';
import { formatsIn, type Formats } from '../formats.ts';
import type { Language } from '../languages.ts';
import { marginOf } from './figures.ts';
import { words as german } from './words-de.ts';
import { words as english } from './words-en.ts';

/** The words in which a week is reported, in one language. */
export type ReportWords = typeof english;

/** Words of reports and formats, in one language. */
export interface ReportSpeech {
  readonly words: ReportWords;
  readonly formats: Formats;
}

const WORDS: Readonly<Record<Language, ReportWords>> = { en: english, de: german };

/** How a week is spoken of in a language. */
export const reportSpeechIn = (language: Language): ReportSpeech => ({
  words: WORDS[language],
  formats: formatsIn(language),
});

/**
 * A figure in words: exact for an official account, "about N, give or take M" (two standard deviations) where noise was
 * added, and `[c]` for zero, small and withheld alike.
 */
export const figureInWords = (
  figure: Pick<Figure, 'value' | 'standardDeviation'>,
  { words, formats }: { readonly words: Pick<ReportWords, 'figure'>; readonly formats: Formats },
): string => {
  const margin = marginOf(figure);
  if (figure.value === null) return words.figure.withheld;
  if (margin === 0) return formats.number(figure.value);
  return words.figure.noisy(formats.number(figure.value), formats.number(margin));
};

interface Counting {
  readonly words: Pick<ReportWords, 'posts' | 'interactions'>;
  readonly formats: Formats;
}

/** Posts, counted in words. */
export const countedPosts = (count: number, { words, formats }: Counting): string =>
  words.posts(count, formats.number(count));

/** Interactions, counted in words. */
export const countedInteractions = (count: number, { words, formats }: Counting): string =>
  words.interactions(count, formats.number(count));
