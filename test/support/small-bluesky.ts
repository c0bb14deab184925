import type { ServerResponse } from 'node:http';

import type { Counts } from '../../shared/posts/post.ts';
import { jsonTo, LoopbackServer, type Json } from './loopback-server.ts';

/** How the server misbehaves. */
export type BlueskyMood =
  | 'polite'
  | 'no-cursor'
  | 'oldest-first'
  | 'nameless-record'
  | 'repeats-itself'
  | 'rate-limited'
  | 'truncated'
  | 'taken-down'
  | 'no-counts'
  | 'counts-down'
  | 'counts-cut'
  | 'counts-limited'
  | 'broken'
  // As the reference server answers: a listing is refused as asked wrongly, a lookup answered from the AppView's copy.
  | 'deactivated'
  | 'deleted'
  | 'refuses';

export interface SmallRecord {
  readonly key: string;
  readonly value: Record<string, unknown>;
}

const PAGE = 4;
const SOME_COUNTS: Counts = { likes: 3, reposts: 2, replies: 1 };
const ALPHABET = '234567abcdefghijklmnopqrstuvwxyz';

/** The key a record written at this moment has. */
export const keyAt = (moment: Date): string => {
  let value = BigInt(moment.getTime()) * 1000n * 1024n;
  let key = '';
  for (let digit = 0; digit < 13; digit += 1) {
    key = ALPHABET.charAt(Number(value % 32n)) + key;
    value /= 32n;
  }
  return key;
};

/** Directory, repository server and AppView of one account, `did:plc:…`, in small pages. */
export class SmallBluesky extends LoopbackServer {
  readonly did = 'did:plc:abcdefghijklmnopqrstuvwx';
  mood: BlueskyMood = 'polite';
  records: SmallRecord[] = [];
  readonly asked: URL[] = [];
  /** Posts whose counts are not three likes, two reposts and one reply; null: the AppView does not know the post. */
  readonly counted = new Map<string, Counts | null>();
  /** Posts that the server fails on when they are asked for by key. */
  readonly broken = new Set<string>();

  change(key: string, value: Record<string, unknown>): void {
    this.records = this.records.map((record) =>
      record.key === key ? { key, value: { ...record.value, ...value } } : record,
    );
  }

  remove(key: string): void {
    this.records = this.records.filter((record) => record.key !== key);
  }

  protected answer(url: URL, response: ServerResponse): void {
    this.asked.push(url);
    const json = jsonTo(response);
    const method = url.pathname.split('/').at(-1) ?? '';
    if (method === this.did) json(this.document());
    else if (method.startsWith('did:')) json({ message: `DID not registered: ${method}` }, 404);
    else if (this.mood === 'rate-limited')
      json({ error: 'RateLimitExceeded' }, 429, { 'ratelimit-reset': '1773144120' });
    else if (this.mood === 'broken') json({ error: 'InternalServerError' }, 500);
    else if (this.mood === 'truncated') response.end('{"records":[{"text":"secret words');
    else if (this.mood === 'taken-down') json({ error: 'RepoTakendown', message: 'gone' }, 400);
    else if (method === 'com.atproto.identity.resolveHandle') json({ did: this.did });
    else if (method === 'com.atproto.sync.getRepoStatus') this.status(json);
    else if (method === 'com.atproto.repo.listRecords') this.list(url, json);
    else if (method === 'com.atproto.repo.getRecord') this.one(url, json);
    else if (method === 'app.bsky.feed.getPosts') this.answerCounts(url, json, response);
    else json({ error: 'MethodNotImplemented' }, 501);
  }

  private answerCounts(url: URL, json: Json, response: ServerResponse): void {
    if (this.mood === 'no-counts') json({ error: 'InvalidRequest' }, 400);
    else if (this.mood === 'counts-down') json({ error: 'UpstreamFailure' }, 503);
    else if (this.mood === 'counts-cut') response.end('{"posts":[{"uri":"at://');
    else if (this.mood === 'counts-limited') json({ error: 'RateLimitExceeded' }, 429);
    else json({ posts: this.counts(url) });
  }

  private list(url: URL, json: Json): void {
    if (!['deactivated', 'deleted', 'refuses'].includes(this.mood)) json(this.page(url));
    else json({ error: 'InvalidRequest', message: `Could not find repo: ${this.did}` }, 400);
  }

  private status(json: Json): void {
    if (this.mood === 'deleted') json({ error: 'RepoNotFound' }, 400);
    else if (this.mood === 'deactivated') json({ did: this.did, active: false, status: 'deactivated' });
    else json({ did: this.did, active: true });
  }

  private document(): unknown {
    return {
      id: this.did,
      alsoKnownAs: ['at://ann.test'],
      service: [{ id: '#atproto_pds', type: 'AtprotoPersonalDataServer', serviceEndpoint: this.origin }],
    };
  }

  private page(url: URL): unknown {
    const isAscending = this.mood === 'oldest-first';
    const isBefore = (one: string, other: string): boolean => (isAscending ? one < other : one > other);
    const ordered = this.records.toSorted((one, other) => (isBefore(one.key, other.key) ? -1 : 1));
    const cursor = this.mood === 'repeats-itself' ? null : url.searchParams.get('cursor');
    const rest = ordered.filter(({ key }) => cursor === null || isBefore(cursor, key));
    const page = rest.slice(0, PAGE);
    const last = page.at(-1)?.key;
    return {
      records: page.map((record, index) =>
        this.mood === 'nameless-record' && index === 0 ? { value: record.value } : this.envelope(record),
      ),
      ...(last !== undefined && rest.length > PAGE && this.mood !== 'no-cursor' && { cursor: last }),
    };
  }

  private one(url: URL, json: Json): void {
    const record = this.records.find(({ key }) => key === url.searchParams.get('rkey'));
    if (record !== undefined && this.broken.has(record.key)) json({ error: 'InternalServerError' }, 500);
    else if (record === undefined) json({ error: 'RecordNotFound' }, 400);
    else json(this.envelope(record));
  }

  private counts(url: URL): unknown {
    return url.searchParams.getAll('uris').flatMap((uri) => {
      const counted = this.counted.get(uri.slice(uri.lastIndexOf('/') + 1));
      if (counted === null) return [];
      const { likes, reposts, replies } = counted ?? SOME_COUNTS;
      return [{ uri, likeCount: likes, repostCount: reposts, replyCount: replies }];
    });
  }

  private envelope({ key, value }: SmallRecord): unknown {
    return { uri: `at://${this.did}/app.bsky.feed.post/${key}`, cid: 'bafy', value };
  }
}
