import type { SamplePost } from '../../infra/local/sample/timeline.ts';

/** A public post in English that nobody touched and nothing came of, but for what is said of it. */
export const samplePost = (
  said: Pick<SamplePost, 'id' | 'author' | 'at' | 'text'> & Partial<SamplePost>,
): SamplePost => ({
  language: 'en',
  visibility: 'public',
  replyTo: undefined,
  boosts: undefined,
  final: { likes: 0, reposts: 0, replies: 0 },
  growth: { delayHours: 0, halfLifeHours: 0.001 },
  edit: undefined,
  deletedAt: undefined,
  ...said,
});
