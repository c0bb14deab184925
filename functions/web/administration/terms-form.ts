import * as z from 'zod';

import { CompanyTerm, keyOf, TERMS_AT_MOST } from '../../../shared/classification/company-terms.ts';
import { termFaults } from '../../../shared/classification/term-faults.ts';
import { seenLine, seenWords } from '../../../shared/feedback/plain-words.ts';
import type { FormProblem } from '../form-problems.tsx';
import type { ADMINISTRATION } from '../words/catalogues.ts';

type Words = (typeof ADMINISTRATION)['en']['terms'];

const NAMES_AT_MOST = 50;

/** A name a line; empty lines are none. */
const Lines = z
  .string()
  .max(20_000)
  .transform((text) => seenWords(text).split('\n').map(seenWords))
  .transform((lines) => lines.filter((line) => line !== ''))
  .pipe(z.array(z.string().min(2).max(200)).max(NAMES_AT_MOST));

const TermForm = z.object({
  term: seenLine({ least: 2, most: 200 }),
  aliases: Lines,
  exceptions: Lines,
  category: CompanyTerm.shape.category,
  severity: CompanyTerm.shape.severity,
  freeFrom: z.union([z.literal(''), z.iso.date()]),
});

/** A term that somebody typed, or what is wrong with it. */
export type TypedTerm =
  | { readonly kind: 'term'; readonly term: CompanyTerm }
  | { readonly kind: 'problems'; readonly problems: readonly FormProblem[] };

const fieldOf = (fault: string): string =>
  ['aliases', 'exceptions'].find((field) => fault.includes(`.${field}`)) ?? 'term';

/** What makes a term useless or dangerous beside the others; the others' own faults are not this one's. */
const problemsAmong = (
  term: CompanyTerm,
  others: readonly CompanyTerm[],
  words: Words,
): readonly FormProblem[] => {
  const before = new Set(termFaults(others));
  return termFaults([...others, term])
    .filter((fault) => !before.has(fault))
    .map((fault) => ({ field: fieldOf(fault), message: words.faults[faultKind(fault)] }));
};

const faultKind = (fault: string): keyof Words['faults'] => {
  if (fault.includes('three letters')) return 'short';
  if (fault.includes('too many names')) return 'full';
  return fault.includes('the exception is') ? 'exception' : 'twice';
};

/** Reads a term from a form, to stand beside those that are there; one of the same name is replaced. */
export const typedTerm = (fields: URLSearchParams, held: readonly CompanyTerm[], words: Words): TypedTerm => {
  const parsed = TermForm.safeParse(Object.fromEntries(fields));
  if (!parsed.success) {
    const names = [...new Set(parsed.error.issues.map(({ path }) => String(path[0])))];
    return { kind: 'problems', problems: names.map((field) => ({ field, message: words.missing })) };
  }
  const { freeFrom, ...given } = parsed.data;
  const term: CompanyTerm = { ...given, ...(freeFrom !== '' && { freeFrom }) };
  const others = held.filter((one) => keyOf(one.term) !== keyOf(term.term));
  if (others.length >= TERMS_AT_MOST) {
    return { kind: 'problems', problems: [{ message: words.faults.full }] };
  }
  const problems = problemsAmong(term, others, words);
  return problems.length > 0 ? { kind: 'problems', problems } : { kind: 'term', term };
};
