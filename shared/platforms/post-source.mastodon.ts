import type { Clock } from '../clock.ts';
import { ServiceError } from '../errors.ts';
import type { PostId } from '../ids.ts';
import type { SourcePost } from '../posts/post.ts';
import { lookUpEach } from './look-up-each.ts';
import { mastodonAccountOf, type MastodonAccount } from './mastodon-account.ts';
import { readStatus, type ReadStatus } from './mastodon-status.ts';
import type { ListRequest, Listing, Lookup, PostSource } from './post-source.ts';
import { retryAt } from './rate-limit.ts';
import type { AllowedOrigins, SafeFetch } from './safe-fetch.ts';

/** What the adapter needs. */
export interface MastodonParts {
  readonly fetch: SafeFetch;
  readonly allowedOrigins: AllowedOrigins;
  readonly clock: Clock;
}

const PAGE = 40;
const PAGES_AT_MOST = 100;
/** So many old posts in a row at the end of a page mean that the listing has reached back far enough. */
const OLD_IN_A_ROW = 5;

/**
 * Reads servers that speak the Mastodon API, without a token. It pages backwards by its own oldest post, since servers
 * skip posts behind `rel=next`, leave `Link` out, order `min_id` either way and give short pages in the middle; boosts
 * and posts of others are dropped whatever was asked for. A page with anything unreadable makes the listing incomplete.
 */
export const createMastodonPostSource = (parts: MastodonParts): PostSource => ({
  list: (request) => list(parts, request),
  lookup: (request) => lookUp(parts, request),
});

type Answer =
  | { readonly kind: 'answered'; readonly body: unknown }
  | { readonly kind: 'gone' }
  | { readonly kind: 'rate-limited'; readonly retryAt: Date };

const ask = async ({ fetch, clock }: MastodonParts, url: URL): Promise<Answer> => {
  const answer = await fetch(url, { headers: { accept: 'application/json' } });
  if (answer.status === 429) return { kind: 'rate-limited', retryAt: retryAt(answer.headers, clock.now()) };
  if (answer.status === 404 || answer.status === 410) return { kind: 'gone' };
  if (answer.status !== 200) {
    throw new ServiceError('unavailable', `the server answers with status ${answer.status}`);
  }
  try {
    return { kind: 'answered', body: await answer.json() };
  } catch {
    // The cause is left out: a parser's message may quote a post.
    throw new ServiceError('unavailable', 'the server answers with broken JSON');
  }
};

/** What has been listed so far. */
interface Progress {
  readonly posts: Map<PostId, SourcePost>;
  readonly seen: Set<string>;
  isWhole: boolean;
}

interface PageItem {
  readonly id: string;
  readonly at: number;
  readonly read: ReadStatus;
}

const list = async (parts: MastodonParts, request: ListRequest): Promise<Listing> => {
  const account = mastodonAccountOf(request.account, parts.allowedOrigins);
  const progress: Progress = { posts: new Map(), seen: new Set(), isWhole: true };
  let before: string | undefined;
  for (let page = 0; page < PAGES_AT_MOST; page += 1) {
    await request.beforeFetch();
    const answer = await ask(parts, pageUrl(account, before));
    if (answer.kind === 'rate-limited') return answer;
    if (answer.kind === 'gone') return { kind: 'account-gone' };
    const next = takePage(pageItems(answer.body, account), progress, request.since);
    if (next.kind === 'end') return listed(progress, next.isWhole);
    before = next.before;
  }
  return listed(progress, false);
};

const listed = ({ posts, isWhole }: Progress, reachedEnd: boolean): Listing => ({
  kind: 'listed',
  posts: [...posts.values()].sort((one, other) => other.postedAt.getTime() - one.postedAt.getTime()),
  complete: isWhole && reachedEnd,
});

const pageUrl = ({ origin, id }: MastodonAccount, before: string | undefined): URL => {
  const url = new URL(`/api/v1/accounts/${encodeURIComponent(id)}/statuses`, origin);
  url.searchParams.set('limit', String(PAGE));
  url.searchParams.set('exclude_reblogs', 'true');
  if (before !== undefined) url.searchParams.set('max_id', before);
  return url;
};

const idOf = (item: unknown): string | undefined =>
  typeof item === 'object' && item !== null && 'id' in item && typeof item.id === 'string'
    ? item.id
    : undefined;

const momentOf = (item: unknown): number =>
  typeof item === 'object' && item !== null && 'created_at' in item
    ? Date.parse(String(item.created_at))
    : Number.NaN;

const pageItems = (body: unknown, { id: own, host }: MastodonAccount): readonly PageItem[] => {
  if (!Array.isArray(body)) throw new ServiceError('unavailable', 'the server answers with no list');
  const items: readonly unknown[] = body;
  return items.map((item) => ({
    id: idOf(item) ?? '',
    at: momentOf(item),
    read: readStatus(item, { own, host }),
  }));
};

type Next =
  { readonly kind: 'end'; readonly isWhole: boolean } | { readonly kind: 'more'; readonly before: string };

/** Keeps a page's own posts, and says where to go on: behind the oldest item of the page, whatever its order. */
const takePage = (items: readonly PageItem[], progress: Progress, since: Date): Next => {
  if (items.length === 0) return { kind: 'end', isWhole: true };
  const isNew = items.some(({ id }) => !progress.seen.has(id));
  for (const { id, read } of items) {
    progress.seen.add(id);
    if (read.kind === 'malformed') progress.isWhole = false;
    if (read.kind === 'own' && read.post.postedAt >= since) progress.posts.set(read.post.id, read.post);
  }
  const dated = items.filter(({ id, at }) => id !== '' && !Number.isNaN(at));
  const oldest = dated.reduce<PageItem | undefined>(
    (found, item) => (found === undefined || item.at <= found.at ? item : found),
    undefined,
  );
  if (!isNew || oldest === undefined) return { kind: 'end', isWhole: false };
  const tail = dated.slice(-OLD_IN_A_ROW);
  const isFarEnough = tail.length === OLD_IN_A_ROW && tail.every(({ at }) => at < since.getTime());
  return isFarEnough ? { kind: 'end', isWhole: true } : { kind: 'more', before: oldest.id };
};

const lookUp = (
  parts: MastodonParts,
  request: Parameters<PostSource['lookup']>[0],
): Promise<ReadonlyMap<PostId, Lookup>> => {
  const account = mastodonAccountOf(request.account, parts.allowedOrigins);
  return lookUpEach(request, async (id) => {
    const answer = await ask(parts, new URL(`/api/v1/statuses/${encodeURIComponent(id)}`, account.origin));
    if (answer.kind === 'rate-limited') return answer.kind;
    return answer.kind === 'gone' ? { kind: 'not-found' } : lookupOf(answer.body, { id, account });
  });
};

/** An answer that is not the post asked for says nothing: servers give a 200 with an error inside. */
const lookupOf = (body: unknown, { id, account }: { id: PostId; account: MastodonAccount }): Lookup => {
  const read = readStatus(body, { own: account.id, host: account.host });
  return read.kind === 'own' && read.post.id === id
    ? { kind: 'found', post: read.post }
    : { kind: 'unknown' };
};
