import * as z from 'zod';

import { createKeywordScanner } from './aho-corasick.ts';
import type { Finding } from './classification.ts';
import { normaliseText, type NormalText } from './normalise.ts';

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
  readonly key: string;
  readonly term: CompanyTerm | undefined;
}

/** A text as its words in lower case with one space between and around them, and where each unit came from. */
interface Words {
  readonly text: string;
  readonly starts: readonly number[];
}

const WORD = /[\p{L}\p{N}]+/gu;

/** Words only: case, accents' forms and what stands between words are gone. Linear in the text. */
const wordsOf = (text: string): Words => {
  const starts: number[] = [0];
  let words = ' ';
  for (const match of text.matchAll(WORD)) {
    const lower = match[0].toLowerCase();
    const isSameLength = lower.length === match[0].length;
    for (let unit = 0; unit < lower.length; unit += 1)
      starts.push(match.index + (isSameLength ? unit : Math.min(unit, match[0].length - 1)));
    starts.push(match.index + match[0].length);
    words += `${lower} `;
  }
  return { text: words, starts };
};

const phraseOf = (text: string, term: CompanyTerm | undefined): Phrase => ({
  key: wordsOf(normaliseText(text).text).text,
  term,
});

/** The rule id of findings of a category. */
export const termRule = (category: CompanyTerm['category']): string => `company-${category}`;

interface Place {
  readonly start: number;
  readonly end: number;
  readonly term: CompanyTerm | undefined;
}

/** What a finder answers: findings with how bad each would be. */
export type TermFinding = Finding & { readonly severity: CompanyTerm['severity'] };

const findingOf = (
  { start, end }: Place,
  { category, severity }: CompanyTerm,
  place: (start: number, end: number) => { readonly start: number; readonly end: number },
): TermFinding => ({
  rule: termRule(category),
  kind: 'company-term',
  ...place(start, end),
  confidence: CONFIDENCE,
  masked: `[${category}]`,
  severity,
});

/** Places without those inside a longer one that begins at the same word. */
const longest = (places: readonly Place[]): readonly Place[] => {
  const best = new Map<number, Place>();
  for (const place of places) {
    const known = best.get(place.start);
    if (known === undefined || place.end > known.end) best.set(place.start, place);
  }
  return [...best.values()];
};

const PLACES_AT_MOST = 2000;

/** Exceptions in the order of their ends, and whether one of them touches a place; both lists are read once. */
const outside = (places: readonly Place[], exceptions: readonly Place[]): readonly Place[] => {
  const sorted = exceptions.toSorted((one, other) => one.start - other.start);
  let [next, reach] = [0, -1];
  return places
    .toSorted((one, other) => one.end - other.end)
    .filter((place) => {
      for (; next < sorted.length && (sorted[next]?.start ?? 0) < place.end; next += 1)
        reach = Math.max(reach, sorted[next]?.end ?? 0);
      return reach <= place.start;
    });
};

/**
 * Finds the company's terms in one pass over the text, however many there are: words compared without case, accents'
 * forms or what stands between them. Terms that are free by `today` and places inside an exception are passed over.
 */
export const createTermFinder = (
  terms: readonly CompanyTerm[],
  today: string,
): ((text: NormalText) => readonly TermFinding[]) => {
  const secret = terms.filter(({ freeFrom }) => freeFrom === undefined || today < freeFrom);
  if (secret.length === 0) return () => [];
  const phrases = secret
    .flatMap((term) => [
      ...[term.term, ...term.aliases].map((name) => phraseOf(name, term)),
      ...term.exceptions.map((phrase) => phraseOf(phrase, undefined)),
    ])
    .filter(({ key }) => key.length > 2);
  const scanner = createKeywordScanner(phrases.map(({ key }) => key));
  return (normal) => {
    const { text, starts } = wordsOf(normal.text);
    const [names, exceptions]: [Place[], Place[]] = [[], []];
    scanner.scan(text, (number, end) => {
      const phrase = phrases[number];
      if (phrase === undefined || names.length + exceptions.length >= PLACES_AT_MOST) return;
      const { key, term } = phrase;
      const place = { start: starts[end - key.length + 1] ?? 0, end: starts[end - 1] ?? 0, term };
      (term === undefined ? exceptions : names).push(place);
    });
    return outside(longest(names), exceptions).flatMap((place) =>
      place.term === undefined ? [] : [findingOf(place, place.term, normal.place)],
    );
  };
};
