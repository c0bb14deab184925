import type { KeywordIndex } from './keyword-hits.ts';
import type { CompilePattern, Pattern } from './pattern.ts';
import type { Rule } from './rule.ts';

/** What decided about a finding, and by how much it moved its confidence. */
export interface Reason {
  readonly what: string;
  readonly weight: number;
}

/** A rule ready to run. */
export interface CompiledRule {
  readonly rule: Rule;
  readonly pattern: Pattern;
  readonly excludes: Pattern | undefined;
  readonly usual: { readonly pattern: Pattern; readonly weight: number } | undefined;
  readonly near: readonly Pattern[];
  readonly unless: readonly Pattern[];
  /** Which keywords of the index are this rule's own. */
  readonly keywords: Uint8Array;
  readonly hotWords: readonly {
    readonly words: Uint8Array;
    readonly window: number;
    readonly side: 'around' | 'before';
    readonly weight: number;
    readonly what: string;
  }[];
}

const flagsOf = (words: readonly string[], index: KeywordIndex): Uint8Array => {
  const flags = new Uint8Array(index.size);
  for (const word of words) flags[index.numberOf(word)] = 1;
  return flags;
};

/** All the words a set of rules asks for. */
export const keywordsOf = (rules: readonly Rule[]): readonly string[] =>
  rules.flatMap(({ keywords, hotWords }) => [...keywords, ...hotWords.flatMap(({ words }) => words)]);

/** Prepares a rule for a keyword index that holds its words. */
export const compileRule = (rule: Rule, index: KeywordIndex, compile: CompilePattern): CompiledRule => {
  const whole = (source: string, ignoreCase: boolean): Pattern => compile(source, { ignoreCase, group: 0 });
  const ignoringCase = (source: string): Pattern => whole(source, true);
  return {
    rule,
    pattern: compile(rule.pattern, { ignoreCase: rule.ignoreCase, group: rule.group }),
    excludes: rule.excludes.length === 0 ? undefined : ignoringCase(rule.excludes.join('|')),
    usual: rule.usual && { pattern: whole(rule.usual.pattern, false), weight: rule.usual.weight },
    near: rule.near.map(ignoringCase),
    unless: rule.unless.map(ignoringCase),
    keywords: flagsOf(rule.keywords, index),
    hotWords: rule.hotWords.map(({ words, window, side, weight }) => ({
      words: flagsOf(words, index),
      window,
      side,
      weight,
      what:
        weight < 0
          ? `words that speak against it within ${window} characters`
          : `a word for it within ${window} characters`,
    })),
  };
};
