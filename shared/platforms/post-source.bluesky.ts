import * as z from 'zod';

import type { Clock } from '../clock.ts';
import { ServiceError } from '../errors.ts';
import { nativeIdOf, type PostId } from '../ids.ts';
import { withCounts } from './bluesky-counts.ts';
import { resolveDid, type BlueskyIdentity } from './bluesky-identity.ts';
import { keyOfUri, POSTS, readRecord, timeOfKey } from './bluesky-record.ts';
import { isGone, statusOf } from './bluesky-status.ts';
import { askXrpc, type XrpcAnswer } from './bluesky-xrpc.ts';
import { lookUpEach } from './look-up-each.ts';
import type { ListRequest, Listing, Lookup, PostSource } from './post-source.ts';
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

const Records = z.object({ records: z.array(z.unknown()), cursor: z.string().optional() });
const Uri = z.object({ uri: z.string() });

/**
 * Reads Bluesky accounts: the repository at the account's own server is the truth about which posts exist, the AppView
 * says how often they were liked, reposted and answered. A repository is ordered by its records' keys, which tell the
 * time, and so are listings: what an author writes into `createdAt` moves no post.
 */
export const createBlueskyPostSource = (parts: BlueskyParts): PostSource => ({
  list: (request) => list(parts, request),
  lookup: (request) => lookUp(parts, request),
});

/** What has been listed so far. `isNewestFirst` as long as the server has kept to that order. */
interface Progress {
  readonly records: Map<string, unknown>;
  isWhole: boolean;
  isNewestFirst: boolean;
  last: string | undefined;
}

interface Taken {
  readonly kind: 'taken';
  readonly records: readonly unknown[];
  readonly isWhole: boolean;
}

const list = async (parts: BlueskyParts, request: ListRequest): Promise<Listing> => {
  const did = nativeIdOf(request.account);
  await request.beforeFetch();
  const identity = await resolveDid(parts.fetch, parts.directory, did);
  if (identity === undefined) return { kind: 'account-gone' };
  const taken = await listRecords(parts, identity, request);
  if (taken.kind !== 'taken') return taken;
  const read = taken.records.map((record) =>
    readRecord(record, { did, now: parts.clock.now(), counts: null }),
  );
  const inWindow = read.flatMap((one) =>
    one.kind === 'post' && one.post.postedAt >= request.since ? [one.post] : [],
  );
  const { appView } = parts;
  const posts = await withCounts(parts, inWindow, { appView, did, beforeFetch: request.beforeFetch });
  return {
    kind: 'listed',
    posts: posts.toSorted((one, other) => other.postedAt.getTime() - one.postedAt.getTime()),
    unreadable: read.flatMap((one) => (one.kind === 'unreadable' ? [one.id] : [])),
    complete: taken.isWhole && read.every(({ kind }) => kind !== 'nonsense'),
  };
};

/** The account's records, back to where every later one was written before `since`. */
const listRecords = async (
  parts: BlueskyParts,
  { did, server }: BlueskyIdentity,
  { beforeFetch, since, enough = Infinity }: ListRequest,
): Promise<Taken | Exclude<Listing, { kind: 'listed' }>> => {
  const progress: Progress = { records: new Map(), isWhole: true, isNewestFirst: true, last: undefined };
  let [cursor, hasEnded]: [string | undefined, boolean] = [undefined, false];
  for (let page = 0; page < PAGES_AT_MOST && !hasEnded && progress.records.size < enough; page += 1) {
    await beforeFetch();
    const query = new URLSearchParams({ repo: did, collection: POSTS, limit: String(PAGE) });
    if (cursor !== undefined) query.set('cursor', cursor);
    const answer = await askXrpc(parts, { server, method: 'com.atproto.repo.listRecords', query });
    if (answer.kind === 'rate-limited') return answer;
    if (answer.kind === 'refused') {
      await beforeFetch();
      return whyRefused(parts, { did, server }, answer.error);
    }
    cursor = takePage(answer.body, progress, since);
    hasEnded = cursor === undefined;
  }
  return {
    kind: 'taken',
    records: [...progress.records.values()],
    isWhole: progress.isWhole && hasEnded,
  };
};

const whyRefused = async (
  parts: BlueskyParts,
  account: Pick<BlueskyIdentity, 'did' | 'server'>,
  error: string,
): Promise<Exclude<Listing, { kind: 'listed' }>> => {
  if (isGone(error)) return { kind: 'account-gone' };
  const status = await statusOf(parts, account);
  if (status.kind === 'rate-limited') return status;
  if (status.kind === 'gone') return { kind: 'account-gone' };
  throw new ServiceError('unavailable', 'the server refuses the listing');
};

/** Keeps a page's records, and says where to go on: behind its own last one where the server gives no cursor. */
const takePage = (body: unknown, progress: Progress, since: Date): string | undefined => {
  const page = Records.safeParse(body);
  if (!page.success) throw new ServiceError('unavailable', 'the server answers with no list');
  const before = progress.records.size;
  for (const record of page.data.records) {
    const uri = Uri.safeParse(record);
    progress.isWhole &&= uri.success;
    if (!uri.success) continue;
    const key = keyOfUri(uri.data.uri);
    progress.isNewestFirst &&= progress.last === undefined || key < progress.last;
    progress.last = key;
    progress.records.set(uri.data.uri, record);
  }
  if (progress.records.size === before) {
    // A server that repeats itself would go on for ever.
    progress.isWhole &&= page.data.records.length === 0;
    return undefined;
  }
  return hasReached(progress, since) ? undefined : (page.data.cursor ?? progress.last);
};

/** Whether all that follows was written before `since`; never from a server whose order says nothing. */
const hasReached = ({ isNewestFirst, last }: Progress, since: Date): boolean => {
  const written = last === undefined ? undefined : timeOfKey(last);
  return isNewestFirst && written !== undefined && written < since;
};

const lookUp = (
  parts: BlueskyParts,
  request: Parameters<PostSource['lookup']>[0],
): Promise<ReadonlyMap<PostId, Lookup>> => {
  const did = nativeIdOf(request.account);
  let home: Home | undefined;
  return lookUpEach(request, async (id) => {
    home ??= await homeOf(parts, did);
    if (home === 'rate-limited') return home;
    if (home === 'gone') return { kind: 'unknown' };
    const query = new URLSearchParams({ repo: did, collection: POSTS, rkey: id });
    const method = 'com.atproto.repo.getRecord';
    const answer = await askXrpc(parts, { server: home.server, method, query });
    if (answer.kind === 'rate-limited') return answer.kind;
    return lookupOf(answer, { did, now: parts.clock.now(), counts: null });
  });
};

type Home = BlueskyIdentity | 'gone' | 'rate-limited';

/** Who to ask for posts. Of an account that left, its server would pass the AppView's copy off as the truth. */
const homeOf = async (parts: BlueskyParts, did: string): Promise<Home> => {
  const identity = await resolveDid(parts.fetch, parts.directory, did);
  if (identity === undefined) return 'gone';
  const { kind } = await statusOf(parts, identity);
  return kind === 'gone' || kind === 'rate-limited' ? kind : identity;
};

const lookupOf = (
  answer: Exclude<XrpcAnswer, { kind: 'rate-limited' }>,
  context: Parameters<typeof readRecord>[1],
): Lookup => {
  if (answer.kind === 'refused') return { kind: answer.error === 'RecordNotFound' ? 'not-found' : 'unknown' };
  const read = readRecord(answer.body, context);
  return read.kind === 'post' ? { kind: 'found', post: read.post } : { kind: 'unknown' };
};
