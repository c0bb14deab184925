import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { isServiceError } from '../../shared/errors.ts';
import { AccountId, PostId } from '../../shared/ids.ts';
import { createBlueskyPostSource } from '../../shared/platforms/post-source.bluesky.ts';
import { createMastodonPostSource } from '../../shared/platforms/post-source.mastodon.ts';
import type { PostSource } from '../../shared/platforms/post-source.ts';
import type { SafeFetch } from '../../shared/platforms/safe-fetch.ts';
import { spoil, spoilings, textOf, type Spoiling } from '../support/mangle.ts';

const NOW = new Date('2026-11-20T12:00:00Z');
const clock = { now: () => NOW };
const SINCE = new Date('2026-11-01T00:00:00Z');

/** No listing may ask more often than this, whatever it is answered: a hundred pages, and as much again for counts. */
const REQUESTS_AT_MOST = 1300;

interface Served {
  readonly fetch: SafeFetch;
  readonly requests: () => number;
}

/** A platform whose every answer is spoiled the same way; now and then its status is, too. */
const serving = (
  answer: (url: URL) => unknown,
  { ways, status }: { ways: readonly Spoiling[]; status: number },
): Served => {
  let requests = 0;
  return {
    requests: () => requests,
    fetch: (url) => {
      requests += 1;
      if (requests > REQUESTS_AT_MOST) throw new Error('asks without end');
      return Promise.resolve(new Response(textOf(spoil(answer(url), ways)), { status }));
    },
  };
};

const outsides = fc.record({
  ways: spoilings,
  status: fc.constantFrom(200, 200, 200, 200, 200, 200, 404, 410, 429, 500),
});

/** Holds what a post source promises of any answer; says what came of it. */
const holdPromises = async (
  source: PostSource,
  account: AccountId,
  ids: readonly PostId[],
): Promise<string> => {
  const request = { account, beforeFetch: () => Promise.resolve() };
  try {
    const looked = await source.lookup({ ...request, ids });
    expect([...looked.keys()].sort()).toEqual([...ids].sort());
    const listing = await source.list({ ...request, since: SINCE });
    if (listing.kind !== 'listed') return listing.kind;
    const own = listing.posts.map(({ id }) => id);
    expect(new Set(own).size).toBe(own.length);
    for (const { postedAt } of listing.posts) {
      expect(postedAt >= SINCE).toBe(true);
    }
    return own.length > 0 ? 'posts' : 'no posts';
  } catch (fault) {
    if (!isServiceError(fault)) throw fault;
    expect(['unavailable', 'not-permitted']).toContain(fault.kind);
    return fault.kind;
  }
};

const status = (id: string, day: number) => ({
  id,
  created_at: `2026-11-${String(day).padStart(2, '0')}T10:00:00.000Z`,
  edited_at: null,
  visibility: 'public',
  language: 'en',
  uri: `https://social.example.com/users/a/statuses/${id}`,
  url: `https://social.example.com/@a/${id}`,
  content: '<p>We are hiring <a href="https://acme.example.com/jobs">here</a> &amp; now</p>',
  account: { id: '7' },
  reblog: null,
  tags: [{ name: 'acme' }],
  mentions: [{ acct: 'acme' }],
  card: { url: 'https://acme.example.com/jobs' },
  replies_count: 1,
  reblogs_count: 2,
  favourites_count: 3,
});
const STATUSES = [
  status('105', 19),
  status('104', 18),
  status('103', 12),
  status('102', 4),
  status('101', 2),
];

const mastodonAnswer = ({ pathname }: URL): unknown => {
  const id = /statuses\/(\d+)$/u.exec(pathname)?.[1];
  return id === undefined ? STATUSES : (STATUSES.find((one) => one.id === id) ?? null);
};

const DID = `did:plc:${'a'.repeat(24)}`;
/** Keys that were made on 18 and 10 November 2026. */
const KEYS = ['3n2lcdjc42222', '3mzx6m5m42222'];
const uriOf = (key: string): string => `at://${DID}/app.bsky.feed.post/${key}`;
const record = (key: string) => ({
  uri: uriOf(key),
  cid: 'bafyreib2rxk3rh6kzwq',
  value: {
    $type: 'app.bsky.feed.post',
    text: 'We are hiring #acme',
    createdAt: '2026-11-18T10:00:00.000Z',
    langs: ['en'],
    facets: [
      {
        index: { byteStart: 14, byteEnd: 19 },
        features: [{ $type: 'app.bsky.richtext.facet#tag', tag: 'acme' }],
      },
    ],
    embed: {
      $type: 'app.bsky.embed.external',
      external: { uri: 'https://acme.example.com/jobs', title: 'Jobs' },
    },
  },
});

const blueskyAnswer = ({ pathname }: URL): unknown => {
  if (pathname.includes('did:plc:')) {
    const service = {
      id: '#atproto_pds',
      type: 'AtprotoPersonalDataServer',
      serviceEndpoint: 'https://pds.example.com',
    };
    return { id: DID, alsoKnownAs: ['at://a.example.com'], service: [service] };
  }
  if (pathname.endsWith('listRecords')) return { records: KEYS.map(record) };
  if (pathname.endsWith('getRecord')) return record(KEYS[0] ?? '');
  if (pathname.endsWith('getPosts'))
    return {
      posts: KEYS.map((key) => ({
        uri: uriOf(key),
        likeCount: 3,
        repostCount: 2,
        replyCount: 1,
        quoteCount: 0,
      })),
    };
  return { did: DID, active: true, head: 'x', rev: 'y' };
};

const PLATFORMS = [
  {
    name: 'Mastodon',
    account: AccountId.parse('mastodon:social.example.com/7'),
    ids: ['105', '1'],
    answer: mastodonAnswer,
    create: (fetch: SafeFetch) => createMastodonPostSource({ fetch, allowedOrigins: [], clock }),
  },
  {
    name: 'Bluesky',
    account: AccountId.parse(`bluesky:${DID}`),
    ids: KEYS,
    answer: blueskyAnswer,
    create: (fetch: SafeFetch) =>
      createBlueskyPostSource({
        fetch,
        directory: 'https://plc.example.com',
        appView: 'https://view.example.com',
        clock,
      }),
  },
];

describe.each(PLATFORMS)('answers of $name', ({ account, ids, answer, create }) => {
  const own = ids.map((id) => PostId.parse(id));

  it('are read where they are sound', async () => {
    const { fetch } = serving(answer, { ways: [], status: 200 });
    expect(await holdPromises(create(fetch), account, own)).toBe('posts');
  });

  it('end in posts of the account, an outcome or a typed fault, after few requests, however they are spoiled', async () => {
    const outcomes = new Map<string, number>();
    await fc.assert(
      fc.asyncProperty(outsides, async (outside) => {
        const outcome = await holdPromises(create(serving(answer, outside).fetch), account, own);
        outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
      }),
      { numRuns: 1500 },
    );
    // Neither were all answers refused, nor was none.
    expect(outcomes.get('posts')).toBeGreaterThan(100);
    expect(outcomes.get('unavailable')).toBeGreaterThan(100);
  });
});
