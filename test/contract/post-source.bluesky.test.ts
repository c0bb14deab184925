import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { ServiceError } from '../../shared/errors.ts';
import { AccountId, PostId } from '../../shared/ids.ts';
import { timeOfKey } from '../../shared/platforms/bluesky-record.ts';
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

describe('a record’s key', () => {
  it('tells when the record was written', () => {
    expect(timeOfKey(keyAt(now))).toEqual(now);
    // A key from the AT Protocol's documentation, and what is no such key.
    expect(timeOfKey('3jzfcijpj2z2a')?.toISOString().slice(0, 4)).toBe('2023');
    expect(timeOfKey('self')).toBeUndefined();
  });
});

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

  it('has no counts where the AppView gives none, which does not make posts gone', async () => {
    server.mood = 'no-counts';
    const { posts, complete } = await listed(daysAgo(2.5));
    expect([posts.length, posts.every(({ counts }) => counts === null), complete]).toEqual([2, true, true]);
  });

  it('believes a date only as far as the record’s own key', async () => {
    server.records = [
      { key: keyAt(daysAgo(1)), value: { text: 'from the future', createdAt: '2099-01-01T00:00:00Z' } },
      { key: keyAt(daysAgo(2)), value: { text: 'no date', createdAt: 'yesterday' } },
    ];
    const { posts } = await listed(daysAgo(5));
    expect(posts.map(({ text, postedAt }) => [text, postedAt])).toEqual([
      ['from the future', daysAgo(1)],
      ['no date', daysAgo(2)],
    ]);
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

  it('with a record nobody can read keeps the others, and is not whole', async () => {
    server.records = [...server.records, { key: keyAt(daysAgo(0.5)), value: { text: 17 } }];
    const { texts, complete } = await listed(daysAgo(2.5));
    expect([texts, complete]).toEqual([['post 19', 'post 18'], false]);
  });

  it('that is rate-limited says when to ask again', async () => {
    server.mood = 'rate-limited';
    expect(await list(daysAgo(5))).toEqual({ kind: 'rate-limited', retryAt: new Date(1_773_144_120_000) });
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

describe('a lookup', () => {
  it('finds, or says clearly that there is nothing', async () => {
    const [known, unknown] = [PostId.parse(keyAt(daysAgo(1))), PostId.parse('3jzfcijpj2z2a')];
    const answers = await source().lookup({ account: account(), ids: [known, unknown], beforeFetch: allow });
    expect([answers.get(known)?.kind, answers.get(unknown)?.kind]).toEqual(['found', 'not-found']);
  });

  it('says nothing where the server says nothing', async () => {
    server.mood = 'rate-limited';
    const id = PostId.parse(keyAt(daysAgo(1)));
    expect((await source().lookup({ account: account(), ids: [id], beforeFetch: allow })).get(id)?.kind).toBe(
      'unknown',
    );
  });
});
