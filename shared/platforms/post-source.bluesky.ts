import * as z from 'zod';

import type { Clock } from '../clock.ts';
import { ServiceError } from '../errors.ts';
import { nativeIdOf, type PostId } from '../ids.ts';
import { Counts, type SourcePost } from '../posts/post.ts';
import { resolveDid, type BlueskyIdentity } from './bluesky-identity.ts';
import { keyOfUri, POSTS, readRecord, timeOfKey } from './bluesky-record.ts';
import { lookUpEach } from './look-up-each.ts';
import type { ListRequest, Listing, Lookup, PostSource } from './post-source.ts';
import { retryAt } from './rate-limit.ts';
import type { SafeFetch } from './safe-fetch.ts';

/** What the adapter needs. `appView` serves counts; empty where there is none, and counts are null then. */
export interface BlueskyParts {
  readonly fetch: SafeFetch;
  readonly directory: string;
  readonly appView: string;
  readonly clock: Clock;
}

const PAGE = 100;
const PAGES_AT_MOST = 100;
const URIS_PER_COUNT = 25;
const MILLISECONDS_PER_DAY = 86_400_000;

/** Error names by which a server says that the account is no longer there. */
const GONE = new Set([
  'RepoNotFound',
  'RepoTakendown',
  'RepoDeactivated',
  'RepoSuspended',
  'AccountTakedown',
]);

const Records = z.object({ records: z.array(z.unknown()), cursor: z.string().optional() });
const Uri = z.object({ uri: z.string() });
const Refusal = z.object({ error: z.string() });
const Views = z.object({
  posts: z.array(
    z.object({
      uri: z.string(),
      likeCount: z.unknown().optional(),
      repostCount: z.unknown().optional(),
      replyCount: z.unknown().optional(),
    }),
  ),
});

/**
 * Reads Bluesky accounts: the repository at the account's own server is the truth about which posts exist, the AppView
 * says how often they were liked, reposted and answered.
 */
export const createBlueskyPostSource = (parts: BlueskyParts): PostSource => ({
  list: (request) => list(parts, request),
  lookup: (request) => lookUp(parts, request),
});

type Answer =
  | { readonly kind: 'answered'; readonly body: unknown }
  | { readonly kind: 'refused'; readonly error: string }
  | { readonly kind: 'rate-limited'; readonly retryAt: Date };

const ask = async ({ fetch, clock }: BlueskyParts, url: URL): Promise<Answer> => {
  const answer = await fetch(url, { headers: { accept: 'application/json' } });
  if (answer.status === 429) return { kind: 'rate-limited', retryAt: retryAt(answer.headers, clock.now()) };
  let body: unknown;
  try {
    body = await answer.json();
  } catch {
    // The cause is left out: a parser's message may quote a post.
    throw new ServiceError('unavailable', 'the server answers with broken JSON');
  }
  if (answer.status === 200) return { kind: 'answered', body };
  const refusal = Refusal.safeParse(body);
  if (answer.status >= 500 || !refusal.success) {
    throw new ServiceError('unavailable', `the server answers with status ${answer.status}`);
  }
  return { kind: 'refused', error: refusal.data.error };
};

const endpoint = (server: URL | string, method: string, query: URLSearchParams): URL => {
  const url = new URL(`/xrpc/${method}`, server);
  url.search = query.toString();
  return url;
};

const list = async (parts: BlueskyParts, request: ListRequest): Promise<Listing> => {
  const did = nativeIdOf(request.account);
  await request.beforeFetch();
  const identity = await resolveDid(parts.fetch, parts.directory, did);
  if (identity === undefined) return { kind: 'account-gone' };
  const records = new Map<string, unknown>();
  let [cursor, isWhole, hasEnded]: [string | undefined, boolean, boolean] = [undefined, true, false];
  for (let page = 0; page < PAGES_AT_MOST && !hasEnded; page += 1) {
    await request.beforeFetch();
    const query = new URLSearchParams({ repo: did, collection: POSTS, limit: String(PAGE) });
    if (cursor !== undefined) query.set('cursor', cursor);
    const answer = await ask(parts, endpoint(identity.server, 'com.atproto.repo.listRecords', query));
    if (answer.kind === 'rate-limited') return answer;
    if (answer.kind === 'refused') return gone(answer.error);
    const taken = takePage(answer.body, records, request.since);
    isWhole &&= taken.isWhole;
    hasEnded = taken.next === undefined;
    cursor = taken.next;
  }
  const posts = [...records.values()].flatMap(
    (record) => readRecord(record, { did, now: parts.clock.now(), counts: null }) ?? [],
  );
  const isReadable = posts.length === records.size;
  const inWindow = posts.filter((post) => post.postedAt >= request.since);
  const counted = await withCounts(parts, inWindow, { did, beforeFetch: request.beforeFetch });
  const newestFirst = counted.toSorted((one, other) => other.postedAt.getTime() - one.postedAt.getTime());
  return { kind: 'listed', posts: newestFirst, complete: isWhole && hasEnded && isReadable };
};

