import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { ServiceError } from '../../shared/errors.ts';
import { PostId } from '../../shared/ids.ts';
import { mastodonAccountId } from '../../shared/platforms/mastodon-account.ts';
import { createMastodonPostSource } from '../../shared/platforms/post-source.mastodon.ts';
import { createSafeFetch } from '../../shared/platforms/safe-fetch.node.ts';
import { RudeMastodon, type Rudeness } from '../support/rude-mastodon.ts';

const now = new Date('2026-03-10T12:00:00Z');
const daysAgo = (days: number): Date => new Date(now.getTime() - days * 86_400_000);
let server: RudeMastodon;

beforeAll(async () => {
  server = await new RudeMastodon().open();
});
afterAll(() => server.close());
beforeEach(() => {
  server.rudeness = 'polite';
  server.asked.length = 0;
  server.posts = Array.from({ length: 100 }, (_, index) => ({
    id: String(1000 + index),
    at: daysAgo(100 - index),
    text: `post ${index}`,
  }));
});

const source = () =>
  createMastodonPostSource({
    fetch: createSafeFetch([server.origin]),
    allowedOrigins: [server.origin],
    clock: { now: () => now },
  });
const account = () => mastodonAccountId(new URL(server.origin).host, '7');
const list = (since: Date, beforeFetch: () => Promise<void> = () => Promise.resolve()) =>
  source().list({ account: account(), since, beforeFetch });
const listed = async (since: Date) => {
  const listing = await list(since);
  if (listing.kind !== 'listed') throw new Error(listing.kind);
  return { ids: listing.posts.map(({ id }) => id), complete: listing.complete, posts: listing.posts };
};
/** Ids of the newest so many posts, newest first. */
const newest = (count: number): string[] => Array.from({ length: count }, (_, index) => String(1099 - index));

