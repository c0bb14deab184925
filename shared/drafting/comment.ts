import * as z from 'zod';

import { addDays, dayOf } from '../clock.ts';
import { plainWords } from '../feedback/plain-words.ts';
import { weekOf } from '../feedback/round.ts';
import { Section } from '../policy/sections.ts';
import { PROPOSAL_LIMITS, Proposer } from './proposal.ts';

/** A comment has room for so many characters. */
export const COMMENT_AT_MOST = 1000;

/** So many comments are taken in a week, on all proposals: nobody signs in, and a program could send thousands. */
export const COMMENTS_PER_WEEK = 200;

const Week = z.string().regex(/^\d{4}-W\d{2}$/u);

/** A comment on a part of a proposal. It says in which week it was written and nothing finer, and nothing of who. */
export const Comment = z.object({
  version: z.literal(1),
  proposal: z.uuid(),
  section: Section,
  week: Week,
  words: z.string().min(1).max(COMMENT_AT_MOST),
  /** In epoch seconds: that of the proposal, the same for all its comments. */
  expiresAt: z.int().positive(),
});
export type Comment = z.infer<typeof Comment>;

/** Names a comment: a hash, which tells nothing of when it came. */
export const CommentId = z
  .string()
  .regex(/^[0-9a-f]{64}$/u, 'a hash')
  .brand<'CommentId'>();
export type CommentId = z.infer<typeof CommentId>;

/** A comment that may be read. */
export interface ShownComment {
  readonly id: CommentId;
  readonly week: string;
  readonly words: string;
}

/** How many comments came in a week, on all proposals: what the limit goes by. */
export const CommentCount = z.object({
  version: z.literal(1),
  week: Week,
  comments: z.int().positive().max(COMMENTS_PER_WEEK),
  expiresAt: z.int().positive(),
});
export type CommentCount = z.infer<typeof CommentCount>;

/** What a role answers to a comment. */
export const CommentAnswer = z.object({
  version: z.literal(1),
  proposal: z.uuid(),
  section: Section,
  comment: CommentId,
  by: Proposer,
  on: z.iso.date(),
  words: z.string().min(1).max(PROPOSAL_LIMITS.answer),
  expiresAt: z.int().positive(),
});
export type CommentAnswer = z.infer<typeof CommentAnswer>;

/** Whether a comment may be read: from the Monday after the week it was written in. */
export const isShown = ({ week }: Pick<Comment, 'week'>, now: Date): boolean => week < weekOf(now);

/** The Monday from which on what is written now is shown. */
export const shownFrom = (now: Date): string => {
  const weekday = now.getUTCDay() || 7;
  return dayOf(addDays(now, 8 - weekday));
};

/** A comment as it was typed, or why it cannot be taken. */
export type ReadComment =
  | { readonly kind: 'written'; readonly words: string }
  | { readonly kind: 'empty' }
  | { readonly kind: 'too-long'; readonly characters: number };

/** Reads a comment: as it may be kept, which is without most addresses and account names. */
export const readComment = (typed: string): ReadComment => {
  // Before anything looks at each character: of what is far too long nothing is taken anyway.
  if (typed.length > 2 * COMMENT_AT_MOST) return { kind: 'too-long', characters: typed.length };
  const words = plainWords(typed);
  if (words.length > COMMENT_AT_MOST) return { kind: 'too-long', characters: words.length };
  return words === '' ? { kind: 'empty' } : { kind: 'written', words };
};
