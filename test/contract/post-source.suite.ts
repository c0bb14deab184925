import { afterEach, beforeEach, describe, expect, it, type TestContext } from 'vitest';

import { addDays } from '../../shared/clock.ts';
import { PostId } from '../../shared/ids.ts';
import type { Listing, Lookup } from '../../shared/platforms/post-source.ts';
import type { Counts, SourcePost } from '../../shared/posts/post.ts';
import { allow, refusal, refuseAfter } from '../support/consent-questions.ts';
import type { DrivenPlatform } from '../support/driven-platform.ts';

const HOURS_PER_DAY = 24;
const LOOKUPS_AT_MOST = 25;
const COUNTS: Counts = { likes: 2, reposts: 1, replies: 0 };

/** The promises of the `PostSource` port, which every source must keep. */
export const describePostSource = (
  name: string,
  open: () => Promise<DrivenPlatform> | DrivenPlatform,
): void => {
  describe(`${name}, as a source of posts`, () => {
    let platform: DrivenPlatform;

    beforeEach(async () => {
      platform = await open();
    });
    afterEach(() => platform.close());

    const hoursAgo = (hours: number): Date => addDays(platform.now, -hours / HOURS_PER_DAY);
    const publish = async (hours: readonly number[]): Promise<readonly PostId[]> =>
      platform.publish(hours.map((ago) => ({ text: `post of ${ago} hours ago`, at: hoursAgo(ago) })));
    const publishOne = async (text = 'a post', hours = 2): Promise<PostId> => {
      const [id] = await platform.publish([{ text, at: hoursAgo(hours) }]);
      if (id === undefined) throw new Error('the platform took no post');
      return id;
    };
    const list = (since = hoursAgo(48), beforeFetch = allow): Promise<Listing> =>
      platform.source.list({ account: platform.account, since, beforeFetch });
    const listed = async (since?: Date): Promise<Extract<Listing, { kind: 'listed' }>> => {
      const listing = await list(since);
      if (listing.kind !== 'listed') throw new Error(`the listing is ${listing.kind}`);
      return listing;
    };
    const idsOf = (posts: readonly SourcePost[]): readonly PostId[] => posts.map(({ id }) => id);
    const lookUp = (ids: readonly PostId[], beforeFetch = allow): Promise<ReadonlyMap<PostId, Lookup>> =>
      platform.source.lookup({ account: platform.account, ids, beforeFetch });
    /** Ends a test whose platform has no means for it. */
    const need = <Means>(means: Means | undefined, context: TestContext): Means =>
      means === undefined ? context.skip('this platform has no means for it') : means;

    describe('a listing', () => {
      it('of an account without posts is whole and empty', async () => {
        expect(await listed()).toMatchObject({ posts: [], complete: true });
      });

      it('is whole, newest first and without duplicates over several pages', async () => {
        const hours = Array.from({ length: platform.pageSize + 3 }, (_, index) => index / 10 + 0.1);
        const ids = await publish(hours.toReversed());
        const { posts, complete } = await listed();
        expect(idsOf(posts)).toEqual(ids.toReversed());
        expect(complete).toBe(true);
      });

      it('reaches back to the very moment asked for, and no further', async () => {
        const [, atTheMoment, after] = await publish([30.5, 30, 29.5]);
        const { posts, complete } = await listed(hoursAgo(30));
        expect(idsOf(posts)).toEqual([after, atTheMoment]);
        expect(complete).toBe(true);
      });

      it('says of each post what it says, when it was posted and by whom', async () => {
        const id = await publishOne('Rivers rise & fall', 3);
        const { posts } = await listed();
        expect(posts).toMatchObject([{ id, text: 'Rivers rise & fall', postedAt: hoursAgo(3) }]);
        expect(platform.account.endsWith(posts[0]?.author ?? 'nobody')).toBe(true);
        expect(URL.canParse(posts[0]?.url ?? '')).toBe(true);
      });

      it('repeated gives the same', async () => {
        await publish([5, 4, 3]);
        expect(await list()).toEqual(await list());
      });

      it('shows a deleted post no more, and is whole without it', async () => {
        const [first, second] = await publish([5, 4]);
        await platform.delete(PostId.parse(first));
        expect(idsOf((await listed()).posts)).toEqual([second]);
        expect((await listed()).complete).toBe(true);
      });

      it('shows an edited post once, with its new words and the moment it was posted', async (context) => {
        const edit = need(platform.edit?.bind(platform), context);
        const id = await publishOne('before', 4);
        await edit(id, 'after');
        const { posts } = await listed();
        expect(posts).toMatchObject([{ id, text: 'after', postedAt: hoursAgo(4) }]);
      });

      it('leaves out posts of others which the account repeated', async (context) => {
        const repost = need(platform.repost?.bind(platform), context);
        const id = await publishOne();
        await repost(hoursAgo(1));
        const { posts, complete } = await listed();
        expect([idsOf(posts), complete]).toEqual([[id], true]);
      });

      it('names a post that nobody can read, and is whole', async (context) => {
        const garble = need(platform.garble?.bind(platform), context);
        const [first, second, third] = await publish([5, 4, 3]);
        await garble(PostId.parse(second));
        const { posts, unreadable, complete } = await listed();
        expect([idsOf(posts), unreadable, complete]).toEqual([[third, first], [second], true]);
      });

      it('counts what the platform counts', async (context) => {
        const setCounts = need(platform.setCounts?.bind(platform), context);
        const id = await publishOne();
        await setCounts(id, COUNTS);
        expect((await listed()).posts[0]?.counts).toEqual(COUNTS);
      });

      it('has a post whose counts the platform does not give, and is whole', async (context) => {
        const withholdCounts = need(platform.withholdCounts?.bind(platform), context);
        const id = await publishOne();
        await withholdCounts(id);
        const { posts, complete } = await listed();
        expect([idsOf(posts), posts[0]?.counts, complete]).toEqual([[id], null, true]);
      });

      it('that is rate-limited says when to ask again, as an outcome', async (context) => {
        const rateLimit = need(platform.rateLimit?.bind(platform), context);
        await publishOne();
        await rateLimit();
        const listing = await list();
        expect(listing.kind).toBe('rate-limited');
        if (listing.kind === 'rate-limited') {
          expect(listing.retryAt.getTime()).toBeGreaterThan(platform.now.getTime());
        }
      });

      it('of an account that is no longer there says so', async (context) => {
        const removeAccount = need(platform.removeAccount?.bind(platform), context);
        await removeAccount();
        expect(await list()).toEqual({ kind: 'account-gone' });
      });

      it('from a platform that does not answer is a fault, never an empty listing', async (context) => {
        const breakDown = need(platform.breakDown?.bind(platform), context);
        await publishOne();
        await breakDown();
        await expect(list()).rejects.toMatchObject({ kind: 'unavailable' });
      });
    });

    describe('before each request, consent', () => {
      it('is asked for, and nothing is fetched once it is refused', async () => {
        await publishOne();
        const before = platform.requests();
        await expect(list(hoursAgo(48), refuseAfter(0))).rejects.toEqual(refusal());
        expect(platform.requests()).toBe(before);
      });

      it('is asked for again on every page of a listing', async () => {
        await publish(Array.from({ length: platform.pageSize + 3 }, (_, index) => index / 10 + 0.1));
        const before = platform.requests();
        await expect(list(hoursAgo(48), refuseAfter(1))).rejects.toEqual(refusal());
        expect(platform.requests() - before).toBeLessThanOrEqual(1);
      });

      it('is asked for also about an account that is no longer there', async (context) => {
        const removeAccount = need(platform.removeAccount?.bind(platform), context);
        await removeAccount();
        await expect(list(hoursAgo(48), refuseAfter(0))).rejects.toEqual(refusal());
      });

      it('is asked for before a lookup, and nothing is fetched once it is refused', async () => {
        const id = await publishOne();
        const before = platform.requests();
        await expect(lookUp([id], refuseAfter(0))).rejects.toEqual(refusal());
        expect(platform.requests()).toBe(before);
      });
    });

    describe('a lookup', () => {
      it('finds a post as the listing shows it', async () => {
        const id = await publishOne();
        const [shown] = (await listed()).posts;
        const found = (await lookUp([id])).get(id);
        expect(found?.kind).toBe('found');
        // Counts may come from elsewhere, and a lookup need not have them.
        if (found?.kind === 'found')
          expect({ ...found.post, counts: null }).toEqual({ ...shown, counts: null });
      });

      it('says clearly that a post was deleted, or never was', async () => {
        const id = await publishOne();
        await platform.delete(id);
        const answers = await lookUp([id, platform.strangeId]);
        expect([answers.get(id), answers.get(platform.strangeId)]).toEqual([
          { kind: 'not-found' },
          { kind: 'not-found' },
        ]);
      });

      it('answers for each post that was asked for, also for none', async () => {
        const ids = await publish([5, 4, 3]);
        expect([...(await lookUp(ids)).keys()].toSorted()).toEqual(ids.toSorted());
        expect((await lookUp([])).size).toBe(0);
      });

      it('of more posts than it may ask for at once is refused', async () => {
        const ids = Array.from({ length: LOOKUPS_AT_MOST + 1 }, (_, index) => PostId.parse(`${index}`));
        await expect(lookUp(ids)).rejects.toMatchObject({ kind: 'invalid-input' });
      });

      it('says nothing of a post while it is rate-limited', async (context) => {
        const rateLimit = need(platform.rateLimit?.bind(platform), context);
        const id = await publishOne();
        await rateLimit();
        expect((await lookUp([id])).get(id)).toEqual({ kind: 'unknown' });
      });

      it('says nothing of posts while the platform does not answer', async (context) => {
        const breakDown = need(platform.breakDown?.bind(platform), context);
        const ids = await publish([5, 4, 3]);
        await breakDown();
        expect([...(await lookUp(ids)).values()]).toEqual(ids.map(() => ({ kind: 'unknown' })));
      });

      it('does not say that a post is gone which nobody can read', async (context) => {
        const garble = need(platform.garble?.bind(platform), context);
        const id = await publishOne();
        await garble(id);
        expect((await lookUp([id])).get(id)).toEqual({ kind: 'unknown' });
      });

      it('keeps its other answers when one post cannot be asked for', async (context) => {
        const breakPost = need(platform.breakPost?.bind(platform), context);
        const [first, second, third] = await publish([5, 4, 3]);
        await breakPost(PostId.parse(second));
        const answers = await lookUp([first, second, third].map((id) => PostId.parse(id)));
        expect([...answers.values()].map(({ kind }) => kind)).toEqual(['found', 'unknown', 'found']);
      });
    });
  });
};
