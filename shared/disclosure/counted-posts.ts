import type { SentimentLabel } from '../classification/classification.ts';
import { dayOf } from '../clock.ts';
import type { ConsentRecord } from '../consent/consent-record.ts';
import { Purpose } from '../consent/scope.ts';
import { platformOf } from '../ids.ts';
import { coveredPurposes } from '../posts/covered-rows.ts';
import { isLive, type DaySheet, type LivePost } from '../posts/day-sheet.ts';
import type { Counts } from '../posts/post.ts';
import type { Cell } from './cells.ts';
import type { OfficialPost } from './release.ts';

/**
 * A post as a release counts it, or several that agree in all but their numbers. `engagement` is absent where its
 * platform gave no counts or nobody consented to it.
 */
export interface CountedPost {
  readonly posts: number;
  readonly purposes: readonly Purpose[];
  readonly platform: string;
  readonly topic?: string;
  readonly sentiment?: SentimentLabel;
  readonly engagement?: number;
}

const allEngagement = ({ likes, reposts, replies }: Counts): number => likes + reposts + replies;

const isSheetHeld = (sheet: DaySheet, now: Date): boolean => sheet.expiresAt * 1000 > now.getTime();

const countPost = (post: LivePost, platform: string, purposes: readonly Purpose[]): CountedPost => ({
  posts: 1,
  purposes,
  platform,
  ...(post.topic !== undefined && { topic: post.topic }),
  ...(post.sentiment !== undefined && { sentiment: post.sentiment }),
  ...(post.counts !== undefined && { engagement: allEngagement(post.counts) }),
});

/** Posts that are still there: neither deleted nor missing from the last complete listing. */
const presentPosts = (sheet: DaySheet): readonly LivePost[] =>
  sheet.posts.filter(isLive).filter(({ absentSince }) => absentSince === undefined);

const countPosts = (
  sheet: DaySheet,
  purposesOf: (post: LivePost) => readonly Purpose[],
): readonly CountedPost[] =>
  presentPosts(sheet).map((post) => countPost(post, platformOf(sheet.account), purposesOf(post)));

/** Some posts with whom they belong to. */
export interface PersonPosts {
  readonly participant: string;
  readonly posts: readonly CountedPost[];
}

/**
 * What of a sheet may be counted for its participant now: nothing unless the consent under which it was collected
 * still stands and has not run out, and each post only for purposes that covered it then and cover it now. A pause stops
 * reading; what was collected before it still counts.
 */
export const advocacyPosts = (
  sheet: DaySheet,
  record: ConsentRecord | undefined,
  now: Date,
): PersonPosts | undefined => {
  if (record?.kind !== 'advocacy' || record.status === 'withdrawn') return undefined;
  if (record.generation !== sheet.generation || record.expiresOn <= dayOf(now)) return undefined;
  if (!isSheetHeld(sheet, now)) return undefined;
  const purposesOf = (post: LivePost) => coveredPurposes(post, record, sheet.generation);
  return { participant: record.participant, posts: countPosts(sheet, purposesOf) };
};

/** What of a sheet is released of an official account: what its figures are counted from, and its posts one by one. */
export interface OfficialDay {
  readonly counted: readonly CountedPost[];
  readonly posts: readonly OfficialPost[];
}

const rowOf = ({ id, postedAt, topic, sentiment, content, counts }: LivePost): OfficialPost => ({
  id,
  postedAt,
  ...(topic !== undefined && { topic }),
  ...(sentiment !== undefined && { sentiment }),
  ...(content !== undefined && { content }),
  ...(counts !== undefined && { counts }),
});

/** What of a sheet may be released of an official account now. */
export const officialDay = (
  sheet: DaySheet,
  record: ConsentRecord | undefined,
  now: Date,
): OfficialDay | undefined => {
  if (record?.kind !== 'official' || record.status === 'withdrawn') return undefined;
  if (record.generation !== sheet.generation || !isSheetHeld(sheet, now)) return undefined;
  return { counted: countPosts(sheet, () => Purpose.options), posts: presentPosts(sheet).map(rowOf) };
};

/** What one post adds to which cells: counts only where `engagement` was consented to, labels only for `sentiment`. */
export const contributionsOf = (post: CountedPost): readonly (readonly [Cell, number])[] => {
  const { posts, platform, topic, sentiment, engagement } = post;
  const counts = post.purposes.includes('engagement');
  const labels = post.purposes.includes('sentiment') && sentiment !== undefined;
  const places: Pick<Cell, 'table' | 'category'>[] = [];
  if (counts) {
    places.push({ table: 'headline', category: null }, { table: 'platform', category: platform });
    if (topic !== undefined) places.push({ table: 'topic', category: topic });
  }
  if (labels) places.push({ table: 'sentiment', category: sentiment });
  return places.flatMap((place) => [
    [{ ...place, measure: 'posts' }, posts] as const,
    ...(counts && engagement !== undefined
      ? [[{ ...place, measure: 'engagement' }, engagement] as const]
      : []),
  ]);
};
