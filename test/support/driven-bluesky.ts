import { systemClock } from '../../shared/clock.ts';
import { AccountId, PostId } from '../../shared/ids.ts';
import { createBlueskyPostSource } from '../../shared/platforms/post-source.bluesky.ts';
import { createSafeFetch } from '../../shared/platforms/safe-fetch.node.ts';
import type { Counts } from '../../shared/posts/post.ts';
import { originsOf, type BlueskyNetwork } from './bluesky-network.ts';
import { BlueskyPerson, type Ref } from './bluesky-person.ts';
import { untilViewed } from './bluesky-views.ts';
import type { DrivenPlatform, Draft } from './driven-platform.ts';
import { keyAt } from './small-bluesky.ts';

const WRITES_AT_ONCE = 200;

let opened = 0;

/** The Bluesky connector on a real network, with an account of its own. */
export const openBluesky = async (network: BlueskyNetwork): Promise<DrivenPlatform> => {
  const name = `driven-${(opened += 1)}`;
  const [person, other] = [
    await BlueskyPerson.join(network.pds, name),
    await BlueskyPerson.join(network.pds, `${name}-other`),
  ];
  const drafts = new Map<PostId, Draft>();
  const refOf = (id: PostId): Promise<Ref> => person.find(id);
  let requests = 0;
  const fetch = createSafeFetch(originsOf(network));
  return {
    source: createBlueskyPostSource({
      fetch: (url, request) => {
        requests += 1;
        return fetch(url, request);
      },
      directory: network.plc,
      appView: network.appView ?? '',
      clock: systemClock,
    }),
    account: AccountId.parse(`bluesky:${person.did}`),
    now: new Date(),
    pageSize: 100,
    strangeId: PostId.parse('3jzfcijpj2z2a'),
    requests: () => requests,
    publish: async (all) => {
      const posts = all.map((draft) => ({ key: PostId.parse(keyAt(draft.at)), draft }));
      for (const { key, draft } of posts) drafts.set(key, draft);
      for (let start = 0; start < posts.length; start += WRITES_AT_ONCE) {
        const part = posts.slice(start, start + WRITES_AT_ONCE);
        await person.postAll(part.map(({ key, draft: { text, at } }) => ({ key, text, createdAt: at })));
      }
      const uris = posts.map(({ key }) => `at://${person.did}/app.bsky.feed.post/${key}`);
      await untilViewed(network, uris);
      return posts.map(({ key }) => key);
    },
    edit: async (id, text) => {
      await person.edit(await refOf(id), { text, createdAt: drafts.get(id)?.at.toISOString() });
    },
    delete: async (id) => person.delete(await refOf(id)),
    ...(network.appView !== null && {
      setCounts: async (id: PostId, counts: Counts) => count(network, await refOf(id), counts),
    }),
    repost: async () => {
      const theirs = await other.post('somebody else’s');
      await person.repost(theirs);
    },
    removeAccount: async () => void (await person.call('com.atproto.server.deactivateAccount', {})),
    close: () => Promise.resolve(),
  };
};

/** Lets as many people do so, and waits until the AppView has heard of it. */
const count = async (network: BlueskyNetwork, post: Ref, { likes, reposts }: Counts): Promise<void> => {
  const name = `crowd-${(opened += 1)}`;
  for (let index = 0; index < Math.max(likes, reposts); index += 1) {
    const somebody = await BlueskyPerson.join(network.pds, `${name}-${index}`);
    if (index < likes) await somebody.like(post);
    if (index < reposts) await somebody.repost(post);
  }
  await untilViewed(network, [post.uri], { likeCount: likes, repostCount: reposts });
};
