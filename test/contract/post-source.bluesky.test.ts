import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { ServiceError } from '../../shared/errors.ts';
import { AccountId } from '../../shared/ids.ts';
import { createBlueskyPostSource } from '../../shared/platforms/post-source.bluesky.ts';
import { createSafeFetch } from '../../shared/platforms/safe-fetch.node.ts';
import { keyAt, SmallBluesky } from '../support/small-bluesky.ts';

const now = new Date('2026-03-10T12:00:00Z');
const daysAgo = (days: number): Date => new Date(now.getTime() - days * 86_400_000);
let server: SmallBluesky;

beforeAll(async () => {
  server = await new SmallBluesky().open();
});
afterAll(() => server.close());
beforeEach(() => {
  server.mood = 'polite';
  server.asked.length = 0;
  server.records = Array.from({ length: 20 }, (_, index) => ({
    key: keyAt(daysAgo(20 - index)),
    value: {
      $type: 'app.bsky.feed.post',
      text: `post ${index}`,
      createdAt: daysAgo(20 - index).toISOString(),
    },
  }));
});

const source = (appView = server.origin) =>
  createBlueskyPostSource({
    fetch: createSafeFetch([server.origin]),
    directory: server.origin,
    appView,
    clock: { now: () => now },
  });
const account = () => AccountId.parse(`bluesky:${server.did}`);
const allow = (): Promise<void> => Promise.resolve();
const list = (since: Date, beforeFetch = allow) => source().list({ account: account(), since, beforeFetch });
const listed = async (since: Date) => {
  const listing = await list(since);
  if (listing.kind !== 'listed') throw new Error(listing.kind);
  return { texts: listing.posts.map(({ text }) => text), complete: listing.complete, posts: listing.posts };
};

