import * as z from 'zod';

import { SentimentLabel, FindingKind } from '../classification/classification.ts';
import { Purpose } from '../consent/scope.ts';
import { AccountId, AlertId, Day, ParticipantId, PostId } from '../ids.ts';
import { ContentKind, Counts } from './post.ts';

const Moment = z.iso.datetime();

/**
 * Bounds that keep the largest possible sheet (ids of 512 characters, every post full of findings) below DynamoDB's
 * 400 KB. Posts beyond the first are refused and counted; of notes and alerts the strongest are kept.
 */
export const POSTS_PER_SHEET_AT_MOST = 150;
export const NOTES_PER_POST_AT_MOST = 5;
export const ALERTS_PER_POST_AT_MOST = 10;

/** A finding too weak for an alert: told to the author alone, without any excerpt. */
export const AuthorNote = z.object({
  rule: z.string().max(100),
  kind: FindingKind,
  confidence: z.number().min(0).max(1),
});
export type AuthorNote = z.infer<typeof AuthorNote>;

/**
 * What is held of one post, never its words. `observedAt` orders observations: an older one never overwrites a newer
 * one. Each field exists only where its purpose was consented to: `counts` for engagement, `sentiment` for sentiment,
 * `notes` and `alerts` for confidentiality, `editHash` for either text purpose (a truncated HMAC under the account's
 * own key, which tells an edit and nothing else). `content` is there of official accounts' posts alone. `frozen` counts are final, taken at the freeze age.
 */
export const LivePost = z.object({
  id: PostId,
  observedAt: Moment,
  postedAt: Moment,
  purposes: z.array(Purpose).min(1),
  topic: z.string().max(100).optional(),
  content: ContentKind.optional(),
  counts: Counts.optional(),
  frozen: z.boolean(),
  language: z.string().max(35).optional(),
  sentiment: SentimentLabel.optional(),
  editHash: z.string().max(44).optional(),
  notes: z.array(AuthorNote).max(NOTES_PER_POST_AT_MOST).optional(),
  alerts: z.array(AlertId).max(ALERTS_PER_POST_AT_MOST).optional(),
  absentSince: Moment.optional(),
});
export type LivePost = z.infer<typeof LivePost>;

/** A post that its author deleted or took out of scope: nothing but the fact, so that a late message cannot revive it. */
export const Tombstone = z.object({ id: PostId, observedAt: Moment, gone: z.literal(true) });
export type Tombstone = z.infer<typeof Tombstone>;

/** A post's one place. */
export const PostRow = z.union([Tombstone, LivePost]);
export type PostRow = z.infer<typeof PostRow>;

/**
 * One account's posts of one calendar day (UTC). `revision` is the sheet's own, for optimistic writes; `generation`
 * is the consent's under which every row was collected. A sheet of an official account has no participant.
 */
export const DaySheet = z.object({
  version: z.literal(1),
  account: AccountId,
  participant: ParticipantId.optional(),
  day: Day,
  generation: z.uuid(),
  revision: z.uuid(),
  posts: z.array(PostRow).max(POSTS_PER_SHEET_AT_MOST),
  expiresAt: z.int().positive(),
});
export type DaySheet = z.infer<typeof DaySheet>;

/** Whether a row still counts. */
export const isLive = (row: PostRow): row is LivePost => !('gone' in row);
