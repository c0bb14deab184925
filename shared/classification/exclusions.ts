import { createHash } from 'node:crypto';

import { makeupOf } from './randomness.ts';
import publishedExamples from './rules/published-examples.json' with { type: 'json' };

/** Why something that has a secret's form is none. */
export type ExclusionReason =
  'placeholder' | 'sequence' | 'monotonous' | 'words' | 'published example' | 'rule';

const PLACEHOLDER =
  /example|your[_-]?|placeholder|redacted|change[_-]?me|x{6}|\*{3}|\.{3}|replace[_-]?(?:me|with)|insert[_-]|put[_-]?your|<[^>]{0,60}>|\$\{|\{\{|^\$/iu;

const SEQUENCE_AT_LEAST = 9;
const SEQUENCE_SHARE = 0.4;

/** Whether a run of signs each follows the one before, as in `123456789` or `abcdefghi`. */
const hasSequence = (text: string): boolean => {
  let run = 1;
  for (let index = 1; index < text.length; index += 1) {
    const step = text.charCodeAt(index) - text.charCodeAt(index - 1);
    run = step === 1 || (step === -9 && text.charCodeAt(index) === 48) ? run + 1 : 1;
    if (run >= SEQUENCE_AT_LEAST && run >= SEQUENCE_SHARE * text.length) return true;
  }
  return false;
};

const LETTERS_AT_LEAST = 12;

/** Letters that make words, with no digit among them, as in the names of functions. */
const isWritten = (text: string): boolean => {
  if (text.length < LETTERS_AT_LEAST) return false;
  const { digits, wordiness } = makeupOf(text);
  return digits === 0 && wordiness >= 0.55;
};

/** The reason to pass over a would-be secret, or nothing. `entropy` is its own, `floor` what its rule asks for. */
export const exclusionOf = (
  text: string,
  { entropy, floor }: { readonly entropy: number; readonly floor: number },
): ExclusionReason | undefined => {
  if (PLACEHOLDER.test(text)) return 'placeholder';
  if (entropy < floor) return 'monotonous';
  if (floor > 0 && isWritten(text)) return 'words';
  return floor > 0 && hasSequence(text) ? 'sequence' : undefined;
};

const DIGITS_OF_HASH = 32;
const PUBLISHED: ReadonlySet<string> = new Set(publishedExamples);

/** Whether a key is one that vendors print in public documentation and samples; they are known by their SHA-256 alone. */
export const isPublishedExample = (value: string): boolean =>
  PUBLISHED.has(createHash('sha256').update(value).digest('hex').slice(0, DIGITS_OF_HASH));
