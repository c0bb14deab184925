import { setTimeout as sleep } from 'node:timers/promises';

import { DaySheet, isLive, type LivePost, type PostRow } from '../../shared/posts/day-sheet.ts';
import { askedOf, type BlueskyNetwork } from './bluesky-network.ts';
import { postIdOf, type BlueskyPerson, type Ref } from './bluesky-person.ts';
import type { BlueskyStage } from './bluesky-stage.ts';
import { untilViewed } from './bluesky-views.ts';
import { keyAt } from './small-bluesky.ts';
import { stored } from './stored.ts';

const TAG = /#(\w+)/gu;

/** What an app writes for words of that moment, their tags told apart. */
export const wordsAt = (text: string, moment: Date): Readonly<Record<string, unknown>> => {
  const facets = [...text.matchAll(TAG)].map(({ 0: word, 1: tag, index }) => {
    const byteStart = Buffer.byteLength(text.slice(0, index));
    return {
      index: { byteStart, byteEnd: byteStart + Buffer.byteLength(word) },
      features: [{ $type: 'app.bsky.richtext.facet#tag', tag }],
    };
  });
  return { text, createdAt: moment.toISOString(), langs: ['en'], ...(facets.length > 0 && { facets }) };
};

/** What people do at a Bluesky network by the engine's time, each post by a name, and what Candor keeps of it. */
export const createBlueskyStory = (network: BlueskyNetwork, stage: () => BlueskyStage) => {
  const posts = new Map<string, { readonly by: BlueskyPerson; readonly ref: Ref }>();
  const known = (name: string) => {
    const found = posts.get(name);
    if (found === undefined) throw new Error(`nobody wrote ${name}`);
    return found;
  };
  const rows = async ({ did }: BlueskyPerson): Promise<readonly PostRow[]> => {
    const prefix = `account#bluesky:${did}`;
    const sheets = await stored(stage().engine, 'Observations', { prefix, schema: DaySheet });
    return sheets.flatMap((sheet) => sheet.posts);
  };
  const row = async (name: string): Promise<PostRow | undefined> => {
    const { by, ref } = known(name);
    return (await rows(by)).find(({ id }) => id === postIdOf(ref));
  };
  return {
    rows,
    row,
    post: (name: string): Ref => known(name).ref,
    liveRow: async (name: string): Promise<LivePost> => {
      const found = await row(name);
      if (found === undefined || !isLive(found)) throw new Error(`no row is kept of ${name}`);
      return found;
    },
    /** Writes a post now, by the engine's time: a record's key is its author's to choose, and tells it. */
    write: async (by: BlueskyPerson, name: string, text: string): Promise<void> => {
      // Two posts of one millisecond would have one key.
      await sleep(2);
      const now = stage().engine.now();
      posts.set(name, { by, ref: await by.post(text, wordsAt(text, now), keyAt(now)) });
    },
    /** Waits until the AppView has heard of everything; the engine's visits come when they come. */
    settle: (name: string, likeCount: number, replyCount = 0): Promise<void> =>
      untilViewed(network, [known(name).ref.uri], { likeCount, replyCount }),
    /** How often the person's posts were read at their server. */
    readsOf: async ({ did }: BlueskyPerson): Promise<number> =>
      (await askedOf(network)).filter(
        ({ method, url }) =>
          method === 'GET' &&
          /listRecords|repo\.getRecord/u.test(url) &&
          decodeURIComponent(url).includes(did) &&
          url.includes('app.bsky.feed.post'),
      ).length,
  };
};
