import type { CompiledRule, Reason } from './compiled-rule.ts';
import { exclusionOf, isPublishedExample } from './exclusions.ts';
import type { WordHits } from './keyword-hits.ts';
import type { Span } from './pattern.ts';
import { entropyOf } from './randomness.ts';
import type { Rule } from './rule.ts';
import { VALIDATORS } from './validators.ts';

/** A place that a rule found, in the normalised text, with what moved its confidence. */
export interface Match {
  readonly rule: Rule;
  readonly start: number;
  readonly end: number;
  readonly confidence: number;
  readonly reasons: readonly Reason[];
  /** Why it is no finding after all; absent for findings. */
  readonly excluded?: string;
}

/** Where a pattern matched. `fixed` is how many units at the front every such token shares. */
export interface Found extends Span {
  readonly fixed: number;
}

/** Findings below this are told to nobody. */
export const CONFIDENCE_AT_LEAST = 0.5;

const HUNDREDTHS = 100;
const rounded = (value: number): number => Math.round(value * HUNDREDTHS) / HUNDREDTHS;

const reasonsFor = (
  { rule, hotWords, usual }: CompiledRule,
  { text, words }: { readonly text: string; readonly words: WordHits },
  found: Found,
): readonly Reason[] => {
  const reasons: Reason[] = [{ what: `the form of ${rule.id}`, weight: rule.confidence }];
  const value = text.slice(found.start, found.end);
  if (rule.validator !== undefined && VALIDATORS[rule.validator](value))
    reasons.push({ what: `the check ${rule.validator} holds`, weight: rule.validatorWeight });
  if (usual?.pattern.isIn(value) === true) reasons.push({ what: 'the usual form', weight: usual.weight });
  for (const hot of hotWords)
    if (
      words.isNear(
        hot.words,
        hot.side === 'before' ? { start: found.start, end: found.start - hot.window } : found,
        hot.window,
      )
    )
      reasons.push({ what: hot.what, weight: hot.weight });
  return reasons;
};

const isContextRight = (
  { rule, near, unless }: CompiledRule,
  text: string,
  { start, end }: Found,
): boolean => {
  if (near.length === 0 && unless.length === 0) return true;
  const around = text.slice(Math.max(0, start - rule.window), end + rule.window);
  return near.every((pattern) => pattern.isIn(around)) && !unless.some((pattern) => pattern.isIn(around));
};

const exclusionFor = (compiled: CompiledRule, text: string, found: Found): string | undefined => {
  const value = text.slice(found.start, found.end);
  if (compiled.excludes?.isIn(value) === true) return 'rule';
  if (compiled.rule.kind !== 'secret') return undefined;
  if (isPublishedExample(value)) return 'published example';
  const body = value.slice(Math.min(found.fixed, value.length - 1));
  return exclusionOf(body, { entropy: entropyOf(body), floor: compiled.rule.entropyFloor });
};

/** Judges a place where a rule's pattern matched: a finding, one excluded with its reason, or nothing. */
export const judgeMatch = (
  compiled: CompiledRule,
  read: { readonly text: string; readonly words: WordHits },
  found: Found,
): Match | undefined => {
  if (found.end <= found.start || !isContextRight(compiled, read.text, found)) return undefined;
  const { start, end } = found;
  const { rule } = compiled;
  const excluded = exclusionFor(compiled, read.text, found);
  if (excluded !== undefined) return { rule, start, end, confidence: 0, reasons: [], excluded };
  const reasons = reasonsFor(compiled, read, found);
  const sum = reasons.reduce((total, { weight }) => total + weight, 0);
  const confidence = rounded(Math.min(rule.atMost, Math.max(0, sum)));
  return { rule, start, end, confidence, reasons };
};
