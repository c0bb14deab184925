import type { AccountId, PostId } from '../ids.ts';
import type { SourcePost } from '../posts/post.ts';

/** What to list: an account's own posts from now back to `since`. */
export interface ListRequest {
  readonly account: AccountId;
  /** Posts older than this, by `postedAt`, are not returned; listing stops once it is reached. */
  readonly since: Date;
  /** Where it is said, listing may stop, incomplete, once that many posts were found; it may give more. */
  readonly enough?: number;
  /**
   * Called before every request that would read posts (listing pages, counts, lookups). It throws to stop: consent
   * is asked again each time, and nothing may be fetched after it refused.
   */
  readonly beforeFetch: () => Promise<void>;
}

/**
 * The outcome of a listing. `complete` is true only when every post back to `since` is certainly among `posts` or
 * `unreadable`; absence from an incomplete listing says nothing. A rate limit is an outcome, not a fault.
 */
export type Listing =
  | {
      readonly kind: 'listed';
      readonly posts: readonly SourcePost[];
      /** Posts that are there, by their ids, though what they say cannot be read. In no order, of any age. */
      readonly unreadable: readonly PostId[];
      readonly complete: boolean;
    }
  | { readonly kind: 'rate-limited'; readonly retryAt: Date }
  | { readonly kind: 'account-gone' };

/** What a platform says of one post asked for by its id. */
export type Lookup =
  | { readonly kind: 'found'; readonly post: SourcePost }
  | { readonly kind: 'not-found' }
  | { readonly kind: 'unknown' };

/**
 * Reads one account's own public posts from its platform.
 *
 * Promises: newest first, no duplicates, no post of another author, no replies by others, no reposts of others'
 * posts. Ids are opaque. Repeating a call is harmless.
 *
 * @throws ServiceError `unavailable` when the platform does not answer or answers nonsense; nothing partial is
 * returned as complete. `not-permitted` when the address is not one that may be asked.
 */
export interface PostSource {
  list(request: ListRequest): Promise<Listing>;
  /**
   * Asks for single posts by id, at most 25 a call; `unknown` where the platform gave no clear answer or none, so that
   * one post that cannot be asked for spoils no other's answer. Counts may be null.
   */
  lookup(
    request: Omit<ListRequest, 'since' | 'enough'> & { readonly ids: readonly PostId[] },
  ): Promise<ReadonlyMap<PostId, Lookup>>;
}
