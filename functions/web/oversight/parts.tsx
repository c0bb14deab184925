import type { FC } from 'hono/jsx';

import { formatsIn, type Formats } from '../../../shared/formats.ts';
import { useLanguage, useWords } from '../language.tsx';
import { OVERSIGHT } from '../words/catalogues.ts';

type Words = (typeof OVERSIGHT)['en'];

/** The words and formats of the page that is being rendered. */
export const useSpeech = (): { readonly words: Words; readonly formats: Formats } => ({
  words: useWords(OVERSIGHT),
  formats: formatsIn(useLanguage()),
});

const SHOWN_DIGITS = 12;

/** A hash by its first digits; who hovers or asks for the source has all of them. */
export const Hash: FC<{ readonly of: string }> = ({ of }) => (
  <code title={of}>{of.slice(0, SHOWN_DIGITS)}</code>
);

/** What takes effect, in words; by its own name where no words are known. */
export const subjectInWords = (subject: string, { subjects, subjectNames }: Words): string => {
  const [kind = '', name = ''] = subject.split(':');
  const known = new Map<string, (name: string) => string>(Object.entries(subjects));
  const called = new Map<string, string>(Object.entries(subjectNames)).get(name) ?? name;
  return known.get(kind)?.(called) ?? subject;
};
