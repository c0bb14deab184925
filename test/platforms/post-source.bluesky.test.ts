import { beforeAll, describe, expect, inject, it, vi } from 'vitest';

import { systemClock } from '../../shared/clock.ts';
import { AccountId, type PostId } from '../../shared/ids.ts';
import type { Listing, PostSource } from '../../shared/platforms/post-source.ts';
import { createBlueskyPostSource } from '../../shared/platforms/post-source.bluesky.ts';
import { createSafeFetch } from '../../shared/platforms/safe-fetch.node.ts';
import type { Counts, SourcePost } from '../../shared/posts/post.ts';
import { describePostSource } from '../contract/post-source.suite.ts';
import { askedOf, originsOf } from '../support/bluesky-network.ts';
import { BlueskyPerson, postIdOf, type Ref } from '../support/bluesky-person.ts';
import { openBluesky } from '../support/driven-bluesky.ts';
import { keyAt } from '../support/small-bluesky.ts';

const network = inject('bluesky');
const hasCounts = network.appView !== null;
if (!hasCounts) console.warn('SKIPPED: likes and reposts at a real AppView, which needs PostgreSQL');

/** A picture of one pixel. */
const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const HOUR = 3_600_000;
const PATIENCE = { timeout: 180_000, interval: 100 };

const connector = (): PostSource =>
  createBlueskyPostSource({
    fetch: createSafeFetch(originsOf(network)),
    directory: network.plc,
    appView: network.appView ?? '',
    clock: systemClock,
  });
const accountOf = ({ did }: BlueskyPerson): AccountId => AccountId.parse(`bluesky:${did}`);
const allow = (): Promise<void> => Promise.resolve();
const list = (person: BlueskyPerson, since = new Date(Date.now() - HOUR)): Promise<Listing> =>
  connector().list({ account: accountOf(person), since, beforeFetch: allow });
const postsOf = async (person: BlueskyPerson, since?: Date): Promise<readonly SourcePost[]> => {
  const listing = await list(person, since);
  if (listing.kind !== 'listed') throw new Error(`the listing is ${listing.kind}`);
  expect(listing.complete).toBe(true);
  return listing.posts;
};
const lookUp = (person: BlueskyPerson, ids: readonly PostId[]) =>
  connector().lookup({ account: accountOf(person), ids, beforeFetch: allow });

describePostSource('the Bluesky connector on a real network', () => openBluesky(network));

let joined = 0;
const join = (): Promise<BlueskyPerson> => BlueskyPerson.join(network.pds, `reader-${++joined}`);

describe('what people write at a real Bluesky server', () => {
  let ann: BlueskyPerson;
  let ben: BlueskyPerson;
  beforeAll(async () => {
    [ann, ben] = [await join(), await join()];
  });

  it('is listed newest first, with words, languages, tags, mentions and links', async () => {
    const plain = await ann.post('Ein Tag am Fluss', { langs: ['de', 'en'] });
    const text = 'Look @ben at #RiverPulse on wendlebrook.example';
    const facet = (part: string, feature: Readonly<Record<string, unknown>>) => {
      const byteStart = Buffer.byteLength(text.slice(0, text.indexOf(part)));
      return { index: { byteStart, byteEnd: byteStart + Buffer.byteLength(part) }, features: [feature] };
    };
    const rich = await ann.post(text, {
      tags: ['HiddenTag'],
      facets: [
        facet('@ben', { $type: 'app.bsky.richtext.facet#mention', did: ben.did }),
        facet('#RiverPulse', { $type: 'app.bsky.richtext.facet#tag', tag: 'RiverPulse' }),
        facet('wendlebrook.example', {
          $type: 'app.bsky.richtext.facet#link',
          uri: 'https://wendlebrook.example/pulse',
        }),
      ],
    });
    const [newest, older] = await postsOf(ann);
    expect(newest).toMatchObject({
      id: postIdOf(rich),
      author: ann.did,
      text,
      tags: ['hiddentag', 'riverpulse'],
      mentions: [ben.did],
      links: ['https://wendlebrook.example/pulse'],
    });
    expect(older).toMatchObject({ id: postIdOf(plain), text: 'Ein Tag am Fluss', language: 'de', tags: [] });
  });

  it('is listed with replies, quotes, pictures and link cards, and without what others wrote or was reposted', async () => {
    const theirs = await ben.post('What do you all think?');
    const blob = await ann.upload(PIXEL, 'image/png');
    const images = { $type: 'app.bsky.embed.images', images: [{ image: blob, alt: 'a river' }] };
    const card = (uri: string) => ({
      $type: 'app.bsky.embed.external',
      external: { uri, title: 'Pulse', description: 'How rivers do' },
    });
    const quote = { $type: 'app.bsky.embed.record', record: theirs };
    const mine: readonly (readonly [Ref, string])[] = [
      [await ann.reply('I think so', theirs), 'I think so'],
      [await ann.post('See what Ben says', { embed: quote }), 'See what Ben says'],
      [await ann.post('', { embed: images }), ''],
      [await ann.post('Read this', { embed: card('https://wendlebrook.example/a') }), 'Read this'],
      [
        await ann.post('And this', {
          embed: {
            $type: 'app.bsky.embed.recordWithMedia',
            record: quote,
            media: card('https://wendlebrook.example/b'),
          },
        }),
        'And this',
      ],
    ];
    await ann.repost(theirs);
    await ben.reply('I do not', mine[0]?.[0] ?? theirs);
    const posts = await postsOf(ann);
    const listed = posts.slice(0, mine.length).map(({ id, text }) => [id, text]);
    expect(listed).toEqual(mine.map(([ref, text]) => [postIdOf(ref), text]).toReversed());
    expect(posts.some(({ author }) => author !== ann.did)).toBe(false);
    expect(posts.slice(0, 2).map(({ links }) => links)).toEqual([
      ['https://wendlebrook.example/b'],
      ['https://wendlebrook.example/a'],
    ]);
  });

  it('is the same post when it is edited, and no post when it is deleted', async () => {
    const cat = await join();
    const [kept, dropped] = [await cat.post('frist'), await cat.post('second')];
    const [, before] = await postsOf(cat);
    await cat.edit(kept, { text: 'first', createdAt: before?.postedAt.toISOString() });
    await cat.delete(dropped);
    const after = (await postsOf(cat)).map((post) => ({ ...post, counts: null }));
    expect(after).toEqual([{ ...before, counts: null, text: 'first' }]);
    const found = await lookUp(cat, [postIdOf(kept), postIdOf(dropped)]);
    expect(found.get(postIdOf(kept))).toMatchObject({ kind: 'found', post: { text: 'first' } });
    expect(found.get(postIdOf(dropped))).toEqual({ kind: 'not-found' });
  });

  it.skipIf(!hasCounts)('has the likes, reposts and replies that the AppView counts', async () => {
    const [dan, eve] = [await join(), await join()];
    const [liked, quiet] = [await dan.post('liked'), await dan.post('quiet')];
    const firstLike = await ben.like(liked);
    await eve.like(liked);
    await ben.repost(liked);
    await eve.reply('well said', liked);
    const counts = async (): Promise<ReadonlyMap<PostId, Counts | null>> =>
      new Map((await postsOf(dan)).map((post) => [post.id, post.counts]));
    await vi.waitFor(async () => {
      expect((await counts()).get(postIdOf(liked))).toEqual({ likes: 2, reposts: 1, replies: 1 });
    }, PATIENCE);
    expect((await counts()).get(postIdOf(quiet))).toEqual({ likes: 0, reposts: 0, replies: 0 });
    await ben.delete(firstLike);
    await vi.waitFor(async () => {
      expect((await counts()).get(postIdOf(liked))?.likes).toBe(1);
    }, PATIENCE);
  });
});

