import type { Context } from 'hono';
import { createContext, useContext } from 'hono/jsx';
import { languageDetector } from 'hono/language';

import { formatsIn, type Formats } from '../../shared/formats.ts';
import { LANGUAGES, languageNamed, type Language } from '../../shared/languages.ts';

/** The same words in every language. */
export type Catalogue<Words> = Readonly<Record<Language, Words>>;

const Spoken = createContext<Language>('en');

/** All within it is in one language. */
export const Speaking = Spoken.Provider;

/** The language of the page that is being rendered. */
export const useLanguage = (): Language => useContext(Spoken);

/** Words in the language of the page that is being rendered. */
export const useWords = <Words,>(catalogue: Catalogue<Words>): Words => catalogue[useLanguage()];

/** How the language of the page that is being rendered writes numbers and dates. */
export const useFormats = (): Formats => formatsIn(useLanguage());

/** The cookie that holds a language somebody chose, without the prefix that binds it to its host. */
export const LANGUAGE_COOKIE = 'candor-language';

/** Finds the language of a request: the one that was chosen here, else the browser's, else English. */
export const detectLanguage = () =>
  languageDetector({
    supportedLanguages: [...LANGUAGES],
    fallbackLanguage: 'en',
    order: ['cookie', 'header'],
    lookupCookie: `__Host-${LANGUAGE_COOKIE}`,
    caches: false,
  });

/** The language of a request, as `detectLanguage` found it. */
export const languageOf = (context: Context): Language => languageNamed(context.get('language')) ?? 'en';
