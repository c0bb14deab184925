import type { Clock } from '../../shared/clock.ts';
import { isServiceError, ServiceError } from '../../shared/errors.ts';
import type { AccountId } from '../../shared/ids.ts';
import { nativeIdOf, PostId } from '../../shared/ids.ts';
import type { ListRequest, Listing, Lookup, PostSource } from '../../shared/platforms/post-source.ts';
import type { Counts, SourcePost } from '../../shared/posts/post.ts';

const PAGE = 40;

export type NewPost = Pick<SourcePost, 'text' | 'postedAt'> & Partial<SourcePost>;

const down = (): ServiceError => new ServiceError('unavailable', 'the fake platform does not answer');

const isOwn = (post: SourcePost, account: AccountId): boolean => post.author === nativeIdOf(account);

/** A platform in memory. Every page, and every looked-up post, is a fetch of its own, as on a real one. */
export class FakePostSource implements PostSource {
  /** How many requests that read posts were let through. */
  fetches = 0;
  private readonly clock: Clock;
  private readonly accounts = new Map<AccountId, Map<PostId, SourcePost>>();
  private readonly gone = new Set<AccountId>();
  private readonly broken = new Set<PostId>();
  private limitedUntil: Date | undefined;
  private readonly faults: Error[] = [];
  private readonly unreadable = new Set<PostId>();
  private isDown = false;
  private incomplete = false;
  private published = 0;

  constructor(clock: Clock) {
    this.clock = clock;
  }

  /** Publishes a post; whatever is not named gets a plain default: an id of its own, no tags, no counts yet (zeroes). */
  publish(account: AccountId, post: NewPost): SourcePost {
    this.published += 1;
    const id = post.id ?? PostId.parse(`post-${this.published.toString().padStart(6, '0')}`);
    const complete: SourcePost = {
      author: nativeIdOf(account),
      url: `https://social.example/${encodeURIComponent(id)}`,
      tags: [...post.text.matchAll(/#([\p{L}\p{N}_]+)/gu)].map(([, tag = '']) => tag.toLowerCase()),
      mentions: [],
      links: [],
      counts: { likes: 0, reposts: 0, replies: 0 },
      ...post,
      id,
    };
    this.postsOf(account).set(id, complete);
    return complete;
  }

  edit(account: AccountId, id: PostId, change: Partial<SourcePost>): void {
    const post = this.postsOf(account).get(id);
    if (post === undefined) throw new Error(`no post ${id}`);
    this.postsOf(account).set(id, { ...post, editedAt: this.clock.now(), ...change, id });
  }

  delete(account: AccountId, id: PostId): void {
    this.postsOf(account).delete(id);
  }

  setCounts(account: AccountId, id: PostId, counts: Counts | null): void {
    const post = this.postsOf(account).get(id);
    if (post === undefined) throw new Error(`no post ${id}`);
    this.postsOf(account).set(id, { ...post, counts });
  }

  /** From now until then every call is answered "rate limited"; undefined lifts it. */
  rateLimitUntil(until: Date | undefined): void {
    this.limitedUntil = until;
  }

  /** The next request that would read posts fails, `unavailable` unless told otherwise. May be called repeatedly. */
  failNext(fault: Error = down()): void {
    this.faults.push(fault);
  }

  /** From now on nobody can read what this post says; that it is there shows. */
  garble(account: AccountId, id: PostId): void {
    this.postsOf(account).delete(id);
    this.unreadable.add(id);
  }

  /** From now on nothing is answered. */
  breakDown(): void {
    this.isDown = true;
  }

  /** From now on looking up this post fails, and only that. */
  failOn(id: PostId): void {
    this.broken.add(id);
  }

  /** Whether listings may be trusted to be whole. */
  answerIncompletely(incomplete: boolean): void {
    this.incomplete = incomplete;
  }

  removeAccount(account: AccountId): void {
    this.gone.add(account);
  }

  async list(request: ListRequest): Promise<Listing> {
    const posts: SourcePost[] = [];
    for (let offset = 0; ; offset += PAGE) {
      await this.fetch(request.beforeFetch);
      if (this.gone.has(request.account)) return { kind: 'account-gone' };
      if (this.isLimited()) return { kind: 'rate-limited', retryAt: this.limitedUntil ?? this.clock.now() };
      const page = this.newestFirst(request.account).slice(offset, offset + PAGE);
      posts.push(...page.filter((post) => post.postedAt >= request.since && isOwn(post, request.account)));
      const last = page.at(-1);
      if (last === undefined || last.postedAt < request.since) break;
      if (request.enough !== undefined && posts.length >= request.enough) {
        return { kind: 'listed', posts, unreadable: [...this.unreadable], complete: false };
      }
    }
    return { kind: 'listed', posts, unreadable: [...this.unreadable], complete: !this.incomplete };
  }

  async lookup(request: Parameters<PostSource['lookup']>[0]): Promise<ReadonlyMap<PostId, Lookup>> {
    if (request.ids.length > 25) throw new ServiceError('invalid-input', 'at most 25 posts a call');
    const answers = new Map<PostId, Lookup>();
    for (const id of request.ids) {
      await request.beforeFetch();
      answers.set(id, this.answer(request.account, id));
    }
    return answers;
  }

  private answer(account: AccountId, id: PostId): Lookup {
    try {
      this.count();
    } catch (fault) {
      if (isServiceError(fault, 'unavailable')) return { kind: 'unknown' };
      throw fault;
    }
    return this.isLimited() || this.broken.has(id) || this.unreadable.has(id)
      ? { kind: 'unknown' }
      : this.find(account, id);
  }

  private find(account: AccountId, id: PostId): Lookup {
    const post = this.postsOf(account).get(id);
    return post === undefined || this.gone.has(account) ? { kind: 'not-found' } : { kind: 'found', post };
  }

  private async fetch(beforeFetch: () => Promise<void>): Promise<void> {
    await beforeFetch();
    this.count();
  }

  private count(): void {
    this.fetches += 1;
    const fault = this.isDown ? down() : this.faults.shift();
    if (fault !== undefined) throw fault;
  }

  private isLimited(): boolean {
    return this.limitedUntil !== undefined && this.clock.now() < this.limitedUntil;
  }

  private postsOf(account: AccountId): Map<PostId, SourcePost> {
    const posts = this.accounts.get(account) ?? new Map<PostId, SourcePost>();
    this.accounts.set(account, posts);
    return posts;
  }

  private newestFirst(account: AccountId): SourcePost[] {
    return [...this.postsOf(account).values()].sort(
      (one, other) => other.postedAt.getTime() - one.postedAt.getTime() || (one.id < other.id ? 1 : -1),
    );
  }
}