const gone = (error: string): Listing => {
  if (GONE.has(error)) return { kind: 'account-gone' };
  throw new ServiceError('unavailable', 'the server refuses the listing');
};

/** Keeps a page's records. Goes on behind its own last one where the server gives no cursor with a page that is not empty. */
const takePage = (
  body: unknown,
  records: Map<string, unknown>,
  since: Date,
): { readonly isWhole: boolean; readonly next: string | undefined } => {
  const page = Records.safeParse(body);
  if (!page.success) throw new ServiceError('unavailable', 'the server answers with no list');
  const before = records.size;
  let isWhole = true;
  let last: string | undefined;
  for (const record of page.data.records) {
    const uri = Uri.safeParse(record);
    isWhole &&= uri.success;
    if (!uri.success) continue;
    last = keyOfUri(uri.data.uri);
    records.set(uri.data.uri, record);
  }
  if (last === undefined) return { isWhole, next: undefined };
  // A server that repeats itself would go on for ever.
  if (records.size === before) return { isWhole: false, next: undefined };
  const written = timeOfKey(last);
  const isFarEnough = written !== undefined && written.getTime() < since.getTime() - MILLISECONDS_PER_DAY;
  return { isWhole, next: isFarEnough ? undefined : (page.data.cursor ?? last) };
};

/** Posts with their counts. A server that gives none, for whatever reason, says nothing about whether they exist. */
const withCounts = async (
  parts: BlueskyParts,
  posts: readonly SourcePost[],
  { did, beforeFetch }: { readonly did: string; readonly beforeFetch: () => Promise<void> },
): Promise<readonly SourcePost[]> => {
  if (parts.appView === '') return posts;
  const counts = new Map<string, Counts>();
  for (let start = 0; start < posts.length; start += URIS_PER_COUNT) {
    const part = posts.slice(start, start + URIS_PER_COUNT);
    await beforeFetch();
    const query = new URLSearchParams();
    for (const { id } of part) query.append('uris', `at://${did}/${POSTS}/${id}`);
    const answer = await ask(parts, endpoint(parts.appView, 'app.bsky.feed.getPosts', query));
    if (answer.kind !== 'answered') break;
    for (const [key, counted] of countsIn(answer.body)) counts.set(key, counted);
  }
  return posts.map((post) => ({ ...post, counts: counts.get(post.id) ?? null }));
};

const countsIn = (body: unknown): readonly (readonly [string, Counts])[] => {
  const views = Views.safeParse(body);
  if (!views.success) return [];
  return views.data.posts.flatMap(({ uri, likeCount, repostCount, replyCount }) => {
    const counts = Counts.safeParse({ likes: likeCount, reposts: repostCount, replies: replyCount });
    return counts.success ? [[keyOfUri(uri), counts.data] as const] : [];
  });
};

const lookUp = (
  parts: BlueskyParts,
  request: Parameters<PostSource['lookup']>[0],
): Promise<ReadonlyMap<PostId, Lookup>> => {
  const did = nativeIdOf(request.account);
  let identity: BlueskyIdentity | undefined;
  return lookUpEach(request, async (id) => {
    identity ??= await resolveDid(parts.fetch, parts.directory, did);
    if (identity === undefined) return { kind: 'unknown' };
    const query = new URLSearchParams({ repo: did, collection: POSTS, rkey: id });
    const answer = await ask(parts, endpoint(identity.server, 'com.atproto.repo.getRecord', query));
    if (answer.kind === 'rate-limited') return answer.kind;
    return lookupOf(answer, { did, now: parts.clock.now(), counts: null });
  });
};

const lookupOf = (
  answer: Exclude<Answer, { kind: 'rate-limited' }>,
  context: Parameters<typeof readRecord>[1],
): Lookup => {
  if (answer.kind === 'refused') return { kind: answer.error === 'RecordNotFound' ? 'not-found' : 'unknown' };
  const post = readRecord(answer.body, context);
  return post === undefined ? { kind: 'unknown' } : { kind: 'found', post };
};
