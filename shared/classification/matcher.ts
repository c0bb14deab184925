import type { Finding } from './classification.ts';
import { mask } from './masking.ts';
import type { Rule } from './rule.ts';
import { entropyOf, VALIDATORS } from './validators.ts';

/** A rule ready to run. */
interface Compiled {
  readonly rule: Rule;
  readonly pattern: RegExp;
  readonly near: readonly RegExp[];
  readonly unless: readonly RegExp[];
  readonly excludes: readonly RegExp[];
}

const FINDINGS_PER_RULE = 20;

const compile = (rule: Rule): Compiled => {
  const ignoringCase = (source: string): RegExp => new RegExp(source, 'iu');
  return {
    rule,
    pattern: new RegExp(rule.pattern, rule.ignoreCase ? 'gdiu' : 'gdu'),
    near: rule.near.map(ignoringCase),
    unless: rule.unless.map(ignoringCase),
    excludes: rule.excludes.map(ignoringCase),
  };
};

/** Finds what rules describe; compiled once, run often. */
export const createMatcher = (rules: readonly Rule[]): ((text: string) => readonly Finding[]) => {
  const compiled = new Map<Rule, Compiled>();
  const compiledOf = (rule: Rule): Compiled => {
    const known = compiled.get(rule) ?? compile(rule);
    compiled.set(rule, known);
    return known;
  };
  return (text) => {
    const lower = text.toLowerCase();
    return rules
      .filter(({ keywords }) => keywords.some((keyword) => lower.includes(keyword)))
      .flatMap((rule) => findingsOf(compiledOf(rule), text));
  };
};

const findingsOf = ({ rule, pattern, ...context }: Compiled, text: string): readonly Finding[] => {
  const findings: Finding[] = [];
  for (const match of text.matchAll(pattern)) {
    const [start, end] = match.indices?.[rule.group] ?? [match.index, match.index + match[0].length];
    const found = text.slice(start, end);
    if (!holds({ rule, pattern, ...context }, { text, found, start, end })) continue;
    const { id, kind, confidence } = rule;
    const masked = kind === 'topic' ? `[${id}]` : mask(found);
    findings.push({ rule: id, kind, start, end, confidence, masked });
    if (findings.length === FINDINGS_PER_RULE) break;
  }
  return findings;
};

interface Found {
  readonly text: string;
  readonly found: string;
  readonly start: number;
  readonly end: number;
}

const holds = ({ rule, near, unless, excludes }: Compiled, { text, found, start, end }: Found): boolean => {
  if (rule.entropyFloor !== undefined && entropyOf(found) < rule.entropyFloor) return false;
  if (rule.validator !== undefined && !VALIDATORS[rule.validator](found)) return false;
  if (excludes.some((pattern) => pattern.test(found))) return false;
  const around = text.slice(Math.max(0, start - rule.window), end + rule.window);
  return near.every((pattern) => pattern.test(around)) && !unless.some((pattern) => pattern.test(around));
};
