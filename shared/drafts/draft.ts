import * as z from 'zod';

import { FindingKind, Risk, SentimentLabel } from '../classification/classification.ts';

/** So long may a draft be, in UTF-16 code units, as browsers count what is in a field. */
export const DRAFT_CHARACTERS_AT_MOST = 5_000;

/** A draft, as the one function is asked that may look for what a company keeps to itself. */
export const DraftRequest = z.object({
  version: z.literal(1),
  text: z.string().min(1).max(DRAFT_CHARACTERS_AT_MOST),
});
export type DraftRequest = z.infer<typeof DraftRequest>;

/** What of a draft is shown with its place: only what anybody could find, since the rules for it are public. */
export const OpenKind = FindingKind.exclude(['company-term', 'document']);
export type OpenKind = z.infer<typeof OpenKind>;

const Place = { start: z.int().nonnegative(), end: z.int().nonnegative() };

/** A place that may give something away; `reasons` say why, without a word of the draft. */
export const DraftMatch = z.object({
  ...Place,
  rule: z.string().min(1).max(100),
  kind: OpenKind,
  reasons: z.array(z.string().max(200)),
});
export type DraftMatch = z.infer<typeof DraftMatch>;

/** A place that moved the sentiment towards its label, or, below 0, away from it. */
const Moved = z.object({ ...Place, weight: z.number() });

/** More places than this are not listed one by one. */
export const MATCHES_AT_MOST = 50;

/**
 * What is said of a draft. All of it but `company` follows from the text and the rules that ship; `company` says that
 * something was `seen` which the company keeps to itself, or `none`, and not which, where, how much or of what kind.
 * Both words are as long, so that the length of an answer tells nothing.
 */
export const DraftAnswer = z.object({
  version: z.literal(1),
  sentiment: z.object({ label: SentimentLabel, abstained: z.boolean(), moved: z.array(Moved) }),
  matches: z.array(DraftMatch).max(MATCHES_AT_MOST),
  risk: Risk,
  company: z.enum(['seen', 'none']),
});
export type DraftAnswer = z.infer<typeof DraftAnswer>;

/** What a text that was typed into a field is: a draft, or why it is none. */
export type TypedDraft =
  | { readonly kind: 'draft'; readonly text: string }
  | { readonly kind: 'empty' | 'no-text' }
  | { readonly kind: 'too-long'; readonly characters: number };

const INVISIBLE = /^[\s\p{Cf}\p{Cc}]*$/u;
const CONTROL = /[^\P{Cc}\n\t]/u;

/** Reads what was typed. Browsers send each line break as two characters, and count it as one. */
export const readDraft = (typed: string): TypedDraft => {
  const text = typed.replaceAll('\r\n', '\n').replaceAll('\r', '\n');
  if (INVISIBLE.test(text)) return { kind: 'empty' };
  if (text.length > DRAFT_CHARACTERS_AT_MOST) return { kind: 'too-long', characters: text.length };
  return CONTROL.test(text) || !text.isWellFormed() ? { kind: 'no-text' } : { kind: 'draft', text };
};
