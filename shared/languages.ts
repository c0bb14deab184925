/** Languages that every page speaks. One more is a file of words, its line in each catalogue, and its name here. */
export const LANGUAGES = ['en', 'de'] as const;
export type Language = (typeof LANGUAGES)[number];

/** What each language calls itself. */
export const LANGUAGE_NAMES: Readonly<Record<Language, string>> = { en: 'English', de: 'Deutsch' };

/** The language that a name stands for; undefined for any other name. */
export const languageNamed = (name: unknown): Language | undefined =>
  LANGUAGES.find((language) => language === name);
