import type { Measure, OfficialPost, Release } from '../disclosure/release.ts';
import { ContentKind } from '../posts/post.ts';
import { nativeIdOf, platformOf, AccountId } from '../ids.ts';

/** What official accounts did in some days: exact. */
export interface OfficialTotals {
  readonly posts: number;
  readonly engagement: number;
}

/** What the headline of an official release says; 0 where it has none. */
export const officialHeadline = (release: Release, measure: Measure): number =>
  release.figures.find((figure) => figure.table === 'headline' && figure.measure === measure)?.value ?? 0;

const sum = (releases: readonly Release[], measure: Measure): number =>
  releases.reduce((total, release) => total + officialHeadline(release, measure), 0);

/** The totals of official releases; whoever calls leaves advocacy's out, which are never summed with them. */
export const totalsOf = (releases: readonly Release[]): OfficialTotals => {
  const official = releases.filter(({ subject }) => subject.kind === 'official');
  return { posts: sum(official, 'posts'), engagement: sum(official, 'engagement') };
};

/** Official totals of one campaign's tag. */
export const topicTotals = (releases: readonly Release[], topic: string): OfficialTotals => {
  const of = (measure: Measure): number =>
    releases
      .filter(({ subject }) => subject.kind === 'official')
      .flatMap(({ figures }) => figures)
      .filter((figure) => figure.table === 'topic' && figure.category === topic && figure.measure === measure)
      .reduce((total, { value }) => total + (value ?? 0), 0);
  return { posts: of('posts'), engagement: of('engagement') };
};

/** Interactions a post, with one digit after the point; undefined where nothing was posted. */
export const perPost = ({ posts, engagement }: OfficialTotals): number | undefined =>
  posts === 0 ? undefined : Math.round((engagement / posts) * 10) / 10;

/** A post of an official account, with where it can be seen. */
export interface ListedPost extends OfficialPost {
  readonly account: string;
  readonly handle: string;
  /** Likes, reposts and replies together; undefined where its platform gave no counts. */
  readonly interactions: number | undefined;
  readonly url: string | undefined;
}

const USER = /^@?(?<user>[\w.-]+)@/u;
const HOST = /^(?<host>[a-z0-9.-]+(?::\d+)?)\//u;

/** Where a post can be seen: at Bluesky by its account's id, at a Mastodon server by the account's name there. */
export const postUrl = (account: string, handle: string, id: string): string | undefined => {
  const parsed = AccountId.safeParse(account);
  if (!parsed.success) return undefined;
  const native = nativeIdOf(parsed.data);
  switch (platformOf(parsed.data)) {
    case 'bluesky':
      return `https://bsky.app/profile/${native}/post/${encodeURIComponent(id)}`;
    case 'mastodon': {
      const [host, user] = [HOST.exec(native)?.groups?.['host'], USER.exec(handle)?.groups?.['user']];
      return host === undefined || user === undefined
        ? undefined
        : `https://${host}/@${user}/${encodeURIComponent(id)}`;
    }
  }
};

const listed = (release: Release): readonly ListedPost[] => {
  const { subject, posts = [] } = release;
  if (subject.kind !== 'official') return [];
  const { account, handle } = subject;
  return posts.map((post) => ({
    ...post,
    account,
    handle,
    interactions:
      post.counts === undefined ? undefined : post.counts.likes + post.counts.reposts + post.counts.replies,
    url: postUrl(account, handle, post.id),
  }));
};

/** Posts of official accounts, those that drew most first; of equals the earlier. */
export const postsOf = (releases: readonly Release[]): readonly ListedPost[] =>
  releases
    .flatMap(listed)
    .sort(
      (one, other) =>
        (other.interactions ?? -1) - (one.interactions ?? -1) || one.postedAt.localeCompare(other.postedAt),
    );

/** What was posted of one kind of content; undefined where it was released before kinds were. */
export interface ContentTotals extends OfficialTotals {
  readonly content: ContentKind | undefined;
}

/** Posts by what they mainly are: kinds that there are, in a fixed order. */
export const byContent = (posts: readonly ListedPost[]): readonly ContentTotals[] =>
  [...ContentKind.options, undefined].flatMap((content) => {
    const those = posts.filter((post) => post.content === content);
    const engagement = those.reduce((total, { interactions = 0 }) => total + interactions, 0);
    return those.length === 0 ? [] : [{ content, posts: those.length, engagement }];
  });

/** What was posted within some hours of the day, in universal time. */
export interface HoursOfDay extends OfficialTotals {
  readonly from: number;
  readonly to: number;
}

const HOURS_A_DAY = 24;
const HOURS_TOGETHER = 4;

/** Posts by the time of day they were published at. */
export const byTimeOfDay = (posts: readonly ListedPost[]): readonly HoursOfDay[] =>
  Array.from({ length: HOURS_A_DAY / HOURS_TOGETHER }, (_, index) => {
    const [from, to] = [index * HOURS_TOGETHER, (index + 1) * HOURS_TOGETHER];
    const those = posts.filter(({ postedAt }) => {
      const hour = new Date(postedAt).getUTCHours();
      return hour >= from && hour < to;
    });
    const engagement = those.reduce((total, { interactions = 0 }) => total + interactions, 0);
    return { from, to, posts: those.length, engagement };
  });
