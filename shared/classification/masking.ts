import type { Rule } from './rule.ts';
import { entropyOf } from './randomness.ts';

const LAST_SHOWN = 4;
const BITS_KEPT = 64;
const CARD_FIRST_SHOWN = 6;
const DIGITS_FOR_CARD = 13;
/** Ids of a company's own rules begin so. */
export const OWN = 'own-';

/** Kinds of numbers of which not even the end is shown. */
const NEVER_SHOWN: ReadonlySet<string> = new Set(['national-id', 'contact', 'health', 'password']);

/** How many bits the part that stays hidden holds, by the entropy of its own characters. */
const hiddenBits = (characters: readonly string[]): number => {
  const hidden = characters.slice(0, -LAST_SHOWN).join('');
  return entropyOf(hidden) * (characters.length - LAST_SHOWN);
};

/** A card's digits but the first six and last four, as receipts show them. */
const maskedCard = (match: string): string => {
  const digits = match.replace(/\D/gu, '');
  if (digits.length < DIGITS_FOR_CARD) return '…';
  return `${digits.slice(0, CARD_FIRST_SHOWN)}…${digits.slice(-LAST_SHOWN)}`;
};

/**
 * A match made unreadable: its last four characters where at least 64 bits stay hidden, else nothing. Characters are
 * code points, so that no half of a pair is left.
 */
export const mask = (match: string): string => {
  const characters = Array.from(match);
  return hiddenBits(characters) >= BITS_KEPT ? `…${characters.slice(-LAST_SHOWN).join('')}` : '…';
};

/**
 * What may be kept and shown of a finding: its rule or category in brackets for topics, numbers of people, and whatever
 * a company keeps to itself; the first six and last four digits of cards; and else a mask. Nothing of the words around it is kept.
 */
export const evidenceOf = (
  { kind, category, id }: Pick<Rule, 'kind' | 'category' | 'id'>,
  match: string,
): string => {
  if (kind === 'topic' || kind === 'document') return `[${id}]`;
  if (kind === 'company-term') return `[${category}]`;
  // Of what a company's own rule says is a person's nobody here knows how much is too much.
  if (kind === 'personal-data' && id.startsWith(OWN)) return `[${id}]`;
  if (category === 'card') return maskedCard(match);
  return NEVER_SHOWN.has(category) ? `[${id}]` : mask(match);
};
