import type { PostId } from '../../shared/ids.ts';
import type { Listing, Lookup, PostSource } from '../../shared/platforms/post-source.ts';
import { judgeAbsences } from '../../shared/posts/absence.ts';
import type { MissingPost } from '../../shared/posts/batch-message.ts';
import { isLive, type LivePost, type PostRow } from '../../shared/posts/day-sheet.ts';
import type { SourcePost } from '../../shared/posts/post.ts';
import { absentRows } from '../../shared/posts/visit-plan.ts';
import type { Visit } from './visit.ts';

/** What a visit saw: the posts there are, those that are missing, and whether nothing can have been overlooked. */
export interface Sighting {
  readonly kind: 'seen' | 'account-gone';
  readonly posts: readonly SourcePost[];
  readonly missing: readonly MissingPost[];
  readonly complete: boolean;
  readonly suspicious: boolean;
}

/** What of a visit looking needs. */
export type Looking = Pick<Visit, 'account' | 'since' | 'now' | 'checkConsent'>;

/** The platform asks to be left alone until then. */
export type RateLimited = Extract<Listing, { kind: 'rate-limited' }>;

/** Lookups ask for single posts, 25 a call; a drop beyond this is suspicious anyway and waits for a second look. */
const LOOKUPS_AT_MOST = 100;
const IDS_PER_LOOKUP = 25;

/** Lists the account's posts and asks by id for those a complete listing did not show. */
export const lookAtPlatform = async (
  source: PostSource,
  visit: Looking,
  rows: ReadonlyMap<PostId, PostRow>,
): Promise<Sighting | RateLimited> => {
  const { account, since, checkConsent } = visit;
  const listing = await source.list({ account, since, beforeFetch: checkConsent });
  if (listing.kind === 'rate-limited') return listing;
  const kind = listing.kind === 'listed' ? 'seen' : 'account-gone';
  const listed = listing.kind === 'listed' ? listing.posts : [];
  const complete = listing.kind === 'account-gone' || listing.complete;
  if (!complete) return { kind, posts: listed, missing: [], complete, suspicious: false };
  const unreadable = listing.kind === 'listed' ? listing.unreadable : [];
  const shown = new Set([...listed.map(({ id }) => id), ...unreadable]);
  const absent = absentRows(rows, shown, since);
  const lookups = kind === 'seen' ? await lookUp(source, visit, absent) : new Map<PostId, Lookup>();
  const verdict = judgeAbsences({ rows: absent, lookups, known: liveSince(rows, since), now: visit.now });
  const found = [...lookups.values()].flatMap((lookup) => (lookup.kind === 'found' ? [lookup.post] : []));
  return { kind, posts: [...listed, ...found], complete, ...verdict };
};

const liveSince = (rows: ReadonlyMap<PostId, PostRow>, since: Date): number =>
  [...rows.values()].filter((row) => isLive(row) && new Date(row.postedAt) >= since).length;

const lookUp = async (
  source: PostSource,
  { account, checkConsent }: Looking,
  absent: readonly LivePost[],
): Promise<ReadonlyMap<PostId, Lookup>> => {
  const answers = new Map<PostId, Lookup>();
  const ids = absent.slice(0, LOOKUPS_AT_MOST).map((row) => row.id);
  for (let start = 0; start < ids.length; start += IDS_PER_LOOKUP) {
    const part = ids.slice(start, start + IDS_PER_LOOKUP);
    const found = await source.lookup({ account, ids: part, beforeFetch: checkConsent });
    for (const [id, lookup] of found) answers.set(id, lookup);
  }
  return answers;
};
