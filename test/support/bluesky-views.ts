import { vi } from 'vitest';
import * as z from 'zod';

import type { BlueskyNetwork } from './bluesky-network.ts';
import type { Ref } from './bluesky-person.ts';

const Views = z.object({
  posts: z.array(
    z.object({ uri: z.string(), likeCount: z.int(), repostCount: z.int(), replyCount: z.int() }),
  ),
});

/** What an AppView says of one post. */
export type View = z.infer<typeof Views>['posts'][number];

const POSTS_AT_ONCE = 25;
const PATIENCE = { timeout: 180_000, interval: 50 };

/**
 * Waits until the AppView knows the posts, and of each what is wanted of it. It hears of everything a moment later than
 * the server of accounts, and is asked directly, so that no visit waits. Does nothing where there is no AppView.
 */
export const untilViewed = async (
  { appView }: BlueskyNetwork,
  uris: readonly Ref['uri'][],
  wanted: Partial<View> = {},
): Promise<void> => {
  if (appView === null) return;
  for (let start = 0; start < uris.length; start += POSTS_AT_ONCE) {
    const part = uris.slice(start, start + POSTS_AT_ONCE);
    const url = new URL('/xrpc/app.bsky.feed.getPosts', appView);
    for (const uri of part) url.searchParams.append('uris', uri);
    await vi.waitFor(async () => {
      const { posts } = Views.parse(await (await fetch(url)).json());
      const isKnown = posts.length === part.length;
      if (!isKnown || !posts.every((view) => isAsWanted(view, wanted))) {
        throw new Error('The AppView has not heard of everything.');
      }
    }, PATIENCE);
  }
};

const isAsWanted = (view: View, wanted: Partial<View>): boolean => {
  const all: Readonly<Record<string, unknown>> = view;
  return Object.entries(wanted).every(([name, value]) => all[name] === value);
};
