import { Buffer } from 'node:buffer';

import type { MissingPost, ObservedPost } from './batch-message.ts';

/** A post for a message, with its words where they are needed. In memory only. */
export interface PostWithWords {
  readonly observed: ObservedPost;
  readonly words?: { readonly text: string; readonly language?: string };
}

/** What goes into one message, before it is sealed. */
export interface Batch {
  readonly posts: readonly PostWithWords[];
  readonly missing: readonly MissingPost[];
}

/** SQS bills each 64 KiB of a message as a request; the rest is left for the envelope. */
const BYTES_PER_BATCH = 60_000;
const POSTS_PER_BATCH = 50;
const MISSING_PER_BATCH = 100;

const bytesOf = (value: unknown): number => Buffer.byteLength(JSON.stringify(value));

/** Bytes of a post inside a message; sealed words grow by a third in base64. */
const bytesOfPost = ({ observed, words }: PostWithWords): number =>
  bytesOf(observed) + (words === undefined ? 0 : Math.ceil((bytesOf(words) * 4) / 3) + 4);

/**
 * Splits what a visit found by the size it will have when sealed: at most 50 posts or about 60,000 bytes a batch,
 * whichever comes first (a single longer post stands alone). The order is kept.
 */
export const packBatches = (
  posts: readonly PostWithWords[],
  missing: readonly MissingPost[],
): readonly Batch[] => {
  const batches: { posts: PostWithWords[]; missing: MissingPost[]; bytes: number }[] = [];
  const open = (
    fits: (batch: { posts: PostWithWords[]; missing: MissingPost[]; bytes: number }) => boolean,
  ) => {
    const last = batches.at(-1);
    if (last !== undefined && fits(last)) return last;
    const fresh = { posts: [], missing: [], bytes: 0 };
    batches.push(fresh);
    return fresh;
  };
  for (const post of posts) {
    const bytes = bytesOfPost(post);
    const batch = open(
      (last) => last.posts.length < POSTS_PER_BATCH && last.bytes + bytes <= BYTES_PER_BATCH,
    );
    batch.posts.push(post);
    batch.bytes += bytes;
  }
  for (const gone of missing) {
    const bytes = bytesOf(gone);
    const batch = open(
      (last) => last.missing.length < MISSING_PER_BATCH && last.bytes + bytes <= BYTES_PER_BATCH,
    );
    batch.missing.push(gone);
    batch.bytes += bytes;
  }
  return batches.map(({ posts: own, missing: ownMissing }) => ({ posts: own, missing: ownMissing }));
};
