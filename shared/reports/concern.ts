import * as z from 'zod';

import { seenWords } from '../feedback/plain-words.ts';
import {
  dueOf,
  isOverdue,
  REPORT_LIMITS,
  stateOf,
  type Due,
  type Gives,
  type ReportHead,
  type ReportState,
} from './report.ts';

/** What somebody says in one message, before it is sealed and after it is opened. */
export const Said = z.object({
  words: z.string().min(1).max(REPORT_LIMITS.characters),
  /** How to reach whoever says it, if they like. */
  contact: z.string().max(REPORT_LIMITS.contact).optional(),
});
export type Said = z.infer<typeof Said>;

/** Whether somebody said the same, so that what was changed and sent again under the same id is not lost unseen. */
export const isSameSaid = (one: Said, other: Said): boolean =>
  one.words === other.words && one.contact === other.contact;

/** What was typed, or why it cannot be taken. */
export type ReadSaid =
  | { readonly kind: 'said'; readonly said: Said }
  | { readonly kind: 'empty' }
  | { readonly kind: 'too-long'; readonly field: 'says' | 'contact'; readonly characters: number };

const UNSEEN = /[[\p{Cc}\p{Cf}\p{Co}]--[\n\t\u200d]]/gv;

const plain = (typed: string): string =>
  typed.toWellFormed().replaceAll('\r\n', '\n').replaceAll(UNSEEN, '').trim();

/** Reads a form's fields `says` and `contact`. Nothing is left out: this is for one reader, who must know all of it. */
export const readSaid = (fields: URLSearchParams): ReadSaid => {
  const words = plain(fields.get('says') ?? '');
  const contact = plain(fields.get('contact') ?? '');
  // What nobody can see is no report; of what can be seen nothing is left out.
  if (seenWords(words) === '') return { kind: 'empty' };
  if (words.length > REPORT_LIMITS.characters)
    return { kind: 'too-long', field: 'says', characters: words.length };
  if (contact.length > REPORT_LIMITS.contact)
    return { kind: 'too-long', field: 'contact', characters: contact.length };
  return { kind: 'said', said: { words, ...(contact !== '' && { contact }) } };
};

/** A message that was opened. */
export interface OpenedMessage extends Said {
  readonly from: 'reporter' | 'recipient';
  readonly gives?: Gives | undefined;
  readonly on: string;
}

/** A report that was opened, as either side reads it. */
export interface Conversation {
  readonly head: ReportHead;
  readonly state: ReportState;
  readonly due: Due | undefined;
  /** What is due is late. */
  readonly isLate: boolean;
  readonly messages: readonly OpenedMessage[];
}

/** How a report stands today. */
export const standingOf = (head: ReportHead, now: Date): Omit<Conversation, 'messages'> => ({
  head,
  state: stateOf(head),
  due: dueOf(head),
  isLate: isOverdue(head, now),
});
