import type { Classification } from '../classification/classification.ts';
import { canonicalJson } from '../canonical-json.ts';
import { epochSeconds } from '../clock.ts';
import type { ConsentInForce } from '../consent/consent-record.ts';
import { needsText } from '../consent/consent-record.ts';
import type { AlertId, Day } from '../ids.ts';
import type { MissingPost, ObservedPost } from './batch-message.ts';
import {
  ALERTS_PER_POST_AT_MOST,
  isLive,
  POSTS_PER_SHEET_AT_MOST,
  type AuthorNote,
  type DaySheet,
  type LivePost,
  type PostRow,
} from './day-sheet.ts';
import { sheetExpiry } from './periods.ts';

/** What was derived from a post's words, for the purposes it counts for; absent where the words did not travel. */
export interface Derived {
  readonly language?: string;
  readonly sentiment?: Classification['sentiment']['label'];
  readonly notes?: readonly AuthorNote[];
  readonly alerts: readonly AlertId[];
}

/** A post of a batch with what was derived from its words. */
export interface JudgedPost {
  readonly observed: ObservedPost;
  readonly derived?: Derived;
}

/** What a batch says about one day of one account. */
export interface DayChanges {
  readonly day: Day;
  readonly observedAt: string;
  readonly posts: readonly JudgedPost[];
  readonly missing: readonly MissingPost[];
}

/** A sheet as it should be, or undefined where nothing changes; `refused` counts posts the full sheet did not take. */
export interface MergedSheet {
  readonly sheet: DaySheet | undefined;
  readonly refused: number;
}

/**
 * Merges observations into a day's sheet: state, not deltas. The newest observation of a post wins, whichever arrives
 * first; the same one twice changes nothing; final counts stay; what newer observations did not look at is kept; fields
 * of purposes a post no longer counts for go. A sheet of another consent generation counts as absent.
 */
export const mergeSheet = (
  kept: DaySheet | undefined,
  changes: DayChanges,
  context: { readonly consent: ConsentInForce; readonly revision: string },
): MergedSheet => {
  const { consent, revision } = context;
  const before = kept?.generation === consent.generation ? kept.posts : [];
  const rows = new Map(before.map((row) => [row.id, row]));
  let refused = 0;
  for (const post of changes.posts) {
    const { id } = post.observed;
    if (!rows.has(id) && rows.size >= POSTS_PER_SHEET_AT_MOST) refused += 1;
    else rows.set(id, mergePost(rows.get(id), post, changes.observedAt));
  }
  for (const gone of changes.missing) {
    const row = rows.get(gone.id);
    if (row !== undefined) rows.set(gone.id, mergeAbsence(row, gone, changes.observedAt));
  }
  const posts = [...rows.values()];
  const isSame = posts.length === before.length && posts.every((row, index) => row === before[index]);
  if (isSame) return { sheet: undefined, refused };
  const sheet: DaySheet = {
    version: 1,
    account: consent.account,
    ...(consent.kind === 'advocacy' && { participant: consent.participant }),
    day: changes.day,
    generation: consent.generation,
    revision,
    posts,
    expiresAt: epochSeconds(sheetExpiry(changes.day)),
  };
  return { sheet, refused };
};

const withoutCounts = (row: PostRow): unknown =>
  isLive(row) ? { ...row, counts: undefined, frozen: undefined, observedAt: undefined } : row;

/** Whether a sheet differs from the one before in counts alone, as when they freeze. */
export const isCountsAlone = (before: DaySheet | undefined, after: DaySheet): boolean =>
  before?.generation === after.generation &&
  canonicalJson(before.posts.map(withoutCounts)) === canonicalJson(after.posts.map(withoutCounts));

const mergeAbsence = (row: PostRow, gone: MissingPost, observedAt: string): PostRow => {
  if (!isLive(row) || row.observedAt >= observedAt) return row;
  if (gone.certain) return { id: row.id, observedAt, gone: true };
  return { ...row, observedAt, absentSince: row.absentSince ?? observedAt };
};

const mergePost = (row: PostRow | undefined, post: JudgedPost, observedAt: string): PostRow => {
  if (row === undefined) return newestRow(undefined, post, observedAt);
  if (row.observedAt < observedAt) return newestRow(isLive(row) ? row : undefined, post, observedAt);
  return isLive(row) ? addAlerts(row, post.derived?.alerts ?? []) : row;
};

/** A late observation changes nothing but the list of alerts, which only grows. */
const addAlerts = (row: LivePost, alerts: readonly AlertId[]): LivePost => {
  const all = unite(row.alerts, alerts);
  return all.length === (row.alerts?.length ?? 0) ? row : { ...row, alerts: all };
};

const unite = (one: readonly AlertId[] | undefined, other: readonly AlertId[]): AlertId[] =>
  [...new Set([...(one ?? []), ...other])].sort().slice(0, ALERTS_PER_POST_AT_MOST);

const newestRow = (row: LivePost | undefined, post: JudgedPost, observedAt: string): LivePost => {
  const { observed } = post;
  const { id, purposes, topic, content = row?.content } = observed;
  const counts = row?.frozen === true ? row.counts : (observed.counts ?? row?.counts);
  const counted = purposes.includes('engagement') && counts !== undefined;
  return {
    id,
    observedAt,
    postedAt: row?.postedAt ?? observed.postedAt,
    purposes,
    frozen: counted && (row?.frozen === true || observed.frozen),
    ...(topic !== undefined && { topic }),
    ...(content !== undefined && { content }),
    ...(counted && { counts }),
    ...fromWords(row, post),
  };
};

/** The fields that come from a post's words: new where they travelled, else kept, and only for purposes it counts for. */
const fromWords = (row: LivePost | undefined, { observed, derived }: JudgedPost): Partial<LivePost> => {
  const { purposes } = observed;
  const source = derived ?? row;
  const hash = observed.editHash ?? row?.editHash;
  const alerts = unite(row?.alerts, derived?.alerts ?? []);
  const isSentiment = purposes.includes('sentiment');
  const isConfidentiality = purposes.includes('confidentiality');
  return {
    ...(isSentiment && source?.language !== undefined && { language: source.language }),
    ...(isSentiment && source?.sentiment !== undefined && { sentiment: source.sentiment }),
    ...(needsText(purposes) && hash !== undefined && { editHash: hash }),
    ...(isConfidentiality && source?.notes !== undefined && { notes: [...source.notes] }),
    ...(isConfidentiality && alerts.length > 0 && { alerts }),
  };
};
