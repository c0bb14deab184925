import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as z from 'zod';

import { startMastodonServer, type MastodonServer } from '../../infra/local/sample/mastodon-server.ts';
import { loadSampleCompany, SAMPLE_DIRECTORY } from '../../infra/local/sample/sample-company.ts';

const sample = loadSampleCompany({ directory: SAMPLE_DIRECTORY, endsOn: '2026-03-31' });
const MILLISECONDS_PER_MINUTE = 60_000;

const Status = z.object({
  id: z.string(),
  created_at: z.iso.datetime(),
  edited_at: z.iso.datetime().nullable(),
  content: z.string(),
  favourites_count: z.number(),
  visibility: z.string(),
  in_reply_to_id: z.string().nullable(),
  account: z.object({ id: z.string(), acct: z.string() }),
  reblog: z.object({ id: z.string() }).nullable(),
  tags: z.array(z.object({ name: z.string() })),
  mentions: z.array(z.object({ acct: z.string() })),
});
const Statuses = z.array(Status);

const busiest =
  [...Map.groupBy(sample.posts, (post) => post.author)].toSorted(
    (a, b) => b[1].length - a[1].length,
  )[0]?.[0] ?? '';
const firstWhere = (test: (post: (typeof sample.posts)[number]) => boolean) => {
  const post = sample.posts.find(test);
  if (post === undefined) throw new Error('the sample has no such post');
  return post;
};
const before = (moment: Date): Date => new Date(moment.getTime() - MILLISECONDS_PER_MINUTE);

let server: MastodonServer;
let now = sample.moment(69, 1439);

beforeEach(async () => {
  now = sample.moment(69, 1439);
  server = await startMastodonServer({ sample, now: () => now });
});
afterEach(() => server.close());

const get = (path: string): Promise<Response> => fetch(`${server.origin}${path}`);
const list = async (account: string, query = ''): Promise<z.infer<typeof Statuses>> =>
  Statuses.parse(await (await get(`/api/v1/accounts/${account}/statuses?${query}`)).json());
const statusOf = (id: string): Promise<Response> => get(`/api/v1/statuses/${id}`);

describe('listing an account on the sample server', () => {
  it('pages back through all public posts by the last id, without gap or repeat', async () => {
    const seen: string[] = [];
    for (
      let page = await list(busiest, 'limit=40');
      page.length > 0;
      page = await list(busiest, `limit=40&max_id=${seen.at(-1) ?? ''}`)
    ) {
      seen.push(...page.map((status) => status.id));
    }
    const expected = sample.posts.filter(
      (post) =>
        post.author === busiest &&
        post.visibility !== 'private' &&
        (post.deletedAt === undefined || post.deletedAt > now),
    );
    expect(expected.length).toBeGreaterThan(40);
    expect(seen).toEqual(
      expected
        .map((post) => post.id)
        .toSorted()
        .reverse(),
    );
  });

  it('gives twenty posts unless asked, never more than forty, and links to both neighbours', async () => {
    const response = await get(`/api/v1/accounts/${busiest}/statuses`);
    const page = Statuses.parse(await response.json());
    expect(page).toHaveLength(20);
    expect(await list(busiest, 'limit=400')).toHaveLength(40);
    expect(response.headers.get('link')).toBe(
      `<${server.origin}/api/v1/accounts/${busiest}/statuses?max_id=${page.at(-1)?.id ?? ''}>; rel="next", ` +
        `<${server.origin}/api/v1/accounts/${busiest}/statuses?min_id=${page[0]?.id ?? ''}>; rel="prev"`,
    );
  });

  it('tells min_id, the page just above, from since_id, the newest above', async () => {
    const all = (await list(busiest, 'limit=40')).map((status) => status.id);
    const anchor = all[30] ?? '';
    expect((await list(busiest, `min_id=${anchor}&limit=3`)).map((status) => status.id)).toEqual(
      all.slice(27, 30),
    );
    expect((await list(busiest, `since_id=${anchor}&limit=3`)).map((status) => status.id)).toEqual(
      all.slice(0, 3),
    );
  });

  it('leaves out boosts and replies when asked', async () => {
    const boost = firstWhere((post) => post.boosts !== undefined);
    const reply = firstWhere(
      (post) => post.replyTo !== undefined && post.deletedAt === undefined && post.visibility === 'public',
    );
    now = new Date(Math.max(boost.at.getTime(), reply.at.getTime()) + MILLISECONDS_PER_MINUTE);
    const plain = await list(boost.author, `limit=40&min_id=${String(BigInt(boost.id) - 1n)}`);
    expect(plain.find((status) => status.id === boost.id)?.reblog?.id).toBe(boost.boosts);
    const without = await list(
      boost.author,
      `limit=40&exclude_reblogs=true&min_id=${String(BigInt(boost.id) - 1n)}`,
    );
    expect(without.filter((status) => status.reblog !== null)).toEqual([]);
    expect(
      (await list(reply.author, 'limit=40&exclude_replies=true')).filter(
        (status) => status.in_reply_to_id !== null,
      ),
    ).toEqual([]);
  });

  it('answers 404 for an account or post that is not there', async () => {
    expect((await get('/api/v1/accounts/4711/statuses')).status).toBe(404);
    expect((await statusOf('4711')).status).toBe(404);
    expect((await get('/api/v1/timelines/public')).status).toBe(404);
  });
});

