import type { Counts, Growth } from './sample-files.ts';

/** A post with its whole life, in absolute moments; what the writer meant by it is kept elsewhere. */
export interface SamplePost {
  readonly id: string;
  readonly author: string;
  readonly at: Date;
  readonly text: string;
  readonly language: string;
  readonly visibility: 'public' | 'unlisted' | 'private';
  readonly replyTo: string | undefined;
  readonly boosts: string | undefined;
  readonly final: Counts;
  readonly growth: Growth;
  readonly edit: { readonly at: Date; readonly text: string } | undefined;
  readonly deletedAt: Date | undefined;
  /** The description of a picture that comes with the post, for those who cannot see it. */
  readonly pictureText?: string;
}

/** A post as anybody sees it at one moment. */
export interface SeenPost {
  readonly post: SamplePost;
  readonly text: string;
  readonly editedAt: Date | undefined;
  readonly counts: Counts;
}

const MILLISECONDS_PER_HOUR = 3_600_000;

/** The share of the final counts that is reached at an age; it only grows, from 0 towards 1. */
const shareAt = (ageHours: number, growth: Growth): number =>
  ageHours <= growth.delayHours ? 0 : 1 - 2 ** (-(ageHours - growth.delayHours) / growth.halfLifeHours);

/** A post's counts at a moment, rounded to whole numbers. */
export const countsAt = (post: Pick<SamplePost, 'at' | 'final' | 'growth'>, now: Date): Counts => {
  const share = shareAt((now.getTime() - post.at.getTime()) / MILLISECONDS_PER_HOUR, post.growth);
  const grown = (final: number): number => Math.round(final * share);
  return {
    likes: grown(post.final.likes),
    reposts: grown(post.final.reposts),
    replies: grown(post.final.replies),
  };
};

/** The post as a stranger sees it at a moment; undefined before it is made, once deleted, and for followers-only posts. */
export const asSeenAt = (post: SamplePost, now: Date): SeenPost | undefined => {
  if (post.visibility === 'private' || now < post.at) return undefined;
  if (post.deletedAt !== undefined && now >= post.deletedAt) return undefined;
  const edit = post.edit !== undefined && now >= post.edit.at ? post.edit : undefined;
  return { post, text: edit?.text ?? post.text, editedAt: edit?.at, counts: countsAt(post, now) };
};
