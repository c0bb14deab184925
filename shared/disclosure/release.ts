import * as z from 'zod';

import { SentimentLabel } from '../classification/classification.ts';
import { PostId } from '../ids.ts';
import { POSTS_PER_SHEET_AT_MOST } from '../posts/day-sheet.ts';
import { ContentKind, Counts } from '../posts/post.ts';
import { Detail } from './detail.ts';

/** What a figure counts. */
export const Measure = z.enum(['posts', 'engagement']);
export type Measure = z.infer<typeof Measure>;

/** A one-way table, or the headline. */
export const TableName = z.enum(['headline', 'platform', 'topic', 'sentiment']);
export type TableName = z.infer<typeof TableName>;

/**
 * One published figure. `value` is null where it is withheld: zero, small and withheld read the same. `clip` is the
 * most one person can contribute, `standardDeviation` the noise's; both null for an official account's exact figure.
 */
export const Figure = z.object({
  table: TableName,
  category: z.string().max(100).nullable(),
  measure: Measure,
  value: z.int().nullable(),
  clip: z.int().positive().nullable(),
  standardDeviation: z.number().nonnegative().nullable(),
});
export type Figure = z.infer<typeof Figure>;

/**
 * One post of an official account: which it is, never what it says. Its counts are those at the freeze age, absent where
 * the platform gave none.
 */
export const OfficialPost = z.object({
  id: PostId,
  postedAt: z.iso.datetime(),
  topic: z.string().max(100).optional(),
  sentiment: SentimentLabel.optional(),
  content: ContentKind.optional(),
  counts: Counts.optional(),
});
export type OfficialPost = z.infer<typeof OfficialPost>;

/**
 * A release: published once, hashed, never recomputed. `from` is the first day, `to` the day after the last.
 * `subject` keeps advocacy and official figures apart; they are never summed. `step` is what a programme of this size
 * publishes, from how many people on; null for an official account's exact figures. `posts` are those an official
 * account's figures were counted from, absent where they were released before posts were: no other release has any.
 */
export const Release = z
  .object({
    version: z.literal(1),
    id: z.string().regex(/^(advocacy|official)-(day|week|month)-\d{4}-\d{2}-\d{2}(-[0-9a-f]{16})?$/u),
    subject: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('advocacy') }),
      z.object({ kind: z.literal('official'), account: z.string().max(300), handle: z.string().max(300) }),
    ]),
    period: z.enum(['day', 'week', 'month']),
    from: z.iso.date(),
    to: z.iso.date(),
    publishedAt: z.iso.datetime(),
    minimumGroup: z.int().positive().nullable(),
    step: z.object({ from: z.int().nonnegative(), detail: Detail }).nullable(),
    figures: z.array(Figure).max(500),
    posts: z.array(OfficialPost).max(POSTS_PER_SHEET_AT_MOST).optional(),
    sha256: z.string().regex(/^[0-9a-f]{64}$/u),
  })
  .refine(({ subject, posts }) => subject.kind === 'official' || posts === undefined, {
    path: ['posts'],
    error: 'only an official account’s posts are released',
  });
export type Release = z.infer<typeof Release>;
