import type { Campaign, Purpose } from '../consent/scope.ts';
import { topicOf } from '../consent/scope.ts';
import { needsText, purposesCovering, type ConsentInForce } from '../consent/consent-record.ts';
import type { PostId } from '../ids.ts';
import type { MissingPost, ObservedPost } from './batch-message.ts';
import { isLive, type DaySheet, type LivePost, type PostRow } from './day-sheet.ts';
import { isAtFreezeAge } from './periods.ts';
import type { Counts, SourcePost } from './post.ts';

/** What a visit is decided by. `inFull` says that this is the day's long listing. */
export interface VisitContext {
  readonly consent: ConsentInForce;
  readonly campaign: Campaign;
  readonly now: Date;
  readonly inFull: boolean;
}

/** A post of which something may have to be written. `check` asks for a comparison of its words with the kept hash. */
export interface Candidate {
  readonly post: SourcePost;
  readonly row: LivePost | undefined;
  readonly purposes: readonly Purpose[];
  readonly words: 'not-needed' | 'check' | 'needed';
  readonly counts: Counts | undefined;
  readonly frozen: boolean;
  readonly changed: boolean;
}

/** What a listing means: posts to look at, posts that left the scope, and how many were never in it. */
export interface VisitPlan {
  readonly candidates: readonly Candidate[];
  readonly outOfScope: readonly MissingPost[];
  readonly refused: number;
}

/** Rows of all sheets of the generation in force, by post. */
export const rowsByPost = (sheets: readonly DaySheet[], generation: string): ReadonlyMap<PostId, PostRow> =>
  new Map(
    sheets
      .filter((sheet) => sheet.generation === generation)
      .flatMap((sheet) => sheet.posts.map((row) => [row.id, row])),
  );

const samePurposes = (one: readonly Purpose[], other: readonly Purpose[]): boolean =>
  one.length === other.length && one.every((purpose) => other.includes(purpose));

const sameCounts = (one: Counts | undefined, other: Counts): boolean =>
  one?.likes === other.likes && one.reposts === other.reposts && one.replies === other.replies;

/** Counts are taken at first sight and when they freeze; an official account's once a day until then. */
const countsToTake = (
  post: SourcePost,
  row: LivePost | undefined,
  context: VisitContext,
): Counts | undefined => {
  if (post.counts === null || row?.frozen === true) return undefined;
  if (row?.counts === undefined || isAtFreezeAge(post.postedAt, context.now)) return post.counts;
  const daily = context.consent.kind === 'official' && context.inFull;
  return daily && !sameCounts(row.counts, post.counts) ? post.counts : undefined;
};

const wordsFor = (
  post: SourcePost,
  row: LivePost | undefined,
  context: VisitContext & { purposes: readonly Purpose[] },
) => {
  if (!needsText(context.purposes)) return 'not-needed';
  if (row?.editHash === undefined || !samePurposes(row.purposes, context.purposes)) return 'needed';
  const edited = post.editedAt !== undefined && post.editedAt > new Date(row.observedAt);
  return context.inFull || edited ? 'check' : 'not-needed';
};

const candidate = (
  post: SourcePost,
  row: LivePost | undefined,
  context: VisitContext & { purposes: readonly Purpose[] },
): Candidate => {
  const { purposes, now } = context;
  const counts = purposes.includes('engagement') ? countsToTake(post, row, context) : undefined;
  const changed =
    row === undefined ||
    counts !== undefined ||
    row.absentSince !== undefined ||
    row.topic !== topicOf(post, context.campaign) ||
    !samePurposes(row.purposes, purposes);
  const frozen = counts !== undefined && isAtFreezeAge(post.postedAt, now);
  return { post, row, purposes, words: wordsFor(post, row, context), counts, frozen, changed };
};

/** Sorts what a listing shows by what has to be done about it. */
export const planVisit = (
  posts: readonly SourcePost[],
  rows: ReadonlyMap<PostId, PostRow>,
  context: VisitContext,
): VisitPlan => {
  const candidates: Candidate[] = [];
  const outOfScope: MissingPost[] = [];
  let refused = 0;
  for (const post of posts) {
    const kept = rows.get(post.id);
    const row = kept !== undefined && isLive(kept) ? kept : undefined;
    const purposes = purposesCovering(post, context.consent, context.campaign);
    if (purposes.length > 0) {
      const decided = candidate(post, row, { ...context, purposes });
      if (decided.changed || decided.words !== 'not-needed') candidates.push(decided);
    } else {
      refused += 1;
      if (row !== undefined) outOfScope.push({ id: post.id, postedAt: row.postedAt, certain: true });
    }
  }
  return { candidates, outOfScope, refused };
};

/** Live rows from `since` on that a complete listing did not show; `seen` are the ids it did, readable or not. */
export const absentRows = (
  rows: ReadonlyMap<PostId, PostRow>,
  seen: ReadonlySet<PostId>,
  since: Date,
): readonly LivePost[] =>
  [...rows.values()].filter(isLive).filter((row) => !seen.has(row.id) && new Date(row.postedAt) >= since);

/**
 * The message's part for a candidate, or undefined where nothing changed after all. A post's place is the day it was
 * first seen under: a platform that moves its date cannot move or double the row.
 */
export const observe = (
  decided: Candidate,
  campaign: Campaign,
  words: { readonly editHash?: string },
): ObservedPost | undefined => {
  if (!decided.changed) return undefined;
  const topic = topicOf(decided.post, campaign);
  return {
    id: decided.post.id,
    postedAt: decided.row?.postedAt ?? decided.post.postedAt.toISOString(),
    url: decided.post.url,
    purposes: [...decided.purposes],
    frozen: decided.frozen,
    ...(topic !== undefined && { topic }),
    ...(decided.counts !== undefined && { counts: decided.counts }),
    ...words,
  };
};
