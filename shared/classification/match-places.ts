import type { CompiledRule } from './compiled-rule.ts';
import { judgeMatch, type Match } from './judge-match.ts';
import type { WordHits } from './keyword-hits.ts';
import type { Span } from './pattern.ts';
import type { Places, Token } from './places.ts';
import { looksRandom, makeupOf, type Makeup } from './randomness.ts';

interface Read {
  readonly text: string;
  readonly words: WordHits;
}

/** How far before a token a word may stand that says what it is; inside an address it must stand right before. */
const BEFORE = 40;
const BEFORE_IN_ADDRESS = 2;
const AFTER = 24;

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/iu;
const CHECKSUM_LENGTHS: ReadonlySet<number> = new Set([32, 40, 64]);
const BEFORE_CHECKSUM = 24;

/**
 * How far off a word may stand. Forms that are usual for names of public things (commits, checksums, identifiers) need
 * one close by.
 */
const reachBefore = (value: string, makeup: Makeup, inUrl: boolean): number => {
  if (inUrl) return BEFORE_IN_ADDRESS;
  const isOrdinary = UUID.test(value) || (makeup.isHexadecimal && CHECKSUM_LENGTHS.has(makeup.length));
  return isOrdinary ? BEFORE_CHECKSUM : BEFORE;
};

const spansNear = (token: Token, reach: number): readonly Span[] => {
  const before = { start: token.start - reach, end: token.start };
  return reach < BEFORE_CHECKSUM ? [before] : [before, { start: token.end, end: token.end + AFTER }];
};

/** Random-looking tokens beside a rule's keywords. */
export const matchContexts = (
  rules: readonly CompiledRule[],
  read: Read,
  { tokens }: Places,
): readonly Match[] => {
  const matches: Match[] = [];
  for (const token of tokens) {
    const value = read.text.slice(token.start, token.end);
    const makeup = makeupOf(value);
    if (!looksRandom(makeup) && !UUID.test(value)) continue;
    const spans = spansNear(token, reachBefore(value, makeup, token.inUrl));
    for (const compiled of rules) {
      if (!spans.some((span) => read.words.isNear(compiled.keywords, span, 0))) continue;
      const match = matchAt(compiled, read, token.start);
      if (match !== undefined) matches.push(match);
    }
  }
  return matches;
};

const matchAt = (compiled: CompiledRule, read: Read, start: number): Match | undefined => {
  const span = compiled.pattern.matchAt(read.text, start);
  return span && judgeMatch(compiled, read, { ...span, fixed: 0 });
};

const LOCAL_PART_AT_MOST = 64;
const LOCAL_PART = /[A-Za-z0-9._%+-]/u;

/** Where the local part of an address begins whose `@` stands at a place. */
const localPartStart = (text: string, at: number): number => {
  let start = at;
  while (start > 0 && at - start < LOCAL_PART_AT_MOST && LOCAL_PART.test(text.charAt(start - 1))) start -= 1;
  while (start < at && !/[A-Za-z0-9]/u.test(text.charAt(start))) start += 1;
  return start;
};

const startsFor = (compiled: CompiledRule, text: string, places: Places): readonly number[] => {
  switch (compiled.rule.trigger) {
    case 'token':
      return places.tokens.filter(({ inUrl }) => !inUrl).map(({ start }) => start);
    case 'digits':
      return places.digits.flatMap((at) => [...new Set([numberStart(text, at), at])]);
    case 'account':
      return places.accounts;
    case 'at-sign':
      return places.atSigns.map((at) => localPartStart(text, at));
    case undefined:
      return [];
  }
};

/** A number begins with its plus sign or bracket. */
const numberStart = (text: string, at: number): number => {
  let start = at;
  if (text.charAt(start - 1) === '(') start -= 1;
  if (text.charAt(start - 1) === '+') start -= 1;
  return start;
};

/** Places of a form, wherever they stand. A place inside the match before is not tried again. */
export const matchShapes = (rules: readonly CompiledRule[], read: Read, places: Places): readonly Match[] => {
  const matches: Match[] = [];
  for (const compiled of rules) {
    let until = 0;
    for (const start of startsFor(compiled, read.text, places)) {
      if (start < until) continue;
      const match = matchAt(compiled, read, start);
      if (match === undefined) continue;
      until = match.end;
      matches.push(match);
    }
  }
  return matches;
};
