import * as z from 'zod';

import { CompanyTerm, keyOf, TERMS_AT_MOST } from '../../../shared/classification/company-terms.ts';
import { termFaults } from '../../../shared/classification/term-faults.ts';
import { oneLine, seenLine, seenWords } from '../../../shared/feedback/plain-words.ts';
import type { FormProblem } from '../form-problems.tsx';
import type { ADMINISTRATION } from '../words/catalogues.ts';

type Words = (typeof ADMINISTRATION)['en']['terms'];

const NAMES_AT_MOST = 50;

const NAME = { least: 2, most: 200 } as const;
const TEXT_AT_MOST = 20_000;

/** A name a line; empty lines are none. */
const Lines = z
  .string()
  .max(TEXT_AT_MOST)
  .transform((text) => seenWords(text).split('\n').map(seenWords))
  .transform((lines) => lines.filter((line) => line !== ''))
  .pipe(z.array(z.string().min(NAME.least).max(NAME.most)).max(NAMES_AT_MOST));

const TermForm = z.object({
  term: seenLine(NAME),
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

/** Why a list is not taken: what is wrong with all of it, or with its first line that does not fit. */
const listProblem = (text: string, { unfit }: Words): string => {
  if (text.length > TEXT_AT_MOST) return unfit.long;
  const lines = text.split(/\r\n|\r|\n/u).map(seenWords);
  const wrong = lines.findIndex(
    (line) => line !== '' && (line.length < NAME.least || line.length > NAME.most),
  );
  const filled = lines.filter((line) => line !== '').length;
  if (wrong === -1) return unfit.lines(String(filled));
  return unfit.line(String(wrong + 1), String(lines[wrong]?.length ?? 0));
};

const unfitProblem = (field: string, fields: URLSearchParams, words: Words): FormProblem => {
  const { unfit } = words;
  const typed = fields.get(field) ?? '';
  if (field === 'aliases' || field === 'exceptions') return { field, message: listProblem(typed, words) };
  if (field === 'freeFrom') return { field, message: unfit.day };
  const isName = field === 'term';
  return { field, message: isName ? unfit.name(String(oneLine(typed, NAME.most).length)) : unfit.choice };
};

/** Names of a list, each once: those that are the same to the finder stand for one, and the term itself for all. */
const eachOnce = (names: readonly string[], before: readonly string[] = []): string[] => {
  const seen = new Set(before.map(keyOf));
  return names.filter((name) => {
    const key = keyOf(name);
    return !seen.has(key) && seen.add(key);
  });
};

/** Reads a term from a form, to stand beside those that are there; one of the same name is replaced. */
export const typedTerm = (fields: URLSearchParams, held: readonly CompanyTerm[], words: Words): TypedTerm => {
  const parsed = TermForm.safeParse(Object.fromEntries(fields));
  if (!parsed.success) {
    const names = [...new Set(parsed.error.issues.map(({ path }) => String(path[0])))];
    return { kind: 'problems', problems: names.map((field) => unfitProblem(field, fields, words)) };
  }
  const { freeFrom, ...given } = parsed.data;
  const term: CompanyTerm = {
    ...given,
    aliases: eachOnce(given.aliases, [given.term]),
    exceptions: eachOnce(given.exceptions),
    ...(freeFrom !== '' && { freeFrom }),
  };
  const others = held.filter((one) => keyOf(one.term) !== keyOf(term.term));
  if (others.length >= TERMS_AT_MOST) {
    return { kind: 'problems', problems: [{ message: words.faults.full }] };
  }
  const problems = problemsAmong(term, others, words);
  return problems.length > 0 ? { kind: 'problems', problems } : { kind: 'term', term };
};
