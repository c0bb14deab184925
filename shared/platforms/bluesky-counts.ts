import * as z from 'zod';

import { isServiceError } from '../errors.ts';
import { Counts, type SourcePost } from '../posts/post.ts';
import { keyOfUri, POSTS } from './bluesky-record.ts';
import { askXrpc, type XrpcAnswer, type XrpcParts } from './bluesky-xrpc.ts';

const URIS_PER_CALL = 25;

const Views = z.object({
  posts: z.array(
    z.object({
      uri: z.string(),
      likeCount: z.unknown().optional(),
      repostCount: z.unknown().optional(),
      replyCount: z.unknown().optional(),
    }),
  ),
});

/** Where counts come from, and what is asked before each request for them. */
export interface CountsRequest {
  readonly appView: string;
  readonly did: string;
  readonly beforeFetch: () => Promise<void>;
}

/**
 * Posts with their counts from the AppView. One that gives none, for whatever reason, is not asked further and says
 * nothing about whether posts exist: counts are null then. Only `beforeFetch` can make this throw.
 */
export const withCounts = async (
  parts: XrpcParts,
  posts: readonly SourcePost[],
  { appView, did, beforeFetch }: CountsRequest,
): Promise<readonly SourcePost[]> => {
  if (appView === '') return posts;
  const counts = new Map<string, Counts>();
  for (let start = 0; start < posts.length; start += URIS_PER_CALL) {
    const query = new URLSearchParams();
    for (const { id } of posts.slice(start, start + URIS_PER_CALL)) {
      query.append('uris', `at://${did}/${POSTS}/${id}`);
    }
    await beforeFetch();
    const answer = await askForCounts(parts, { appView, query });
    if (answer?.kind !== 'answered') break;
    for (const [key, counted] of countsIn(answer.body)) counts.set(key, counted);
  }
  return posts.map((post) => ({ ...post, counts: counts.get(post.id) ?? null }));
};

const askForCounts = async (
  parts: XrpcParts,
  { appView, query }: { readonly appView: string; readonly query: URLSearchParams },
): Promise<XrpcAnswer | undefined> => {
  try {
    return await askXrpc(parts, { server: appView, method: 'app.bsky.feed.getPosts', query });
  } catch (fault) {
    if (isServiceError(fault, 'unavailable')) return undefined;
    throw fault;
  }
};

const countsIn = (body: unknown): readonly (readonly [string, Counts])[] => {
  const views = Views.safeParse(body);
  if (!views.success) return [];
  return views.data.posts.flatMap(({ uri, likeCount, repostCount, replyCount }) => {
    const counts = Counts.safeParse({ likes: likeCount, reposts: repostCount, replies: replyCount });
    return counts.success ? [[keyOfUri(uri), counts.data] as const] : [];
  });
};
