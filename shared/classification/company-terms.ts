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

/** How many terms a company may have. */
export const TERMS_AT_MOST = 10_000;

const CONFIDENCE = 0.9;

interface Phrase {
  readonly key: string;
  readonly term: CompanyTerm;
  readonly isException: boolean;
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

/** What a name is compared by: its words. A name without letters or digits has none. */
export const keyOf = (name: string): string => wordsOf(normaliseText(name).text).text;

/** The rule id of findings of a category. */
export const termRule = (category: CompanyTerm['category']): string => `company-${category}`;

interface Place {
  readonly start: number;
  readonly end: number;
  readonly term: CompanyTerm;
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

/** Places without those inside another: of *Heron* and *Project Heron* the longer is told. */
const outermost = (places: readonly Place[]): readonly Place[] => {
  let reach = -1;
  return places
    .toSorted((one, other) => one.start - other.start || other.end - one.end)
    .filter(({ end }) => {
      const isInside = end <= reach;
      reach = Math.max(reach, end);
      return !isInside;
    });
};

const PLACES_AT_MOST = 2000;

/** A term's places that none of its exceptions touches; both lists are read once. */
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

/** Places by the term they are of. */
const byTerm = (places: readonly Place[]): ReadonlyMap<CompanyTerm, readonly Place[]> =>
  Map.groupBy(places, ({ term }) => term);

type TermFinder = (text: NormalText) => readonly TermFinding[];

/** Finders by the list they were made of and the day they are for. */
const FINDERS = new WeakMap<readonly CompanyTerm[], { readonly today: string; readonly find: TermFinder }>();

/**
 * Finds the company's terms in one pass over the text, however many there are: words compared without case, accents'
 * forms or what stands between them. Terms that are free by `today` are passed over, and places inside an exception of
 * their own term.
 */
export const createTermFinder = (terms: readonly CompanyTerm[], today: string): TermFinder => {
  const known = FINDERS.get(terms);
  if (known?.today === today) return known.find;
  const find = compileTerms(terms, today);
  FINDERS.set(terms, { today, find });
  return find;
};

const compileTerms = (terms: readonly CompanyTerm[], today: string): TermFinder => {
  const phrases = terms
    .filter(({ freeFrom }) => freeFrom === undefined || today < freeFrom)
    .flatMap((term): Phrase[] => [
      ...[term.term, ...term.aliases].map((name) => ({ key: keyOf(name), term, isException: false })),
      ...term.exceptions.map((name) => ({ key: keyOf(name), term, isException: true })),
    ])
    .filter(({ key }) => key.length > 2);
  if (phrases.length === 0) return () => [];
  const scanner = createKeywordScanner(phrases.map(({ key }) => key));
  return (normal) => {
    const { text, starts } = wordsOf(normal.text);
    const [names, exceptions]: [Place[], Place[]] = [[], []];
    scanner.scan(text, (number, end) => {
      const phrase = phrases[number];
      if (phrase === undefined || names.length + exceptions.length >= PLACES_AT_MOST) return;
      const { key, term, isException } = phrase;
      const place = { start: starts[end - key.length + 1] ?? 0, end: starts[end - 1] ?? 0, term };
      (isException ? exceptions : names).push(place);
    });
    const excepted = byTerm(exceptions);
    const meant = [...byTerm(names)].flatMap(([term, places]) => outside(places, excepted.get(term) ?? []));
    return outermost(meant).map((place) => findingOf(place, place.term, normal.place));
  };
};
