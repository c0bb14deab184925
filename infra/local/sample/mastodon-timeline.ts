import type { SampleAccount } from './accounts.ts';
import { contentHtml } from './mastodon-html.ts';
import { linksOf, mentionsOf, tagsOf } from './post-text.ts';
import { asSeenAt, type SamplePost, type SeenPost } from './timeline.ts';

const PAGE = 20;
const PAGE_AT_MOST = 40;

/** The parts of a listing request that Mastodon understands. */
export interface ListingQuery {
  readonly maxId: string | undefined;
  readonly minId: string | undefined;
  readonly sinceId: string | undefined;
  readonly limit: number;
  readonly excludeReblogs: boolean;
  readonly excludeReplies: boolean;
}

const isTrue = (value: string | undefined): boolean => value === 'true' || value === '1';

export const readListingQuery = (query: Readonly<Record<string, string>>): ListingQuery => {
  const limit = Number.parseInt(query['limit'] ?? '', 10);
  return {
    maxId: query['max_id'],
    minId: query['min_id'],
    sinceId: query['since_id'],
    limit: Number.isNaN(limit) ? PAGE : Math.min(Math.max(limit, 1), PAGE_AT_MOST),
    excludeReblogs: isTrue(query['exclude_reblogs']),
    excludeReplies: isTrue(query['exclude_replies']),
  };
};

/** All ids have the same number of digits, so their order as text is their order in time. */
const newestFirst = (a: SeenPost, b: SeenPost): number => (a.post.id < b.post.id ? 1 : -1);

/** One page: newest first. `min_id` gives the page just above that id, `since_id` the newest above it. */
export const pageOf = (posts: readonly SeenPost[], query: ListingQuery): readonly SeenPost[] => {
  const { maxId, minId, sinceId, limit } = query;
  const wanted = posts
    .filter(({ post }) => maxId === undefined || post.id < maxId)
    .filter(({ post }) => sinceId === undefined || post.id > sinceId)
    .filter(({ post }) => minId === undefined || post.id > minId)
    .filter(({ post }) => !(query.excludeReblogs && post.boosts !== undefined))
    .filter(({ post }) => !(query.excludeReplies && post.replyTo !== undefined))
    .toSorted(newestFirst);
  return minId === undefined ? wanted.slice(0, limit) : wanted.slice(-limit);
};

/** Everything there is to show, as of one moment. */
export class MastodonTimeline {
  readonly #origin: string;
  readonly #accounts: ReadonlyMap<string, SampleAccount>;
  readonly #handles: ReadonlyMap<string, SampleAccount>;
  readonly #posts: ReadonlyMap<string, SamplePost>;
  readonly #byAuthor: ReadonlyMap<string, readonly SamplePost[]>;

  constructor(origin: string, accounts: readonly SampleAccount[], posts: readonly SamplePost[]) {
    this.#origin = origin;
    this.#accounts = new Map(accounts.map((account) => [account.id, account]));
    this.#handles = new Map(accounts.map((account) => [account.handle, account]));
    this.#posts = new Map(posts.map((post) => [post.id, post]));
    this.#byAuthor = Map.groupBy(posts, (post) => post.author);
  }

  account(id: string): SampleAccount | undefined {
    return this.#accounts.get(id);
  }

  byHandle(handle: string): SampleAccount | undefined {
    return this.#handles.get(handle.replace(/^@/u, '').split('@')[0]?.toLowerCase() ?? '');
  }

  postsOf(account: string, now: Date): readonly SeenPost[] {
    return (this.#byAuthor.get(account) ?? []).flatMap((post) => this.#seen(post, now) ?? []);
  }

  post(id: string, now: Date): SeenPost | undefined {
    const post = this.#posts.get(id);
    return post && this.#seen(post, now);
  }

  /** Account entity, with what a connector may look at. */
  accountJson(account: SampleAccount): object {
    const url = `${this.#origin}/@${account.handle}`;
    return {
      id: account.id,
      username: account.handle,
      acct: account.handle,
      display_name: account.name,
      locked: false,
      bot: false,
      note: '<p>Somebody invented.</p>',
      url,
      uri: `${this.#origin}/users/${account.handle}`,
      followers_count: account.followers,
      following_count: Math.round(account.followers / 3),
      emojis: [],
      fields: [],
    };
  }

  /** Status entity as of a moment; a boost carries the post that it repeats. */
  statusJson(seen: SeenPost, now: Date): object {
    const { post } = seen;
    const author = this.#accounts.get(post.author);
    const handle = author?.handle ?? '';
    const original = post.boosts === undefined ? undefined : this.post(post.boosts, now);
    const answered = post.replyTo === undefined ? undefined : this.#posts.get(post.replyTo);
    return {
      id: post.id,
      created_at: post.at.toISOString(),
      edited_at: seen.editedAt?.toISOString() ?? null,
      in_reply_to_id: answered?.id ?? null,
      in_reply_to_account_id: answered?.author ?? null,
      sensitive: false,
      spoiler_text: '',
      visibility: post.visibility,
      language: post.language,
      uri: `${this.#origin}/users/${handle}/statuses/${post.id}`,
      url: `${this.#origin}/@${handle}/${post.id}`,
      replies_count: seen.counts.replies,
      reblogs_count: seen.counts.reposts,
      favourites_count: seen.counts.likes,
      account: author && this.accountJson(author),
      reblog: original === undefined ? null : this.statusJson(original, now),
      media_attachments: this.#picturesJson(post),
      emojis: [],
      poll: null,
      ...this.#wordsJson(seen.text),
    };
  }

  #picturesJson({ id, pictureText }: SamplePost): readonly object[] {
    if (pictureText === undefined) return [];
    const url = `${this.#origin}/media/${id}.png`;
    return [{ id, type: 'image', url, preview_url: url, description: pictureText }];
  }

  #wordsJson(text: string): object {
    const link = linksOf(text)[0];
    return {
      content: contentHtml(text, this.#origin, (handle) => this.#handles.has(handle)),
      tags: tagsOf(text).map((name) => ({ name, url: `${this.#origin}/tags/${encodeURIComponent(name)}` })),
      mentions: mentionsOf(text)
        .flatMap((handle) => this.#handles.get(handle) ?? [])
        .map(({ id, handle }) => ({ id, username: handle, acct: handle, url: `${this.#origin}/@${handle}` })),
      card: link === undefined ? null : { url: link, title: '', description: '', type: 'link' },
    };
  }

  /** A boost is gone with the post that it repeats. */
  #seen(post: SamplePost, now: Date): SeenPost | undefined {
    const original = post.boosts === undefined ? post : this.#posts.get(post.boosts);
    return original !== undefined && asSeenAt(original, now) !== undefined ? asSeenAt(post, now) : undefined;
  }
}
