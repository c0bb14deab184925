import { nativeIdOf, PostId, type AccountId } from '../../shared/ids.ts';
import type { Clock } from '../../shared/clock.ts';
import type { PostSource } from '../../shared/platforms/post-source.ts';
import type { SourcePost } from '../../shared/posts/post.ts';
import type { Around } from './memory-requests.ts';

/** A post of the script: from when to when it is there, and what it says from when on. */
export interface ScriptedPost {
  readonly account: AccountId;
  readonly id: string;
  readonly postedAt: Date;
  readonly text: string;
  readonly edit?: { readonly at: Date; readonly text: string };
  readonly deletedAt?: Date;
}

const shownAt = (post: ScriptedPost, now: Date): SourcePost => {
  const edit = post.edit !== undefined && post.edit.at <= now ? post.edit : undefined;
  const text = edit?.text ?? post.text;
  return {
    id: PostId.parse(post.id),
    author: nativeIdOf(post.account),
    url: `https://social.example/${post.id}`,
    text,
    postedAt: post.postedAt,
    tags: [...text.matchAll(/#(\w+)/gu)].map(([, tag = '']) => tag),
    mentions: [],
    links: [],
    counts: { likes: 1, reposts: 0, replies: 0 },
    ...(edit !== undefined && { editedAt: edit.at }),
  };
};

/** A platform whose posts follow from the time alone, so that the same story can be told again from any moment. */
export const scriptedPosts = (
  posts: readonly ScriptedPost[],
  clock: Clock,
  around: () => Around,
): PostSource => {
  const shown = (account: AccountId): readonly SourcePost[] => {
    const now = clock.now();
    return posts
      .filter((post) => post.account === account && post.postedAt <= now)
      .filter(({ deletedAt }) => deletedAt === undefined || deletedAt > now)
      .map((post) => shownAt(post, now))
      .sort((one, other) => other.postedAt.getTime() - one.postedAt.getTime());
  };
  const ask = (command: string): Promise<object> =>
    around()({ service: 'platform', command, input: {} }, () => ({}));
  return {
    list: async ({ account, since, beforeFetch }) => {
      await beforeFetch();
      await ask('list');
      const own = shown(account).filter(({ postedAt }) => postedAt >= since);
      return { kind: 'listed', posts: own, unreadable: [], complete: true };
    },
    lookup: async ({ account, ids, beforeFetch }) => {
      await beforeFetch();
      await ask('lookup');
      return new Map(
        ids.map((id) => {
          const post = shown(account).find((one) => one.id === id);
          return [id, post === undefined ? { kind: 'not-found' } : { kind: 'found', post }] as const;
        }),
      );
    },
  };
};
