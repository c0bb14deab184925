import * as z from 'zod';

import type { Clock } from '../clock.ts';
import { ServiceError } from '../errors.ts';
import { PostId } from '../ids.ts';
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
 * Reads servers that speak the Mastodon API, without a token. It pages backwards by ids it has seen, each page
 * overlapping the one before, since servers skip posts behind `rel=next` or behind a cursor, leave `Link` out, order
 * `min_id` either way and give short pages in the middle; boosts and posts of others are dropped whatever was asked for.
 * An item that nobody can read is named; one without a readable id makes the listing incomplete.
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

/** What has been listed so far. `lately` are the moments of the last few items, in the server's order. */
interface Progress {
  readonly posts: Map<PostId, SourcePost>;
  readonly unreadable: Set<PostId>;
  readonly seen: Set<PostId>;
  lately: readonly number[];
  isWhole: boolean;
}

interface PageItem {
  readonly id: PostId | undefined;
  readonly at: number;
  readonly read: ReadStatus;
}

/** Where to go on: behind `before`. `oldest` is set where that is not yet the oldest item, so that pages overlap. */
interface Cursor {
  readonly before: string;
  readonly oldest?: string;
}

const list = async (parts: MastodonParts, request: ListRequest): Promise<Listing> => {
  const account = mastodonAccountOf(request.account, parts.allowedOrigins);
  const progress: Progress = {
    posts: new Map(),
    unreadable: new Set(),
    seen: new Set(),
    lately: [],
    isWhole: true,
  };
  let cursor: Cursor | undefined;
  for (let page = 0; page < PAGES_AT_MOST; page += 1) {
    await request.beforeFetch();
    const answer = await ask(parts, pageUrl(account, cursor?.before));
    if (answer.kind === 'rate-limited') return answer;
    if (answer.kind === 'gone') return { kind: 'account-gone' };
    cursor = takePage(pageItems(answer.body, account, parts.clock.now()), progress, {
      since: request.since,
      asked: cursor,
    });
    if (cursor === undefined) return listed(progress);
    if (request.enough !== undefined && progress.posts.size >= request.enough) break;
  }
  return listed({ ...progress, isWhole: false });
};

const listed = ({ posts, unreadable, isWhole }: Progress): Listing => ({
  kind: 'listed',
  posts: [...posts.values()].sort((one, other) => other.postedAt.getTime() - one.postedAt.getTime()),
  unreadable: [...unreadable],
  complete: isWhole,
});

const pageUrl = ({ origin, id }: MastodonAccount, before: string | undefined): URL => {
  const url = new URL(`/api/v1/accounts/${encodeURIComponent(id)}/statuses`, origin);
  url.searchParams.set('limit', String(PAGE));
  url.searchParams.set('exclude_reblogs', 'true');
  if (before !== undefined) url.searchParams.set('max_id', before);
  return url;
};

const Named = z.object({ id: PostId });
const Dated = z.object({ created_at: z.string() });

const pageItems = (body: unknown, { id: own, host }: MastodonAccount, now: Date): readonly PageItem[] => {
  if (!Array.isArray(body)) throw new ServiceError('unavailable', 'the server answers with no list');
  const items: readonly unknown[] = body;
  return items.map((item) => ({
    id: Named.safeParse(item).data?.id,
    at: Date.parse(Dated.safeParse(item).data?.created_at ?? ''),
    read: readStatus(item, { own, host, now }),
  }));
};

/** Keeps a page's own posts, and says where to go on; undefined at the end. */
const takePage = (
  items: readonly PageItem[],
  progress: Progress,
  { since, asked }: { readonly since: Date; readonly asked: Cursor | undefined },
): Cursor | undefined => {
  const fresh = items.filter(({ id }) => id !== undefined && !progress.seen.has(id));
  for (const item of items) keep(item, progress, since);
  if (fresh.length === 0) {
    // The page held nothing but the overlap, or the server left that out: only behind the oldest item is the end.
    if (asked?.oldest !== undefined) return { before: asked.oldest };
    // A server that repeats itself would go on for ever.
    progress.isWhole &&= items.length === 0;
    return undefined;
  }
  progress.lately = [...progress.lately, ...fresh.map(({ at }) => at)].slice(-OLD_IN_A_ROW);
  const isFarEnough =
    progress.lately.length === OLD_IN_A_ROW && progress.lately.every((at) => at < since.getTime());
  return isFarEnough ? undefined : cursorBehind(items);
};

const keep = ({ id, read }: PageItem, progress: Progress, since: Date): void => {
  if (id === undefined) progress.isWhole = false;
  else {
    progress.seen.add(id);
    if (read.kind === 'malformed') progress.unreadable.add(id);
  }
  if (read.kind === 'own' && read.post.postedAt >= since) progress.posts.set(read.post.id, read.post);
};

/** Behind the page's oldest item but one, whatever the page's order; servers skip the item right behind a cursor. */
const cursorBehind = (items: readonly PageItem[]): Cursor | undefined => {
  const dated = items.filter(({ at }) => !Number.isNaN(at)).toSorted((one, other) => other.at - one.at);
  const ids = (dated.length > 0 ? dated : items).flatMap(({ id }) => id ?? []);
  const [oldest, before] = [ids.at(-1), ids.at(-2)];
  if (oldest === undefined) return undefined;
  return before === undefined ? { before: oldest } : { before, oldest };
};

const lookUp = (
  parts: MastodonParts,
  request: Parameters<PostSource['lookup']>[0],
): Promise<ReadonlyMap<PostId, Lookup>> => {
  const account = mastodonAccountOf(request.account, parts.allowedOrigins);
  return lookUpEach(request, async (id) => {
    const answer = await ask(parts, new URL(`/api/v1/statuses/${encodeURIComponent(id)}`, account.origin));
    if (answer.kind === 'rate-limited') return answer.kind;
    return answer.kind === 'gone'
      ? { kind: 'not-found' }
      : lookupOf(answer.body, { id, account, now: parts.clock.now() });
  });
};

/** An answer that is not the post asked for says nothing: servers give a 200 with an error inside. */
const lookupOf = (
  body: unknown,
  { id, account, now }: { id: PostId; account: MastodonAccount; now: Date },
): Lookup => {
  const read = readStatus(body, { own: account.id, host: account.host, now });
  return read.kind === 'own' && read.post.id === id
    ? { kind: 'found', post: read.post }
    : { kind: 'unknown' };
};
