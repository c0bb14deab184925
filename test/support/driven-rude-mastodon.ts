import { PostId } from '../../shared/ids.ts';
import { mastodonAccountId } from '../../shared/platforms/mastodon-account.ts';
import { createMastodonPostSource } from '../../shared/platforms/post-source.mastodon.ts';
import { createSafeFetch } from '../../shared/platforms/safe-fetch.node.ts';
import type { DrivenPlatform } from './driven-platform.ts';
import { RudeMastodon, type Rudeness } from './rude-mastodon.ts';

const now = new Date('2026-03-10T12:00:00Z');

/** The Mastodon connector on the server that can misbehave, in one of the ways that must make no difference. */
export const openRudeMastodon = async (rudeness: Rudeness): Promise<DrivenPlatform> => {
  const server = await new RudeMastodon().open();
  server.rudeness = rudeness;
  let published = 0;
  const add = (text: string, at: Date, boost = false): PostId => {
    published += 1;
    const id = String(1000 + published);
    server.posts.push({ id, at, text, boost });
    return PostId.parse(server.shownId(id));
  };
  const be = (mood: Rudeness): void => {
    server.rudeness = mood;
  };
  return {
    source: createMastodonPostSource({
      fetch: createSafeFetch([server.origin]),
      allowedOrigins: [server.origin],
      clock: { now: () => now },
    }),
    account: mastodonAccountId(new URL(server.origin).host, '7'),
    now,
    pageSize: 40,
    strangeId: PostId.parse(server.shownId('1')),
    requests: () => server.asked.length,
    publish: (drafts) => drafts.map(({ text, at }) => add(text, at)),
    edit: (id, text) => {
      server.change(id, { text, editedAt: now });
    },
    delete: (id) => {
      server.remove(id);
    },
    setCounts: (id, counts) => {
      server.change(id, { counts });
    },
    repost: (at) => {
      add('of somebody else', at, true);
    },
    withholdCounts: (id) => {
      server.change(id, { counts: null });
    },
    garble: (id) => {
      server.change(id, { garbled: true });
    },
    rateLimit: () => be('rate-limited-seconds'),
    breakDown: () => be('broken'),
    breakPost: (id) => {
      server.broken.add(id);
    },
    removeAccount: () => be('gone'),
    close: () => {
      server.close();
    },
  };
};
