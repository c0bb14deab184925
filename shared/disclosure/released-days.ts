import type { DayRange } from './release-reader.ts';

/**
 * Whether everything of some days was released: official accounts' days are marked when all their releases are there, in
 * a run that attempts advocacy's periods before them.
 *
 * @throws ServiceError `unavailable` when the store does not answer.
 */
export interface ReleasedDays {
  areReleased(range: DayRange): Promise<boolean>;
}
