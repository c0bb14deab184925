import { createHash } from 'node:crypto';
import type { ServerResponse } from 'node:http';

import type { Counts } from '../../shared/posts/post.ts';
import { jsonTo, LoopbackServer, type Json } from './loopback-server.ts';

/** How the server misbehaves. */
export type Rudeness =
  | 'polite'
  | 'short-pages'
  | 'oldest-first'
  | 'boosts-and-strangers'
  | 'malformed-item'
  | 'nameless-item'
  | 'skips-behind-cursor'
  | 'link-skips'
  | 'no-link'
  | 'min-id-newest-first'
  | 'bare-statuses'
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
  /** Shown without its words. */
  readonly garbled?: boolean;
}

const SOME_COUNTS: Counts = { likes: 3, reposts: 2, replies: 1 };

/** A server that speaks the Mastodon API with one account, `7`, and misbehaves as told; it keeps what it was asked. */
export class RudeMastodon extends LoopbackServer {
  rudeness: Rudeness = 'polite';
  posts: RudePost[] = [];
  readonly asked: URL[] = [];
  /** Posts that the server fails on when they are asked for by id. */
  readonly broken = new Set<string>();

  /** The id a post is shown under. */
  shownId(id: string): string {
    if (this.rudeness !== 'uuid-ids') return id;
    const digits = createHash('sha256').update(id).digest('hex');
    return [digits.slice(0, 8), digits.slice(8, 12), `4${digits.slice(13, 16)}`, `8${digits.slice(17, 20)}`]
      .concat(digits.slice(20, 32))
      .join('-');
  }

  change(id: string, change: Partial<RudePost>): void {
    this.posts = this.posts.map((post) => (this.shownId(post.id) === id ? { ...post, ...change } : post));
  }

  remove(id: string): void {
    this.posts = this.posts.filter((post) => this.shownId(post.id) !== id);
  }

  protected answer(url: URL, response: ServerResponse): void {
    this.asked.push(url);
    const json = jsonTo(response);
    const rude = RUDE.get(this.rudeness);
    if (rude !== undefined) rude(json, response);
    else if (url.pathname.startsWith('/api/v1/statuses/')) this.answerOne(url, json);
    else this.answerPage(url, json);
  }

  private answerOne(url: URL, json: Json): void {
    const id = url.pathname.split('/').at(-1) ?? '';
    const post = this.posts.find((own) => this.shownId(own.id) === id);
    if (post !== undefined && this.broken.has(id)) json({ error: 'oops' }, 500);
    else if (post === undefined) json({ error: 'Record not found' }, 404);
    else json(this.status(post));
  }

  private answerPage(url: URL, json: Json): void {
    const page = this.page(url);
    // A wrong header: behind it a post is missing.
    const [last, oneBefore] = [page.at(-1), this.newestFirst().at(page.length)];
    const target = this.rudeness === 'link-skips' ? (oneBefore ?? last) : last;
    const isLinked = target !== undefined && this.rudeness !== 'no-link';
    const next = isLinked ? `${this.origin}${url.pathname}?max_id=${this.shownId(target.id)}` : '';
    json(
      page.map((post) => this.status(post)),
      200,
      isLinked ? { link: `<${next}>; rel="next"` } : {},
    );
  }

  private newestFirst(): readonly RudePost[] {
    return this.posts.toSorted((one, other) => other.at.getTime() - one.at.getTime());
  }

  private page(url: URL): readonly RudePost[] {
    const newestFirst = this.newestFirst();
    const place = (name: string): number | undefined => {
      const id = this.rudeness === 'repeats-itself' ? null : url.searchParams.get(name);
      return id === null ? undefined : newestFirst.findIndex((post) => this.shownId(post.id) === id);
    };
    const size = this.rudeness === 'short-pages' ? 3 : PAGE;
    const [before, after] = [place('max_id'), place('min_id')];
    // Mastodon gives the page just above `min_id`; some servers the newest of all that is above it.
    if (after !== undefined) {
      const first = this.rudeness === 'min-id-newest-first' ? 0 : Math.max(after - size, 0);
      return newestFirst.slice(first, after).slice(0, size);
    }
    const skipped = before !== undefined && this.rudeness === 'skips-behind-cursor' ? 1 : 0;
    const start = before === undefined ? 0 : before + 1 + skipped;
    const page = newestFirst.slice(start, start + size);
    return this.rudeness === 'oldest-first' ? page.toReversed() : page;
  }

  private status(post: RudePost): Record<string, unknown> {
    const { at, text, editedAt, counts = SOME_COUNTS, boost = false } = post;
    const id = this.shownId(post.id);
    const isOdd = Number.parseInt(post.id.slice(-1), 16) % 2 === 1;
    const isRude = this.rudeness === 'boosts-and-strangers' && isOdd;
    const created = { created_at: at.toISOString() };
    const isGarbled = post.garbled === true || (this.rudeness === 'malformed-item' && isOdd);
    if (isGarbled) return { id, ...created, content: null };
    if (this.rudeness === 'nameless-item' && isOdd) return { ...created, content: text };
    const status = {
      id,
      ...created,
      edited_at: editedAt?.toISOString() ?? null,
      visibility: 'public',
      uri: `${this.origin}/s/${id}`,
      content: `<p>${text}</p>`,
      account: { id: isRude && post.id.endsWith('1') ? '8' : '7' },
      replies_count: counts?.replies,
      reblogs_count: counts?.reposts,
      favourites_count: counts?.likes,
    };
    const isBoost = boost || (isRude && !post.id.endsWith('1'));
    const reblog = isBoost ? { id: 'x', account: { id: '9' } } : null;
    if (this.rudeness === 'bare-statuses') return { ...status, ...(isBoost && { reblog }) };
    return {
      ...status,
      reblog,
      language: 'en',
      url: `${this.origin}/@a/${id}`,
      tags: [{ name: 'Programme' }],
      mentions: [{ acct: 'firm' }, { acct: 'ann@else.example' }],
      card: null,
    };
  }
}
