import { AccountId, PostId } from '../../shared/ids.ts';
import { createBlueskyPostSource } from '../../shared/platforms/post-source.bluesky.ts';
import { createSafeFetch } from '../../shared/platforms/safe-fetch.node.ts';
import type { DrivenPlatform } from './driven-platform.ts';
import { keyAt, SmallBluesky, type BlueskyMood } from './small-bluesky.ts';

const now = new Date('2026-03-10T12:00:00Z');

/** The Bluesky connector on a small directory, repository server and AppView. */
export const openSmallBluesky = async (): Promise<DrivenPlatform> => {
  const server = await new SmallBluesky().open();
  const add = (text: string, at: Date): PostId => {
    const key = keyAt(at);
    server.records.push({ key, value: { text, createdAt: at.toISOString() } });
    return PostId.parse(key);
  };
  const be = (mood: BlueskyMood): void => {
    server.mood = mood;
  };
  return {
    source: createBlueskyPostSource({
      fetch: createSafeFetch([server.origin]),
      directory: server.origin,
      appView: server.origin,
      clock: { now: () => now },
    }),
    account: AccountId.parse(`bluesky:${server.did}`),
    now,
    pageSize: 4,
    strangeId: PostId.parse('3jzfcijpj2z2a'),
    requests: () => server.asked.length,
    publish: (drafts) => drafts.map(({ text, at }) => add(text, at)),
    edit: (id, text) => {
      server.change(id, { text });
    },
    delete: (id) => {
      server.remove(id);
    },
    setCounts: (id, counts) => {
      server.counted.set(id, counts);
    },
    withholdCounts: (id) => {
      server.counted.set(id, null);
    },
    garble: (id) => {
      server.change(id, { text: 17 });
    },
    rateLimit: () => be('rate-limited'),
    breakDown: () => be('broken'),
    breakPost: (id) => {
      server.broken.add(id);
    },
    removeAccount: () => be('taken-down'),
    close: () => {
      server.close();
    },
  };
};
