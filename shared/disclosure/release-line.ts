import * as z from 'zod';

import { Release } from './release.ts';

/** A release as a summary lists it: what it is about, its hash, how much it says and how much it withholds. */
export const ReleaseLine = z.object({
  id: Release.shape.id,
  subject: Release.shape.subject,
  period: Release.shape.period,
  from: z.iso.date(),
  to: z.iso.date(),
  publishedAt: z.iso.datetime(),
  sha256: Release.shape.sha256,
  figuresReleased: z.int().nonnegative(),
  figuresWithheld: z.int().nonnegative(),
  /** Posts behind an official account's figures; absent of any other, and where they were released before posts were. */
  posts: z.int().nonnegative().optional(),
});
export type ReleaseLine = z.infer<typeof ReleaseLine>;

/** The line of a release. */
export const lineOf = (release: Release): ReleaseLine => {
  const figuresReleased = release.figures.filter(({ value }) => value !== null).length;
  return {
    id: release.id,
    subject: release.subject,
    period: release.period,
    from: release.from,
    to: release.to,
    publishedAt: release.publishedAt,
    sha256: release.sha256,
    figuresReleased,
    figuresWithheld: release.figures.length - figuresReleased,
    ...(release.posts !== undefined && { posts: release.posts.length }),
  };
};
