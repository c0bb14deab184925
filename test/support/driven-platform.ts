import type { AccountId, PostId } from '../../shared/ids.ts';
import type { PostSource } from '../../shared/platforms/post-source.ts';
import type { Counts } from '../../shared/posts/post.ts';

/** When it is done: at once, or as soon as the promise is kept. */
type Done = Promise<void> | void;

/** A post to be, by the moment it is published. */
export interface Draft {
  readonly text: string;
  readonly at: Date;
}

/**
 * A platform with one account that has no posts yet, and the source under test that reads it. What a platform has no
 * means for is left out; the promises that rest on it are then skipped, each by name.
 */
export interface DrivenPlatform {
  readonly source: PostSource;
  readonly account: AccountId;
  /** The moment as of which the platform shows its posts. */
  readonly now: Date;
  /** More posts than this need a second page. */
  readonly pageSize: number;
  /** An id of the form this platform gives, of no post. */
  readonly strangeId: PostId;
  /** How many requests have reached the platform. */
  requests(): number;
  /** Publishes posts, and answers their ids in the order given. */
  publish(drafts: readonly Draft[]): Promise<readonly PostId[]> | readonly PostId[];
  delete(id: PostId): Done;
  edit?(id: PostId, text: string): Done;
  setCounts?(id: PostId, counts: Counts): Done;
  /** From now on the platform shows this post without its counts. */
  withholdCounts?(id: PostId): Done;
  /** From now on nobody can read what this post says, though it is listed. */
  garble?(id: PostId): Done;
  /** The account repeats somebody else's post. */
  repost?(at: Date): Done;
  /** From now on every request is refused for their number. */
  rateLimit?(): Done;
  /** From now on nothing is answered, or nonsense. */
  breakDown?(): Done;
  /** From now on asking for this one post fails, and only that. */
  breakPost?(id: PostId): Done;
  removeAccount?(): Done;
  close(): Done;
}
