import * as z from 'zod';

import { OWN } from './masking.ts';
import { createScanner, type Scanner } from './matcher.ts';
import { compileGiven, GivenPatternFault } from './given-pattern.ts';
import type { OwnRuleFault } from './rule-faults.ts';
import { Rule } from './rule.ts';

const MODES: ReadonlySet<string> = new Set(['prefix', 'assignment', 'window']);
const RULES_AT_MOST = 100;
/** From here on security is alerted. */
const TOPICS_BELOW = 0.8;

/** Patterns of a rule with the fields they stand in. */
const patternsOf = (rule: Rule): readonly (readonly [string, string])[] => [
  ['pattern', rule.pattern],
  ...(rule.usual === undefined ? [] : [['usual', rule.usual.pattern] as const]),
  ...(['excludes', 'near', 'unless'] as const).flatMap((field) =>
    rule[field].map((pattern) => [field, pattern] as const),
  ),
];

const faultOf = (pattern: string, group: number): GivenPatternFault | undefined => {
  try {
    compileGiven(pattern, { ignoreCase: true, group });
    return undefined;
  } catch (fault) {
    if (fault instanceof GivenPatternFault) return fault;
    throw fault;
  }
};

/**
 * A rule of the company's own, as data: a shipped rule's fields, started by a keyword (`prefix`, `assignment` or
 * `window`), with patterns that RE2 reads. It is itself secret.
 */
export const CompanyRule = Rule.superRefine((rule, context) => {
  const refuse = (field: string, message: string, params: OwnRuleFault): void =>
    context.addIssue({ code: 'custom', path: [field], message, params });
  if (!rule.id.startsWith(OWN))
    refuse('id', `the id of a rule of your own begins with ${OWN}`, { kind: 'own-id' });
  if (!MODES.has(rule.mode))
    refuse('mode', 'a rule of your own is started by a keyword: prefix, assignment or window', {
      kind: 'own-mode',
    });
  if (rule.kind === 'topic' && Math.max(rule.confidence, rule.atMost) >= TOPICS_BELOW)
    refuse('atMost', `a topic alone never alerts: below ${TOPICS_BELOW}, please`, { kind: 'topic-alerts' });
  for (const [field, pattern] of patternsOf(rule)) {
    const fault = faultOf(pattern, field === 'pattern' ? rule.group : 0);
    if (fault !== undefined) refuse(field, fault.message, fault.fault);
  }
});

/** A company's rules, each with an id of its own. */
export const CompanyRules = z
  .array(CompanyRule)
  .max(RULES_AT_MOST)
  .refine((rules) => new Set(rules.map(({ id }) => id)).size === rules.length, {
    message: 'two rules share an id',
    params: { kind: 'shared-id' } satisfies OwnRuleFault,
  });

/** Reads texts by the company's rules, under RE2. */
export const createCompanyScanner = (rules: readonly Rule[]): Scanner => createScanner(rules, compileGiven);
