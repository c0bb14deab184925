import type { KeywordIndex } from './keyword-hits.ts';
import type { Rule } from './rule.ts';

/** What decided about a finding, and by how much it moved its confidence. */
export interface Reason {
  readonly what: string;
  readonly weight: number;
}

/** A rule ready to run. */
export interface CompiledRule {
  readonly rule: Rule;
  /** Tries the pattern at one place only. */
  readonly anchored: RegExp;
  /** Tries the pattern anywhere in a stretch of text. */
  readonly anywhere: RegExp;
  readonly excludes: RegExp | undefined;
  readonly usual: { readonly pattern: RegExp; readonly weight: number } | undefined;
  readonly near: readonly RegExp[];
  readonly unless: readonly RegExp[];
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
export const compileRule = (rule: Rule, index: KeywordIndex): CompiledRule => {
  const ignoringCase = (source: string): RegExp => new RegExp(source, 'iu');
  const flags = rule.ignoreCase ? 'diu' : 'du';
  return {
    rule,
    anchored: new RegExp(rule.pattern, `${flags}y`),
    anywhere: new RegExp(rule.pattern, flags),
    excludes: rule.excludes.length === 0 ? undefined : ignoringCase(rule.excludes.join('|')),
    usual: rule.usual && { pattern: new RegExp(rule.usual.pattern, 'u'), weight: rule.usual.weight },
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