describe('the calendar of the sample server', () => {
  it('shows a post from its moment on, with counts that grow', async () => {
    const post = firstWhere(
      (one) =>
        one.final.likes > 200 &&
        one.growth.delayHours === 0 &&
        one.visibility === 'public' &&
        one.deletedAt === undefined,
    );
    now = before(post.at);
    expect((await statusOf(post.id)).status).toBe(404);
    now = new Date(post.at.getTime() + post.growth.halfLifeHours * 60 * MILLISECONDS_PER_MINUTE);
    const half = Status.parse(await (await statusOf(post.id)).json());
    expect(half.favourites_count).toBe(Math.round(post.final.likes / 2));
    expect(half.created_at).toBe(post.at.toISOString());
  });

  it('shows an edit from its moment on, and a deleted post no more', async () => {
    const edited = firstWhere((post) => post.edit !== undefined && post.visibility === 'public');
    const at = edited.edit?.at ?? now;
    now = before(at);
    expect(Status.parse(await (await statusOf(edited.id)).json()).edited_at).toBeNull();
    now = at;
    expect(Status.parse(await (await statusOf(edited.id)).json()).edited_at).toBe(at.toISOString());
    const deleted = firstWhere((post) => post.deletedAt !== undefined && post.visibility === 'public');
    now = before(deleted.deletedAt ?? now);
    expect((await statusOf(deleted.id)).status).toBe(200);
    now = deleted.deletedAt ?? now;
    expect((await statusOf(deleted.id)).status).toBe(404);
  });

  it('never shows a followers-only post', async () => {
    const hidden = firstWhere((post) => post.visibility === 'private');
    expect((await statusOf(hidden.id)).status).toBe(404);
  });
});

describe('what the sample server renders', () => {
  it('is HTML with escaped words, linked tags and mentions, and their lists beside it', async () => {
    const post = firstWhere(
      (one) =>
        one.text.includes('@wendlebrook') &&
        one.text.includes('#') &&
        one.replyTo === undefined &&
        one.edit === undefined &&
        one.deletedAt === undefined,
    );
    const status = Status.parse(await (await statusOf(post.id)).json());
    expect(status.content).toMatch(/^<p>.*<\/p>$/u);
    expect(status.content).toContain(
      `<a href="${server.origin}/@wendlebrook" class="u-url mention">@<span>wendlebrook</span></a>`,
    );
    expect(status.content).toContain('class="mention hashtag" rel="tag">#<span>');
    expect(status.mentions.map((mention) => mention.acct)).toContain('wendlebrook');
    expect(status.tags.every((tag) => tag.name === tag.name.toLowerCase())).toBe(true);
    const quoted = firstWhere(
      (one) => one.text.includes("'") && one.deletedAt === undefined && one.visibility === 'public',
    );
    expect(Status.parse(await (await statusOf(quoted.id)).json()).content).toContain('&#39;');
  });

  it('never holds what the writer meant by it', async () => {
    const leak = firstWhere(
      (post) => (sample.truths.get(post.id)?.leaks.length ?? 0) > 0 && post.deletedAt === undefined,
    );
    expect(await (await statusOf(leak.id)).text()).not.toMatch(/truth|hardNegative|"leaks"|"expected"/u);
  });
});

describe('what the sample server writes down', () => {
  it('is who was read when, and not who signed in', async () => {
    await list(busiest);
    now = sample.moment(69, 1438);
    await get('/api/v1/accounts/lookup?acct=@wendlebrook@whatever.example');
    await get('/.well-known/oauth-authorization-server');
    expect(server.reads()).toEqual([
      { account: busiest, at: sample.moment(69, 1439), what: 'posts' },
      { account: '108000000000417732', at: sample.moment(69, 1438), what: 'profile' },
    ]);
  });

  it('includes rate limits, which are counted by the calendar', async () => {
    await server.close();
    server = await startMastodonServer({ sample, now: () => now, requestsPerWindow: 2 });
    const remaining = [];
    for (let request = 0; request < 3; request += 1) {
      const response = await get('/api/v1/accounts/4711');
      remaining.push([response.status, response.headers.get('x-ratelimit-remaining')]);
    }
    expect(remaining).toEqual([
      [404, '1'],
      [404, '0'],
      [429, '0'],
    ]);
    now = new Date(now.getTime() + 5 * MILLISECONDS_PER_MINUTE);
    expect((await get('/api/v1/accounts/4711')).status).toBe(404);
  });
});
