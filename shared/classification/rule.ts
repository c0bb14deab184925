import * as z from 'zod';

import { FindingKind } from './classification.ts';
import type { OwnRuleFault } from './rule-faults.ts';
import { VALIDATOR_NAMES } from './validators.ts';

const Pattern = z.string().min(1).max(600);
const Keyword = z.string().min(3).max(100).toLowerCase();

/** Words that add to a finding's confidence (or, with a negative weight, take from it) within `window` characters, on both sides or before it only. */
const HotWords = z.strictObject({
  words: z.array(Keyword).min(1).max(400),
  window: z.int().min(1).max(400),
  side: z.enum(['around', 'before']).default('around'),
  weight: z.number().min(-1).max(1),
});

/**
 * A rule as data. What makes it look at a place is its `mode`:
 *
 * - `prefix`: a keyword is the beginning of what is sought (with `from: token`, some part of it); `pattern` must match there.
 * - `assignment`: `pattern` must match right after a keyword.
 * - `context`: a string of characters that looks random, beside a keyword; `pattern` must match the string.
 * - `window`: `pattern` must match within `window` characters of a keyword.
 * - `shape`: no keyword; every place of the kind `trigger` names is tried.
 *
 * `group` is the part of the match that is the finding. Confidence begins at `confidence`; a validator that holds adds
 * `validatorWeight` and never rejects, the form that is `usual` today adds its weight,
 * hot words add theirs, and the sum stays at or below `atMost`. `excludes` lists
 * patterns of which none may match the finding, `near` patterns of which each must match within `window` characters,
 * `unless` patterns of which none may. Patterns are bounded and anchored, so that time stays linear. `positives` and
 * `negatives` run as tests; a bar inside one is taken out first.
 */
export const Rule = z
  .strictObject({
    id: z
      .string()
      .max(60)
      .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/u),
    version: z.int().positive(),
    kind: FindingKind,
    category: z
      .string()
      .max(40)
      .regex(/^[a-z]+(-[a-z]+)*$/u),
    severity: z.enum(['low', 'medium', 'high', 'critical']),
    mode: z.enum(['prefix', 'assignment', 'context', 'window', 'shape']),
    confidence: z.number().min(0).max(1),
    atMost: z.number().min(0).max(1).default(0.99),
    keywords: z.array(Keyword).max(500).default([]),
    trigger: z.enum(['token', 'digits', 'account', 'at-sign']).optional(),
    from: z.enum(['keyword', 'token']).default('keyword'),
    pattern: Pattern,
    ignoreCase: z.boolean().default(false),
    group: z.int().min(0).max(9).default(0),
    entropyFloor: z.number().nonnegative().default(0),
    validator: z.enum(VALIDATOR_NAMES).optional(),
    validatorWeight: z.number().min(0).max(1).default(0.05),
    usual: z.strictObject({ pattern: Pattern, weight: z.number().min(0).max(1) }).optional(),
    hotWords: z.array(HotWords).max(10).default([]),
    near: z.array(Pattern).max(5).default([]),
    unless: z.array(Pattern).max(5).default([]),
    window: z.int().min(0).max(400).default(0),
    excludes: z.array(Pattern).max(20).default([]),
    positives: z.array(z.string().max(2000)).min(1).max(100),
    negatives: z.array(z.string().max(2000)).max(100),
  })
  .refine(({ mode, trigger }) => (mode === 'shape') === (trigger !== undefined), {
    message: 'shape and trigger go together',
    params: { kind: 'trigger' } satisfies OwnRuleFault,
  })
  .refine(({ mode, keywords }) => mode === 'shape' || keywords.length > 0, {
    message: 'keywords are missing',
    params: { kind: 'keywords' } satisfies OwnRuleFault,
  });
export type Rule = z.infer<typeof Rule>;

/** A list of rules with ids of their own. */
export const Rules = z
  .array(Rule)
  .refine((rules) => new Set(rules.map(({ id }) => id)).size === rules.length, 'two rules share an id');
