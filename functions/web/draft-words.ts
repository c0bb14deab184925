import type { Risk, SentimentLabel } from '../../shared/classification/classification.ts';
import type { DraftAnswer, OpenKind, TypedDraft } from '../../shared/drafts/draft.ts';
import { DRAFT_CHARACTERS_AT_MOST } from '../../shared/drafts/draft.ts';

/**
 * The one answer about what the company keeps to itself. Both are as long, so that not even the length of a page tells
 * anybody between which of them stands on it.
 */
export const COMPANY_WORDS: Readonly<Record<DraftAnswer['company'], string>> = {
  seen: 'Something that your company keeps to itself may be in this draft. Ask those who decide about that before you post it.',
  none: 'Nothing that your company has asked to keep to itself was seen. If in doubt, ask those who decide before you post it.',
};

/** How much would be given away by what was found with its place. */
export const RISKS: Readonly<Record<Risk, string>> = {
  none: 'Risk: none found.',
  low: 'Risk: low.',
  medium: 'Risk: medium.',
  high: 'Risk: high. Change the draft before you post it.',
  critical: 'Risk: critical. Do not post it as it is.',
};

/** What a place may give away. */
export const OPEN_KINDS: Readonly<Record<OpenKind, string>> = {
  secret: 'A credential',
  'personal-data': 'Personal data',
  topic: 'A confidential topic',
};

/** What decided about a match, for people to read; the rule itself is named beside it. */
export const reasonInWords = (reason: string): string => {
  if (reason.startsWith('the form of ')) return 'it has the form of one';
  return reason.startsWith('the check ') ? 'a check on its characters holds' : reason;
};

const READINGS: Readonly<Record<Exclude<SentimentLabel, 'unknown'>, string>> = {
  negative: 'rather negative',
  neutral: 'neutral',
  positive: 'rather positive',
};

/** How a program reads the draft. */
export const readingInWords = ({ label, abstained }: DraftAnswer['sentiment']): string => {
  if (label === 'unknown') return 'No reading: the program was taught English only.';
  const doubt = abstained ? ', but it is too close to say' : '';
  return `A program reads it as ${READINGS[label]}${doubt}. That is for you alone; nobody else sees it.`;
};

/** Why something that was typed is no draft that can be checked. */
export const draftProblem = (typed: Exclude<TypedDraft, { kind: 'draft' }>): string => {
  switch (typed.kind) {
    case 'empty':
      return 'There is no draft yet. Write or paste one.';
    case 'no-text':
      return 'This holds characters that are no text. Paste it again as plain text.';
    case 'too-long':
      return `This has ${typed.characters} characters. Up to ${DRAFT_CHARACTERS_AT_MOST} can be checked at once.`;
  }
};
