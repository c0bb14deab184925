import * as z from 'zod';

import type { Finding } from './classification.ts';
import { wordsOf, type Word } from './words.ts';

/**
 * A term the company keeps to itself, with other spellings, the day from which it is free (embargo), and phrases in
 * which it means something else. It is itself secret.
 */
export const CompanyTerm = z.object({
  term: z.string().min(2).max(200),
  aliases: z.array(z.string().min(2).max(200)).max(50),
  category: z.enum(['codename', 'client', 'product', 'project', 'other']),
  severity: z.enum(['low', 'medium', 'high', 'critical']),
  exceptions: z.array(z.string().min(2).max(200)).max(50),
  freeFrom: z.iso.date().optional(),
});
export type CompanyTerm = z.infer<typeof CompanyTerm>;

const CONFIDENCE = 0.9;

interface Phrase {
  readonly words: readonly string[];
  readonly term: CompanyTerm | undefined;
}

const phraseOf = (text: string, term: CompanyTerm | undefined): Phrase => ({
  words: wordsOf(text).map(({ lower }) => lower),
  term,
});

/** Phrases by their first word, so that a text is read once. */
const byFirstWord = (phrases: readonly Phrase[]): ReadonlyMap<string, readonly Phrase[]> =>
  Map.groupBy(
    phrases.filter(({ words }) => words.length > 0),
    ({ words }) => words[0] ?? '',
  );

/** The rule id of findings of a category. */
export const termRule = (category: CompanyTerm['category']): string => `company-${category}`;

/**
 * Finds the company's terms: words compared without case, accents' forms or what stands between them. Terms that are
 * free by `today` and places inside an exception are passed over.
 */
export const createTermFinder = (
  terms: readonly CompanyTerm[],
  today: string,
): ((text: string) => readonly (Finding & { readonly severity: CompanyTerm['severity'] })[]) => {
  const secret = terms.filter(({ freeFrom }) => freeFrom === undefined || today < freeFrom);
  const names = byFirstWord(
    secret.flatMap((term) => [term.term, ...term.aliases].map((name) => phraseOf(name, term))),
  );
  const exceptions = byFirstWord(
    secret.flatMap((term) => term.exceptions.map((phrase) => phraseOf(phrase, undefined))),
  );
  return (text) => {
    const words = wordsOf(text);
    const excepted = placesOf(words, exceptions);
    return placesOf(words, names)
      .filter((place) => !excepted.some((other) => place.start < other.end && other.start < place.end))
      .flatMap(({ start, end, phrase: { term } }) =>
        term === undefined
          ? []
          : [
              {
                rule: termRule(term.category),
                kind: 'company-term' as const,
                start,
                end,
                confidence: CONFIDENCE,
                masked: `[${term.category}]`,
                severity: term.severity,
              },
            ],
      );
  };
};

interface Place {
  readonly start: number;
  readonly end: number;
  readonly phrase: Phrase;
}

/** Where phrases stand, the longest at each word. */
const placesOf = (
  words: readonly Word[],
  phrases: ReadonlyMap<string, readonly Phrase[]>,
): readonly Place[] =>
  words.flatMap((word, index) => {
    const here = (phrases.get(word.lower) ?? []).filter((phrase) =>
      phrase.words.every((wanted, offset) => words[index + offset]?.lower === wanted),
    );
    const longest = here.toSorted((one, other) => other.words.length - one.words.length)[0];
    const last = longest && words[index + longest.words.length - 1];
    return longest === undefined || last === undefined
      ? []
      : [{ start: word.start, end: last.end, phrase: longest }];
  });
