import type { Lookup } from '../platforms/post-source.ts';
import type { PostId } from '../ids.ts';
import type { MissingPost } from './batch-message.ts';
import type { LivePost } from './day-sheet.ts';

const LARGE_DROP = 5;
const LARGE_SHARE = 0.5;
const SECOND_LOOK_HOURS = 20;
const MILLISECONDS_PER_HOUR = 3_600_000;

/** Whether so much is gone at once that the platform is likelier at fault than the author: five or more, and half. */
export const isSuspiciousDrop = (gone: number, known: number): boolean =>
  gone >= LARGE_DROP && gone >= known * LARGE_SHARE;

/** What is known of the absent posts of one complete listing. */
export interface Absences {
  readonly rows: readonly LivePost[];
  readonly lookups: ReadonlyMap<PostId, Lookup>;
  /** How many live rows the listing should have shown. */
  readonly known: number;
  readonly now: Date;
}

/** Which absent posts are gone, which only marked, and whether the drop was suspiciously large. */
export interface AbsenceVerdict {
  readonly missing: readonly MissingPost[];
  readonly suspicious: boolean;
}

/**
 * Deletes a post after one "not found" for its id or after two complete listings without it, at least 20 hours apart.
 * A suspiciously large drop deletes nothing at first: the posts are marked, somebody is alarmed, and a second look a
 * day later decides, so that a platform's bad hour does not destroy a quarter and a real clean-up still goes through.
 */
export const judgeAbsences = ({ rows, lookups, known, now }: Absences): AbsenceVerdict => {
  const absent = rows.filter((row) => lookups.get(row.id)?.kind !== 'found');
  const suspicious = isSuspiciousDrop(absent.length, known);
  const missing = absent.flatMap((row): MissingPost[] => {
    const secondLook =
      row.absentSince !== undefined &&
      now.getTime() - Date.parse(row.absentSince) >= SECOND_LOOK_HOURS * MILLISECONDS_PER_HOUR;
    const notFound = lookups.get(row.id)?.kind === 'not-found';
    const certain = secondLook || (notFound && !suspicious);
    if (!certain && row.absentSince !== undefined) return [];
    return [{ id: row.id, postedAt: row.postedAt, certain }];
  });
  return { missing, suspicious };
};
