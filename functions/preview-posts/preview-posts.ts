import type { Clock } from '../../shared/clock.ts';
import type { Campaign } from '../../shared/consent/scope.ts';
import { isServiceError, ServiceError } from '../../shared/errors.ts';
import { platformOf, type Platform } from '../../shared/ids.ts';
import type { Listing, PostSource } from '../../shared/platforms/post-source.ts';
import {
  PREVIEW_POSTS_AT_MOST,
  PreviewAnswer,
  previewOf,
  previewSince,
  type PreviewRequest,
} from '../../shared/previews/preview.ts';

/** What a preview works with. None of these can write anything. */
export interface PreviewPorts {
  readonly sources: Readonly<Record<Platform, PostSource>>;
  readonly clock: Clock;
}

/** What one preview may ask of a platform, so that it answers in time and nobody is kept busy by it. */
export const REQUESTS_AT_MOST = 5;
const MILLISECONDS_AT_MOST = 7_000;

/** Stops a listing that asks too often or too long. */
const stopwatch = (clock: Clock): (() => Promise<void>) => {
  const begun = clock.now().getTime();
  let asked = 0;
  return () => {
    asked += 1;
    const isOver = asked > REQUESTS_AT_MOST || clock.now().getTime() - begun > MILLISECONDS_AT_MOST;
    return isOver
      ? Promise.reject(new ServiceError('unavailable', 'the platform takes too long to list posts'))
      : Promise.resolve();
  };
};

/** A platform that is down, slow or talks nonsense is no fault of ours, and no alarm. */
const listed = async (listing: Promise<Listing>): Promise<Listing | { readonly kind: 'no-answer' }> => {
  try {
    return await listing;
  } catch (fault) {
    if (isServiceError(fault, 'unavailable', 'not-permitted')) return { kind: 'no-answer' };
    throw fault;
  }
};

/**
 * Shows somebody what a choice means for the posts they wrote: reads their newest from the platform into memory, judges
 * each by the rules that a visit goes by, and forgets them with its answer.
 */
export const createPreviewPosts =
  ({ sources, clock }: PreviewPorts, campaign: Campaign) =>
  async ({ account, purposes }: PreviewRequest): Promise<PreviewAnswer> => {
    const now = clock.now();
    const since = previewSince(now);
    const source = sources[platformOf(account)];
    const beforeFetch = stopwatch(clock);
    const listing = await listed(source.list({ account, since, enough: PREVIEW_POSTS_AT_MOST, beforeFetch }));
    switch (listing.kind) {
      case 'rate-limited':
        return { kind: listing.kind, retryAt: listing.retryAt.toISOString() };
      case 'account-gone':
      case 'no-answer':
        return { kind: listing.kind };
      case 'listed': {
        const { posts, complete } = listing;
        return PreviewAnswer.parse({
          kind: 'listed',
          posts: posts
            .slice(0, PREVIEW_POSTS_AT_MOST)
            .map((post) => previewOf(post, { purposes, campaign, now })),
          since: since.toISOString(),
          more: !complete || posts.length > PREVIEW_POSTS_AT_MOST,
        } satisfies PreviewAnswer);
      }
    }
  };
