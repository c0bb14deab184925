import { Redactor } from '@redactpii/node';
import { lintSource } from '@secretlint/core';
import { secretLintProfiler } from '@secretlint/profiler';
import { creator } from '@secretlint/secretlint-rule-preset-recommend';

import { createMatcher } from '../../shared/classification/matcher.ts';
import type { Rule } from '../../shared/classification/rule.ts';
import { ALL_RULES } from '../../shared/classification/rules/all-rules.ts';

/** What a tool says of a place in a text. Tools that know one level only are sure of all they say. */
export interface Found {
  readonly kind: string;
  readonly rule: string;
  readonly start: number;
  readonly end: number;
  readonly confidence: number;
}

/** What a tool is made to find; it is measured on nothing else. */
export type Subject = 'secrets' | 'personal data' | 'cards' | 'other numbers' | 'anything';

/** A tool that reads a text and says what should not stand there. */
export interface Finder {
  readonly name: string;
  readonly subjects: ReadonlySet<Subject>;
  readonly find: (text: string) => readonly Found[] | Promise<readonly Found[]>;
  /** The tool's own call, without what `find` makes of its answer: this is timed. */
  readonly run: (text: string) => unknown;
}

/** Rules for payment cards, whatever the tool calls them. */
export const CARD_RULES: readonly string[] = ['payment-card', 'payment-card-fifteen', 'CREDIT_CARD_NUMBER'];

/** Candor's rules: secrets, personal data, topics. */
export const candor = (rules: readonly Rule[] = ALL_RULES): Finder => {
  const match = createMatcher(rules);
  return {
    name: 'Candor',
    subjects: new Set(['secrets', 'personal data', 'cards', 'other numbers', 'anything']),
    find: match,
    run: match,
  };
};

const PRESET = '@secretlint/secretlint-rule-preset-recommend';

/** Candor without rules that are known by a provider's prefix: what it knows of nobody's tokens in particular. */
export const candorWithoutProviders = (): Finder => candor(ALL_RULES.filter(({ mode }) => mode !== 'prefix'));

/** secretlint with its recommended preset, on a text as if it were a file; its profiler off, as its maker advises. */
export const secretlint = (): Finder => {
  secretLintProfiler.setEnabled(false);
  const options = { config: { rules: [{ id: PRESET, rule: creator }] }, noPhysicFilePath: true };
  const run = (content: string) =>
    lintSource({ source: { filePath: 'post.txt', ext: '.txt', contentType: 'text', content }, options });
  return {
    name: 'secretlint 13.0.7, recommended',
    subjects: new Set(['secrets', 'anything']),
    find: async (text) =>
      (await run(text)).messages.map(({ ruleId, range: [start, end] }) => ({
        kind: 'secret',
        rule: ruleId,
        start,
        end,
        confidence: 1,
      })),
    run,
  };
};

const REPLACEMENT = /(CREDIT_CARD_NUMBER|EMAIL_ADDRESS|PHONE_NUMBER|US_SOCIAL_SECURITY_NUMBER)/u;

const SYNTAX = /[\\^$.*+?()[\]{}|/]/gu;

/** What was replaced in a text, told from what is left of it: the tool itself says no places. */
export const replacedIn = (text: string, redacted: string): readonly Found[] => {
  if (redacted === text) return [];
  const parts = redacted.split(REPLACEMENT);
  const pattern = parts
    .map((part, index) => (index % 2 === 1 ? '([^]+?)' : part.replaceAll(SYNTAX, String.raw`\$&`)))
    .join('');
  const places = new RegExp(`^${pattern}$`, 'du').exec(text)?.indices;
  if (places === undefined) throw new Error('what was replaced cannot be told');
  return places.slice(1).flatMap((place, index) => {
    if (place === undefined) return [];
    const [start, end] = place;
    return [{ kind: 'personal-data', rule: parts[2 * index + 1] ?? '', start, end, confidence: 1 }];
  });
};

/** `@redactpii/node` without its rule for names, which stand in no count here and would weigh against it. */
export const redactpii = (): Finder => {
  const redactor = new Redactor({ rules: { CREDIT_CARD: true, EMAIL: true, PHONE: true, SSN: true } });
  const run = (text: string): string => redactor.redact(text);
  return {
    name: '@redactpii/node 1.0.17',
    subjects: new Set(['personal data', 'cards', 'anything']),
    find: (text) => replacedIn(text, run(text)),
    run,
  };
};
