import type { Day } from '../ids.ts';
import type { Hash } from './merkle-tree.ts';

/**
 * Keeps in which day's tree commitments stand. Doing it again is safe.
 *
 * @throws ServiceError `unavailable` when the store does not take all of it: some may be kept.
 */
export interface LeafPlaces {
  keep(day: Day, commitments: readonly Hash[]): Promise<void>;
}

/**
 * Finds leaves of the trees that were sealed. Strongly consistent.
 *
 * @throws ServiceError `unavailable` when the store does not answer.
 */
export interface LeafReader {
  /** The day in whose tree a commitment stands; undefined for any other hash, padding included, and once it is forgotten. */
  dayOf(commitment: Hash): Promise<Day | undefined>;
  /** The leaves of a day's tree in order; none where there is no tree. */
  leavesOf(day: Day): Promise<readonly Uint8Array[]>;
}
