import type { Finding } from './classification.ts';
import { compileRule, keywordsOf, type CompiledRule } from './compiled-rule.ts';
import { judgeMatch, CONFIDENCE_AT_LEAST, type Found, type Match } from './judge-match.ts';
import { createKeywordIndex, type KeywordIndex } from './keyword-hits.ts';
import { evidenceOf } from './masking.ts';
import { normaliseText, type NormalText } from './normalise.ts';
import { matchContexts, matchShapes } from './match-places.ts';
import { placesIn } from './places.ts';
import { compileShipped, type CompilePattern } from './pattern.ts';
import type { Rule } from './rule.ts';

/** Reads normalised texts; answers every place any rule found, excluded ones included, in no order. */
export type Scanner = (text: string) => readonly Match[];

/** How often a rule's pattern is tried: in a post as good as always, in a long text less, or a flood would cost too much. */
const ATTEMPTS_IN_A_POST = 600;
const ATTEMPTS_IN_A_LONG_TEXT = 60;
const POST_LENGTH = 2000;
const MATCHES_PER_RULE = 20;
const TOKEN_REACH = 140;

const WORD_CHARACTER = /[A-Za-z0-9_+]/u;

/** The rules that each keyword sets to work. */
const rulesByKeyword = (
  compiled: readonly CompiledRule[],
  index: KeywordIndex,
): readonly (readonly CompiledRule[])[] => {
  const lists: CompiledRule[][] = Array.from({ length: index.size }, () => []);
  for (const one of compiled)
    for (const keyword of new Set(one.rule.keywords)) lists[index.numberOf(keyword)]?.push(one);
  return lists;
};