describe('a listing', () => {
  it('is whole, newest first, over small pages, with counts from the AppView', async () => {
    const { texts, complete, posts } = await listed(daysAgo(10.5));
    expect(texts).toEqual(Array.from({ length: 10 }, (_, index) => `post ${19 - index}`));
    expect(complete).toBe(true);
    expect(posts[0]?.counts).toEqual({ likes: 3, reposts: 2, replies: 1 });
  });

  it('goes on behind its own last record where the server gives no cursor', async () => {
    server.mood = 'no-cursor';
    expect(await listed(daysAgo(10.5))).toMatchObject({ complete: true });
    expect((await listed(daysAgo(10.5))).texts).toHaveLength(10);
  });

  it('from a server that repeats itself ends, and is not whole', async () => {
    server.mood = 'repeats-itself';
    expect((await listed(daysAgo(30))).complete).toBe(false);
  });

  it.each(['no-counts', 'counts-down', 'counts-cut', 'counts-limited'] as const)(
    'has no counts where the AppView gives none (%s), which does not make posts gone',
    async (mood) => {
      server.mood = mood;
      const { posts, complete } = await listed(daysAgo(2.5));
      expect([posts.length, posts.every(({ counts }) => counts === null), complete]).toEqual([2, true, true]);
    },
  );

  it('has no counts where nothing listens at the AppView’s address', async () => {
    const gone = await new SmallBluesky().open();
    gone.close();
    const listing = await createBlueskyPostSource({
      fetch: createSafeFetch([server.origin, gone.origin]),
      directory: server.origin,
      appView: gone.origin,
      clock: { now: () => now },
    }).list({ account: account(), since: daysAgo(2.5), beforeFetch: allow });
    expect(listing).toMatchObject({ complete: true, posts: [{ counts: null }, { counts: null }] });
  });

  it.each(['not-permitted', 'unavailable'] as const)(
    'stops when consent turns out to be %s before its counts are read',
    async (kind) => {
      let asked = 0;
      // One request for the account's server, two for its posts; the fourth would be for counts.
      const refuse = (): Promise<void> => {
        asked += 1;
        return asked > 3 ? Promise.reject(new ServiceError(kind, 'no longer')) : Promise.resolve();
      };
      await expect(list(daysAgo(5.5), refuse)).rejects.toMatchObject({ kind, message: 'no longer' });
      expect(server.asked.filter(({ pathname }) => pathname.endsWith('getPosts'))).toEqual([]);
    },
  );

  it('dates a post by its record’s key, whatever its author says', async () => {
    server.records = [
      { key: keyAt(daysAgo(1)), value: { text: 'from the future', createdAt: '2099-01-01T00:00:00Z' } },
      { key: keyAt(daysAgo(2)), value: { text: 'no date', createdAt: 'yesterday' } },
      { key: keyAt(daysAgo(3)), value: { text: 'back-dated', createdAt: '2019-01-01T00:00:00Z' } },
    ];
    const { posts, complete } = await listed(daysAgo(5));
    expect(posts.map(({ text, postedAt }) => [text, postedAt])).toEqual([
      ['from the future', daysAgo(1)],
      ['no date', daysAgo(2)],
      ['back-dated', daysAgo(3)],
    ]);
    expect(complete).toBe(true);
  });

  it('does not end at a post that its author dated back', async () => {
    // The fourth newest, last of the first page, claims to be years old; what lies behind it is within the window.
    server.records = server.records.map(({ key, value }) => ({
      key,
      value: { ...value, ...(value['text'] === 'post 16' && { createdAt: '2019-01-01T00:00:00Z' }) },
    }));
    const { texts, complete } = await listed(daysAgo(6.5));
    expect(texts).toEqual(['post 19', 'post 18', 'post 17', 'post 16', 'post 15', 'post 14']);
    expect(complete).toBe(true);
  });

  it('takes a key a little ahead of this clock for now', async () => {
    const key = keyAt(daysAgo(-0.01));
    server.records = [{ key, value: { text: 'x', createdAt: now.toISOString() } }];
    expect((await listed(daysAgo(5))).posts).toMatchObject([{ id: key, postedAt: now }]);
  });

  it('dates by its author a post whose key tells no time that can be', async () => {
    server.records = [
      { key: 'own-words', value: { text: 'named by hand', createdAt: daysAgo(1).toISOString() } },
      {
        key: keyAt(daysAgo(-400)),
        value: { text: 'a key of next year', createdAt: daysAgo(2).toISOString() },
      },
    ];
    const { posts, complete } = await listed(daysAgo(5));
    expect(posts.map(({ text, postedAt }) => [text, postedAt])).toEqual([
      ['named by hand', daysAgo(1)],
      ['a key of next year', daysAgo(2)],
    ]);
    expect(complete).toBe(true);
  });

  it('is the same from a server that lists the oldest first', async () => {
    server.mood = 'oldest-first';
    const { texts, complete } = await listed(daysAgo(3.5));
    expect([texts, complete]).toEqual([['post 19', 'post 18', 'post 17'], true]);
  });

  it('reads tags, mentions, links and the language', async () => {
    const features = [
      { $type: 'app.bsky.richtext.facet#tag', tag: 'Rivers' },
      { $type: 'app.bsky.richtext.facet#mention', did: 'did:plc:firm' },
      { $type: 'app.bsky.richtext.facet#link', uri: 'https://firm.example/' },
    ];
    server.records = [
      {
        key: keyAt(daysAgo(1)),
        value: { text: 'x', createdAt: daysAgo(1).toISOString(), langs: ['en'], facets: [{ features }] },
      },
    ];
    const { posts } = await listed(daysAgo(5));
    expect(posts[0]).toMatchObject({
      tags: ['rivers'],
      mentions: ['did:plc:firm'],
      links: ['https://firm.example/'],
      language: 'en',
    });
  });

  it('has links of a post that quotes another and shows a page', async () => {
    const embed = {
      $type: 'app.bsky.embed.recordWithMedia',
      record: { $type: 'app.bsky.embed.record', record: { uri: 'at://did:plc:x/y/z', cid: 'bafy' } },
      media: { $type: 'app.bsky.embed.external', external: { uri: 'https://firm.example/news' } },
    };
    server.records = [
      { key: keyAt(daysAgo(1)), value: { text: 'x', createdAt: daysAgo(1).toISOString(), embed } },
    ];
    expect((await listed(daysAgo(5))).posts[0]?.links).toEqual(['https://firm.example/news']);
  });

  it('has only links that are addresses of pages', async () => {
    const features = ['javascript:alert(1)', 'firm.example', 'https://firm.example/'].map((uri) => ({
      $type: 'app.bsky.richtext.facet#link',
      uri,
    }));
    server.records = [
      {
        key: keyAt(daysAgo(1)),
        value: { text: 'x', createdAt: daysAgo(1).toISOString(), facets: [{ features }] },
      },
    ];
    expect((await listed(daysAgo(5))).posts[0]?.links).toEqual(['https://firm.example/']);
  });

  it('with a record nobody can read keeps the others, names it, and is whole', async () => {
    const key = keyAt(daysAgo(0.5));
    server.records = [...server.records, { key, value: { text: 17 } }];
    const listing = await list(daysAgo(2.5));
    expect(listing).toMatchObject({
      posts: [{ text: 'post 19' }, { text: 'post 18' }],
      unreadable: [key],
      complete: true,
    });
  });

  it('with a record that has no readable name is not whole', async () => {
    server.mood = 'nameless-record';
    const { texts, complete } = await listed(daysAgo(2.5));
    expect([texts, complete]).toEqual([['post 18'], false]);
  });

  it('that is rate-limited says when to ask again', async () => {
    server.mood = 'rate-limited';
    expect(await list(daysAgo(5))).toEqual({ kind: 'rate-limited', retryAt: new Date(1_773_144_120_000) });
  });

  it('of an account that the directory no longer knows says that it is gone', async () => {
    const strange = AccountId.parse('bluesky:did:plc:zzzzzzzzzzzzzzzzzzzzzzzz');
    expect(await source().list({ account: strange, since: daysAgo(5), beforeFetch: allow })).toEqual({
      kind: 'account-gone',
    });
  });

  it('of an account that was taken down says that it is gone', async () => {
    server.mood = 'taken-down';
    expect(await list(daysAgo(5))).toEqual({ kind: 'account-gone' });
  });

  it('is a fault when the answer is cut short, and quotes nothing of it', async () => {
    server.mood = 'truncated';
    const fault: unknown = await list(daysAgo(5)).catch((thrown: unknown) => thrown);
    expect(fault).toMatchObject({ kind: 'unavailable' });
    expect(String(fault)).not.toContain('secret');
  });

  it('asks for consent before every request, and stops at once when it is refused', async () => {
    const refuse = (): Promise<void> => Promise.reject(new ServiceError('not-permitted', 'withdrawn'));
    await expect(list(daysAgo(5), refuse)).rejects.toThrow('withdrawn');
    expect(server.asked).toEqual([]);
  });
});
