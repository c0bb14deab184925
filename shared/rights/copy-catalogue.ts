import type { Language } from '../languages.ts';
import type { CopyWords } from './copy-words.ts';
import { words as german } from './copy-words-de.ts';
import { words as english } from './copy-words-en.ts';

/** The words of the copy of one's data, by language. */
export const COPY_WORDS: Readonly<Record<Language, CopyWords>> = { en: english, de: german };
