import * as z from 'zod';

import { FindingKind } from './classification.ts';

const Pattern = z.string().min(1).max(600);

/**
 * A rule as data. `keywords` (lower case, three characters or more) decide whether `pattern` is tried at all; `group`
 * is the part of the match that is the finding. `near` lists patterns of which each must match within `window`
 * characters of it, `unless` patterns of which none may. Patterns are tried case-insensitively where `ignoreCase`
 * says so, and are written without nested repetition, so that time stays linear. `positives` and `negatives` run as tests.
 */
export const Rule = z.strictObject({
  id: z.string().regex(/^[a-z]+(-[a-z0-9]+)*$/u),
  version: z.int().positive(),
  kind: FindingKind,
  severity: z.enum(['low', 'medium', 'high', 'critical']),
  confidence: z.number().min(0).max(1),
  keywords: z.array(z.string().min(3).toLowerCase()).min(1),
  pattern: Pattern,
  ignoreCase: z.boolean().default(false),
  group: z.int().min(0).max(9).default(0),
  entropyFloor: z.number().positive().optional(),
  validator: z.enum(['card', 'iban', 'jwt', 'password', 'random']).optional(),
  near: z.array(Pattern).default([]),
  unless: z.array(Pattern).default([]),
  window: z.int().min(0).max(400).default(0),
  excludes: z.array(Pattern).default([]),
  positives: z.array(z.string()).min(1),
  negatives: z.array(z.string()),
});
export type Rule = z.infer<typeof Rule>;

/** A list of rules with ids of their own. */
export const Rules = z
  .array(Rule)
  .refine((rules) => new Set(rules.map(({ id }) => id)).size === rules.length, 'two rules share an id');
