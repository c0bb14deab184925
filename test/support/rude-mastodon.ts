import { once } from 'node:events';
import { createServer, type Server, type ServerResponse } from 'node:http';

import type { Counts } from '../../shared/posts/post.ts';

/** How the server misbehaves. */
export type Rudeness =
  | 'polite'
  | 'short-pages'
  | 'oldest-first'
  | 'boosts-and-strangers'
  | 'malformed-item'
  | 'repeats-itself'
  | 'rate-limited-seconds'
  | 'rate-limited-reset'
  | 'rate-limited-mute'
  | 'truncated'
  | 'error-body'
  | 'html'
  | 'gone'
  | 'broken'
  | 'uuid-ids';

const PAGE = 40;

type Json = (body: unknown, status?: number, headers?: Record<string, string>) => void;

const limited =
  (headers: Record<string, string>) =>
  (json: Json): void =>
    json({ error: 'Too many requests' }, 429, headers);

/** Answers that have nothing to do with what was asked. */
const RUDE: ReadonlyMap<Rudeness, (json: Json, response: ServerResponse) => void> = new Map<
  Rudeness,
  (json: Json, response: ServerResponse) => void
>([
  ['rate-limited-seconds', limited({ 'retry-after': '120' })],
  ['rate-limited-reset', limited({ 'x-ratelimit-reset': '2026-03-10T13:00:00.000Z' })],
  ['rate-limited-mute', limited({})],
  ['truncated', (_, response) => void response.end('[{"id":"1","content":"secret words')],
  ['error-body', (json) => json({ error: 'The access token is invalid' })],
  ['html', (_, response) => void response.end('<html>maintenance</html>')],
  ['gone', (json) => json({ error: 'Record not found' }, 404)],
  ['broken', (json) => json({ error: 'oops' }, 500)],
]);

export interface RudePost {
  readonly id: string;
  readonly at: Date;
  readonly text: string;
  readonly editedAt?: Date;
  /** Null: the server gives none. */
  readonly counts?: Counts | null;
  /** Somebody else's post, repeated. */
  readonly boost?: boolean;
}

const SOME_COUNTS: Counts = { likes: 3, reposts: 2, replies: 1 };

/** A server that speaks the Mastodon API with one account, `7`, and misbehaves as told; it keeps what it was asked. */
export class RudeMastodon {
  rudeness: Rudeness = 'polite';
  posts: RudePost[] = [];
  readonly asked: URL[] = [];
  /** Posts that the server fails on when they are asked for by id. */
  readonly broken = new Set<string>();
  private readonly server: Server;
  origin = '';

  constructor() {
    this.server = createServer((request, response) => {
      const url = new URL(request.url ?? '/', this.origin);
      this.asked.push(url);
      this.answer(url, response);
    });
  }

  async open(): Promise<this> {
    this.server.listen(0, '127.0.0.1');
    await once(this.server, 'listening');
    const address = this.server.address();
    if (typeof address === 'object' && address !== null) this.origin = `http://127.0.0.1:${address.port}`;
    return this;
  }

  close(): void {
    this.server.closeAllConnections();
    this.server.close();
  }

  change(id: string, change: Partial<RudePost>): void {
    this.posts = this.posts.map((post) => (post.id === id ? { ...post, ...change } : post));
  }

  remove(id: string): void {
    this.posts = this.posts.filter((post) => post.id !== id);
  }

  private answer(url: URL, response: ServerResponse): void {
    const json: Json = (body, status = 200, headers = {}) =>
      void response
        .writeHead(status, { 'content-type': 'application/json', ...headers })
        .end(JSON.stringify(body));
    const rude = RUDE.get(this.rudeness);
    if (rude !== undefined) rude(json, response);
    else if (url.pathname.startsWith('/api/v1/statuses/')) this.answerOne(url, json);
    else json(this.page(url).map((post) => this.status(post)));
  }

  private answerOne(url: URL, json: Json): void {
    const post = this.posts.find(({ id }) => id === url.pathname.split('/').at(-1));
    if (post !== undefined && this.broken.has(post.id)) json({ error: 'oops' }, 500);
    else if (post === undefined) json({ error: 'Record not found' }, 404);
    else json(this.status(post));
  }

  private page(url: URL): readonly RudePost[] {
    const newestFirst = this.posts.toSorted((one, other) => other.at.getTime() - one.at.getTime());
    const before = this.rudeness === 'repeats-itself' ? null : url.searchParams.get('max_id');
    const start = before === null ? 0 : newestFirst.findIndex(({ id }) => id === before) + 1;
    const page = newestFirst.slice(start, start + (this.rudeness === 'short-pages' ? 3 : PAGE));
    return this.rudeness === 'oldest-first' ? page.toReversed() : page;
  }

  private status({
    id,
    at,
    text,
    editedAt,
    counts = SOME_COUNTS,
    boost = false,
  }: RudePost): Record<string, unknown> {
    const isOdd = Number.parseInt(id.slice(-1), 16) % 2 === 1;
    const isRude = this.rudeness === 'boosts-and-strangers' && isOdd;
    if (this.rudeness === 'malformed-item' && isOdd)
      return { id, created_at: at.toISOString(), content: null };
    return {
      id,
      created_at: at.toISOString(),
      edited_at: editedAt?.toISOString() ?? null,
      visibility: 'public',
      language: 'en',
      uri: `${this.origin}/s/${id}`,
      url: `${this.origin}/@a/${id}`,
      content: `<p>${text}</p>`,
      account: { id: isRude && id.endsWith('1') ? '8' : '7' },
      reblog: boost || (isRude && !id.endsWith('1')) ? { id: 'x', account: { id: '9' } } : null,
      tags: [{ name: 'Programme' }],
      mentions: [{ acct: 'firm' }, { acct: 'ann@else.example' }],
      card: null,
      replies_count: counts?.replies,
      reblogs_count: counts?.reposts,
      favourites_count: counts?.likes,
    };
  }
}