interface Attempt {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** Where the token begins that a keyword stands in. */
const tokenStart = (text: string, at: number): number => {
  let start = at;
  while (start > 0 && at - start < TOKEN_REACH && /[A-Za-z0-9_~-]/u.test(text.charAt(start - 1))) start -= 1;
  return start;
};

/** Where a rule's pattern is to be tried for a keyword; nothing where it cannot match. */
const placeFor = ({ rule }: CompiledRule, { text, start, end }: Attempt): number | undefined => {
  if (rule.mode === 'window') return Math.max(0, start - rule.window);
  const from = rule.mode === 'assignment' ? end : rule.from === 'token' ? tokenStart(text, start) : start;
  const isInside = rule.mode === 'prefix' && from > 0 && WORD_CHARACTER.test(text.charAt(from - 1));
  return isInside ? undefined : from;
};

/** Tries a rule at a keyword's place. */
const attempt = (
  { rule, pattern }: CompiledRule,
  { text, end }: Attempt,
  from: number,
): Found | undefined => {
  if (rule.mode === 'window') {
    const span = pattern.matchIn(text.slice(from, end + rule.window));
    return span && { start: from + span.start, end: from + span.end, fixed: 0 };
  }
  const span = pattern.matchAt(text, from);
  if (span === undefined) return undefined;
  const fixed = rule.mode === 'prefix' && rule.from === 'keyword' ? Math.max(0, end - span.start) : 0;
  return { ...span, fixed };
};

/** Scanners by the list they were made of: a company's terms change often, the rules that ship never do. */
const SCANNERS = new WeakMap<CompilePattern, WeakMap<readonly Rule[], Scanner>>();

/** Compiles rules once; the scanner is run often. Its time is linear in the text. */
export const createScanner = (rules: readonly Rule[], compile = compileShipped): Scanner => {
  const byRules = SCANNERS.get(compile) ?? new WeakMap<readonly Rule[], Scanner>();
  SCANNERS.set(compile, byRules);
  const known = byRules.get(rules) ?? compileScanner(rules, compile);
  byRules.set(rules, known);
  return known;
};

const compileScanner = (rules: readonly Rule[], compile: CompilePattern): Scanner => {
  const index = createKeywordIndex(keywordsOf(rules));
  const compiled = rules.map((rule) => compileRule(rule, index, compile));
  const anchored = compiled.filter(({ rule }) => rule.mode !== 'context' && rule.mode !== 'shape');
  const byKeyword = rulesByKeyword(anchored, index);
  const contexts = compiled.filter(({ rule }) => rule.mode === 'context');
  const shapes = compiled.filter(({ rule }) => rule.mode === 'shape');
  return (text) => {
    const { raw, words } = index.hitsIn(text);
    const read = { text, words };
    const attempts = new Map<CompiledRule, number>();
    const attemptsAtMost = text.length <= POST_LENGTH ? ATTEMPTS_IN_A_POST : ATTEMPTS_IN_A_LONG_TEXT;
    const matches: Match[] = [];
    const visit =
      (isAssignment: boolean) =>
      (keyword: number, start: number, end: number): void => {
        for (const one of byKeyword[keyword] ?? []) {
          if ((one.rule.mode === 'assignment') !== isAssignment) continue;
          const from = placeFor(one, { text, start, end });
          const tried = attempts.get(one) ?? 0;
          if (from === undefined || tried >= attemptsAtMost) continue;
          attempts.set(one, tried + 1);
          const found = attempt(one, { text, start, end }, from);
          const match = found && judgeMatch(one, read, found);
          if (match !== undefined) matches.push(match);
        }
      };
    raw.each(visit(false));
    words.each(visit(true));
    const places = placesIn(text);
    return [...matches, ...matchContexts(contexts, read, places), ...matchShapes(shapes, read, places)];
  };
};

const KINDS_OF_THEIR_OWN: ReadonlySet<string> = new Set(['topic', 'company-term']);

const isOver = (one: Match, other: Match): boolean => one.start < other.end && other.start < one.end;

/** The best match where several overlap; topics and terms stand beside anything of another kind. */
export const bestOf = (matches: readonly Match[]): readonly Match[] => {
  const kept: Match[] = [];
  const perRule = new Map<string, number>();
  const sorted = matches.toSorted(
    (one, other) => other.confidence - one.confidence || other.end - other.start - (one.end - one.start),
  );
  for (const match of sorted) {
    const { id, kind } = match.rule;
    const count = perRule.get(id) ?? 0;
    if (match.excluded !== undefined || match.confidence < CONFIDENCE_AT_LEAST || count >= MATCHES_PER_RULE)
      continue;
    const isApart = (other: Match): boolean =>
      kind !== other.rule.kind && (KINDS_OF_THEIR_OWN.has(kind) || KINDS_OF_THEIR_OWN.has(other.rule.kind));
    if (kept.some((other) => isOver(match, other) && !isApart(other))) continue;
    perRule.set(id, count + 1);
    kept.push(match);
  }
  return kept;
};

/** A match as the finding that is told: placed in the original text, masked. */
export const findingOf = (match: Match, normal: NormalText): Finding => ({
  rule: match.rule.id,
  kind: match.rule.kind,
  ...normal.place(match.start, match.end),
  confidence: match.confidence,
  masked: evidenceOf(match.rule, normal.text.slice(match.start, match.end)),
});

/** One scanner of several, for rules that run under different engines. */
export const joinScanners =
  (scanners: readonly Scanner[]): Scanner =>
  (text) =>
    scanners.flatMap((scan) => scan(text));

/** Finds what a scanner finds, placed in the original texts. */
export const createFinder =
  (scan: Scanner): ((text: NormalText) => readonly Finding[]) =>
  (normal) =>
    bestOf(scan(normal.text)).map((match) => findingOf(match, normal));

/** Finds what the rules that ship describe in original texts; compiled once, run often. */
export const createMatcher = (rules: readonly Rule[]): ((text: string) => readonly Finding[]) => {
  const find = createFinder(createScanner(rules));
  return (text) => find(normaliseText(text));
};
