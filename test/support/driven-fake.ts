import { addDays } from '../../shared/clock.ts';
import { AccountId, PostId } from '../../shared/ids.ts';
import type { DrivenPlatform } from './driven-platform.ts';
import { FakePostSource } from './fake-post-source.ts';

const now = new Date('2026-03-10T12:00:00Z');
const account = AccountId.parse('mastodon:social.example/7');

/** The fake, driven directly. */
export const openFake = (): DrivenPlatform => {
  const source = new FakePostSource({ now: () => now });
  return {
    source,
    account,
    now,
    pageSize: 40,
    strangeId: PostId.parse('post-999999'),
    requests: () => source.fetches,
    publish: (drafts) => drafts.map(({ text, at }) => source.publish(account, { text, postedAt: at }).id),
    edit: (id, text) => {
      source.edit(account, id, { text });
    },
    delete: (id) => {
      source.delete(account, id);
    },
    setCounts: (id, counts) => {
      source.setCounts(account, id, counts);
    },
    repost: (at) => {
      source.publish(account, { text: 'of somebody else', postedAt: at, author: 'somebody else' });
    },
    withholdCounts: (id) => {
      source.setCounts(account, id, null);
    },
    garble: (id) => {
      source.garble(account, id);
    },
    rateLimit: () => {
      source.rateLimitUntil(addDays(now, 1));
    },
    breakDown: () => {
      source.breakDown();
    },
    breakPost: (id) => {
      source.failOn(id);
    },
    removeAccount: () => {
      source.removeAccount(account);
    },
    close: () => undefined,
  };
};
