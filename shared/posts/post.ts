import * as z from 'zod';

import type { PostId } from '../ids.ts';

const Count = z.int().nonnegative().max(1_000_000_000_000);

/** Public engagement with one post, as its platform counts it. */
export const Counts = z.object({ likes: Count, reposts: Count, replies: Count });
export type Counts = z.infer<typeof Counts>;

/** What a post mainly is: words alone, or words with a page, a picture, a film or sound, or another post in them. */
export const ContentKind = z.enum(['text', 'link', 'picture', 'video', 'quote']);
export type ContentKind = z.infer<typeof ContentKind>;

/**
 * A post as a platform shows it, in memory only: `text` must never be stored, logged or shown to another person.
 * `postedAt` is where the platform's own order puts the post in time, whatever its author claims;
 * `author` is the platform's immutable id of whoever wrote it; `tags` come without `#`, lower case; `mentions`
 * are handles or actor ids as the platform gives them; `links` are absolute URLs, the `text` has them too.
 * `content` is what it mainly is, where the platform says; it is kept of official accounts' posts alone.
 * `counts` is null where the platform gave none, which does not mean the post is gone.
 */
export interface SourcePost {
  readonly id: PostId;
  readonly author: string;
  readonly postedAt: Date;
  readonly editedAt?: Date;
  readonly url: string;
  readonly text: string;
  readonly language?: string;
  readonly tags: readonly string[];
  readonly mentions: readonly string[];
  readonly links: readonly string[];
  readonly content?: ContentKind;
  readonly counts: Counts | null;
}
