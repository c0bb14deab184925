import { keyOf, type CompanyTerm } from './company-terms.ts';

const SIGNS_AT_LEAST = 3;
/** Characters of all names times different ones among them: what the finder's table grows with, 4 bytes each. */
const TABLE_AT_MOST = 8_000_000;

/** A name with the field it stands in. */
interface Named {
  readonly at: string;
  readonly key: string;
  readonly isException: boolean;
}

const namesOf = ({ term, aliases, exceptions }: CompanyTerm, index: number): readonly Named[] => {
  const at = `terms.${index}`;
  return [
    { at: `${at}.term`, key: keyOf(term), isException: false },
    ...aliases.map((name, n) => ({ at: `${at}.aliases.${n}`, key: keyOf(name), isException: false })),
    ...exceptions.map((name, n) => ({ at: `${at}.exceptions.${n}`, key: keyOf(name), isException: true })),
  ];
};

const tooShort = (names: readonly Named[]): readonly string[] =>
  names
    .filter(({ key }) => key.replaceAll(' ', '').length < SIGNS_AT_LEAST)
    .map(
      ({ at }) => `${at}: three letters or digits are needed, or it would be found everywhere, or nowhere`,
    );

/** Names that stand for two terms, and exceptions that say a name of their own term. */
const clashes = (terms: readonly (readonly Named[])[]): readonly string[] => {
  const seen = new Map<string, { readonly at: string; readonly term: number }>();
  const faults: string[] = [];
  for (const [term, names] of terms.entries()) {
    for (const { at, key, isException } of names) {
      const before = seen.get(key);
      if (isException) {
        if (before?.term === term) faults.push(`${at}: the exception is the name itself (${before.at})`);
      } else if (before === undefined) seen.set(key, { at, term });
      else faults.push(`${at}: the same name as ${before.at}`);
    }
  }
  return faults;
};

const tooMany = (names: readonly Named[]): readonly string[] => {
  const characters = names.reduce((sum, { key }) => sum + key.length, 0);
  const different = new Set(names.flatMap(({ key }) => Array.from(key))).size;
  return characters * different <= TABLE_AT_MOST
    ? []
    : [
        'terms: too many names for a function to hold; leave out aliases that differ in spaces, case or signs alone',
      ];
};

/** What makes terms useless or dangerous, one line each; no name is repeated. */
export const termFaults = (terms: readonly CompanyTerm[]): readonly string[] => {
  const named = terms.map(namesOf);
  const all = named.flat();
  return [...tooShort(all), ...clashes(named), ...tooMany(all)];
};
