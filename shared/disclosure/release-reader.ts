import type { AccountId, Day } from '../ids.ts';
import type { Release } from './release.ts';

/** Whose figures: everybody's who takes part, or those of one official account. The two are never read together. */
export type ReleaseSubject =
  { readonly kind: 'advocacy' } | { readonly kind: 'official'; readonly account: AccountId };

/** Days from `from` on and before `to`. */
export interface DayRange {
  readonly from: Day;
  readonly to: Day;
}

/**
 * Reads what was published. A release never changes, so a read may be eventually consistent: at worst it misses the
 * very last one for a second.
 *
 * @throws ServiceError `unavailable` when the store does not answer.
 */
export interface ReleaseReader {
  /** At most `limit` releases of one subject and period, newest first. */
  list(subject: ReleaseSubject, period: Release['period'], limit: number): Promise<readonly Release[]>;
  /** All releases of one subject and period that begin on a day of the range, oldest first; the caller bounds it. None where it has no day. */
  between(subject: ReleaseSubject, period: Release['period'], range: DayRange): Promise<readonly Release[]>;
  /** The release with this id among those of the subject. */
  find(subject: ReleaseSubject, id: string): Promise<Release | undefined>;
}
