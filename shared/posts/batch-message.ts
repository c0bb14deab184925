import * as z from 'zod';

import { Purpose } from '../consent/scope.ts';
import { AccountId, PostId } from '../ids.ts';
import { ContentKind, Counts } from './post.ts';

const Moment = z.iso.datetime();

/**
 * One post as ingest saw it. `text` is the index of its words inside the sealed part; absent where the words are not
 * needed or have not changed. `counts` are present at first sight and when they freeze. No words, no link to them.
 */
export const ObservedPost = z.object({
  id: PostId,
  postedAt: Moment,
  url: z.url().max(2000),
  purposes: z.array(Purpose).min(1),
  topic: z.string().max(100).optional(),
  /** Of official accounts alone. */
  content: ContentKind.optional(),
  counts: Counts.optional(),
  frozen: z.boolean(),
  editHash: z.string().max(44).optional(),
  text: z.int().nonnegative().optional(),
});
export type ObservedPost = z.infer<typeof ObservedPost>;

/** A post that is gone, or was absent from one complete listing; `postedAt` finds its sheet. */
export const MissingPost = z.object({ id: PostId, postedAt: Moment, certain: z.boolean() });
export type MissingPost = z.infer<typeof MissingPost>;

/**
 * What one visit found out about one account: the message between ingest and classify. Words travel only inside
 * `sealed`, encrypted with the account's own text key and bound to account and consent revision; once that key is
 * destroyed nobody can read them, in whichever queue the message waits. `last` ends the visit and releases its lease.
 */
export const PostBatchMessage = z.object({
  version: z.literal(1),
  account: AccountId,
  revision: z.uuid(),
  generation: z.uuid(),
  observedAt: Moment,
  lease: z.uuid(),
  last: z.boolean(),
  listedInFull: z.boolean(),
  posts: z.array(ObservedPost).max(100),
  missing: z.array(MissingPost).max(100),
  sealed: z.base64().optional(),
});
export type PostBatchMessage = z.infer<typeof PostBatchMessage>;

/** The sealed part, opened: words in the order of their index. In memory only. */
export const SealedTexts = z.object({
  texts: z.array(z.object({ text: z.string(), language: z.string().optional() })),
});
export type SealedTexts = z.infer<typeof SealedTexts>;