describe('a listing', () => {
  it('is whole, newest first, back to the moment asked for', async () => {
    expect(await listed(daysAgo(50.5))).toMatchObject({ ids: newest(50), complete: true });
  });

  it('asks no further than it must', async () => {
    await listed(daysAgo(10));
    expect(server.asked).toHaveLength(1);
  });

  it.each([
    'short-pages',
    'oldest-first',
    'skips-behind-cursor',
    'link-skips',
    'no-link',
    'min-id-newest-first',
    'bare-statuses',
  ] as const)('is the same from a server with %s', async (rudeness) => {
    server.rudeness = rudeness;
    expect(await listed(daysAgo(50.5))).toMatchObject({ ids: newest(50), complete: true });
  });

  it('knows ids that are no numbers and tell no order', async () => {
    server.rudeness = 'uuid-ids';
    const { ids, complete } = await listed(daysAgo(50.5));
    expect(ids).toEqual(newest(50).map((id) => server.shownId(id)));
    expect(complete).toBe(true);
  });

  it('pages by ids of its own alone: backwards, each page overlapping the one before', async () => {
    await listed(daysAgo(90.5));
    const asked = server.asked.map(({ searchParams }) => [...searchParams.keys()].toSorted());
    expect(new Set(asked.flat())).toEqual(new Set(['exclude_reblogs', 'limit', 'max_id']));
    // Forty posts a page, 1099 to 1060; the second page begins with the first one's last.
    expect(server.asked.map(({ searchParams }) => searchParams.get('max_id'))).toEqual([
      null,
      '1061',
      '1022',
    ]);
  });

  it('at the end of all there is asks once more behind its very last post', async () => {
    server.posts = server.posts.slice(-45);
    expect(await listed(daysAgo(90))).toMatchObject({ ids: newest(45), complete: true });
    expect(server.asked.map(({ searchParams }) => searchParams.get('max_id'))).toEqual([
      null,
      '1061',
      '1056',
      '1055',
    ]);
  });

  it('of an account with few posts ends with them', async () => {
    server.posts = server.posts.slice(-3);
    expect(await listed(daysAgo(90))).toMatchObject({ ids: newest(3), complete: true });
  });

  it('drops boosts and posts of others, whatever the server says', async () => {
    server.rudeness = 'boosts-and-strangers';
    const { ids, complete } = await listed(daysAgo(10));
    expect(ids).toEqual(['1098', '1096', '1094', '1092', '1090']);
    expect(complete).toBe(true);
  });

  it('with an item nobody can read keeps the others, names it, and is whole', async () => {
    server.rudeness = 'malformed-item';
    const listing = await list(daysAgo(4.5));
    expect(listing).toMatchObject({ posts: [{ id: '1098' }, { id: '1096' }], complete: true });
    expect(listing.kind === 'listed' && listing.unreadable.slice(0, 2)).toEqual(['1099', '1097']);
  });

  it('with an item that has no readable id is not whole', async () => {
    server.rudeness = 'nameless-item';
    expect(await listed(daysAgo(4.5))).toMatchObject({ ids: ['1098', '1096'], complete: false });
  });

  it('from a server that repeats itself ends, and is not whole', async () => {
    server.rudeness = 'repeats-itself';
    expect((await listed(daysAgo(90))).complete).toBe(false);
    expect(server.asked.length).toBeLessThan(4);
  });

  it.each([
    ['rate-limited-seconds', '2026-03-10T12:02:00.000Z'],
    ['rate-limited-reset', '2026-03-10T13:00:00.000Z'],
    ['rate-limited-mute', '2026-03-10T12:05:00.000Z'],
  ] as const)('that is %s says when to ask again', async (rudeness, retryAt) => {
    server.rudeness = rudeness;
    expect(await list(daysAgo(5))).toEqual({ kind: 'rate-limited', retryAt: new Date(retryAt) });
  });

  it.each(['truncated', 'error-body', 'html', 'broken'] satisfies Rudeness[])(
    'is a fault when the answer is %s, and quotes nothing of it',
    async (rudeness) => {
      server.rudeness = rudeness;
      const fault: unknown = await list(daysAgo(5)).catch((thrown: unknown) => thrown);
      expect(fault).toMatchObject({ kind: 'unavailable' });
      expect(
        JSON.stringify([String(fault), fault instanceof Error ? String(fault.cause) : '']),
      ).not.toContain('secret words');
    },
  );

  it('of an account that is gone says so', async () => {
    server.rudeness = 'gone';
    expect(await list(daysAgo(5))).toEqual({ kind: 'account-gone' });
  });

  it('asks for consent before every page, and stops at once when it is refused', async () => {
    let asked = 0;
    const refuse = (): Promise<void> => {
      asked += 1;
      return asked > 1 ? Promise.reject(new ServiceError('not-permitted', 'withdrawn')) : Promise.resolve();
    };
    await expect(list(daysAgo(90), refuse)).rejects.toThrow('withdrawn');
    expect(server.asked).toHaveLength(1);
  });

  it('reads what a post says of itself', async () => {
    const [post] = (await listed(daysAgo(1.5))).posts;
    expect(post).toMatchObject({
      text: 'post 99',
      tags: ['programme'],
      mentions: [`firm@${new URL(server.origin).host}`, 'ann@else.example'],
      counts: { likes: 3, reposts: 2, replies: 1 },
    });
  });
});

describe('a lookup', () => {
  const lookUp = async (id: string) =>
    (
      await source().lookup({
        account: account(),
        ids: [PostId.parse(id)],
        beforeFetch: () => Promise.resolve(),
      })
    ).get(PostId.parse(id))?.kind;

  it('finds, or says clearly that there is nothing', async () => {
    expect([await lookUp('1099'), await lookUp('1')]).toEqual(['found', 'not-found']);
  });

  it.each(['error-body', 'rate-limited-mute'] as const)(
    'says nothing where the server says nothing (%s)',
    async (rudeness) => {
      server.rudeness = rudeness;
      expect(await lookUp('1099')).toBe('unknown');
    },
  );
});