describe('a long account at a real Bluesky server', () => {
  const POSTS = 330;
  const newest = Date.now() - HOUR;
  const momentOf = (index: number): Date => new Date(newest - index * HOUR);
  let fay: BlueskyPerson;
  beforeAll(async () => {
    fay = await join();
    const posts = Array.from({ length: POSTS }, (_, index) => {
      return { key: keyAt(momentOf(index)), text: `post ${index}`, createdAt: momentOf(index) };
    });
    // A server takes 200 at once.
    for (let start = 0; start < POSTS; start += 150) await fay.postAll(posts.slice(start, start + 150));
  });

  it('is listed page by page, each post once', async () => {
    const texts = (await postsOf(fay, new Date(0))).map(({ text }) => text);
    expect(texts).toEqual(Array.from({ length: POSTS }, (_, index) => `post ${index}`));
  });

  it('is listed back to the moment asked for, and hardly further', async () => {
    const before = (await askedOf(network)).length;
    const texts = (await postsOf(fay, momentOf(9))).map(({ text }) => text);
    expect(texts).toEqual(Array.from({ length: 10 }, (_, index) => `post ${index}`));
    const pages = (await askedOf(network)).slice(before).filter(({ url }) => url.includes('listRecords'));
    expect(pages).toHaveLength(1);
  });

  it('is no longer read once consent is refused between pages', async () => {
    const before = (await askedOf(network)).length;
    let asked = 0;
    const refuseLater = (): Promise<void> =>
      ++asked > 2 ? Promise.reject(new Error('withdrawn')) : Promise.resolve();
    const listing = connector().list({
      account: accountOf(fay),
      since: new Date(0),
      beforeFetch: refuseLater,
    });
    await expect(listing).rejects.toThrow('withdrawn');
    expect(
      (await askedOf(network)).slice(before).filter(({ url }) => url.includes(fay.did)).length,
    ).toBeLessThanOrEqual(1);
  });
});

describe('an account that leaves a real Bluesky server', () => {
  it('is gone while it is deactivated, and there again afterwards', async () => {
    const guy = await join();
    const post = await guy.post('see you');
    await guy.call('com.atproto.server.deactivateAccount', {});
    expect(await list(guy)).toEqual({ kind: 'account-gone' });
    await guy.call('com.atproto.server.activateAccount');
    expect((await postsOf(guy)).map(({ id }) => id)).toEqual([postIdOf(post)]);
  });

  it('is gone when it is taken down', async () => {
    const hal = await join();
    await hal.post('spam');
    await hal.callAsAdmin('com.atproto.admin.updateSubjectStatus', {
      subject: { $type: 'com.atproto.admin.defs#repoRef', did: hal.did },
      takedown: { applied: true },
    });
    expect(await list(hal)).toEqual({ kind: 'account-gone' });
  });

  it('is gone when it is deleted, and no copy of its posts is read', async () => {
    const ida = await join();
    const post = await ida.post('farewell');
    await ida.callAsAdmin('com.atproto.admin.deleteAccount', { did: ida.did });
    expect(await list(ida)).toEqual({ kind: 'account-gone' });
    expect((await lookUp(ida, [postIdOf(post)])).get(postIdOf(post))).toEqual({ kind: 'unknown' });
  });

  it('has no posts and no repository when nobody ever had it', async () => {
    const nobody = AccountId.parse('bluesky:did:plc:aaaaaaaaaaaaaaaaaaaaaaaa');
    const listing = connector().list({ account: nobody, since: new Date(0), beforeFetch: allow });
    expect(await listing).toEqual({ kind: 'account-gone' });
  });
});
