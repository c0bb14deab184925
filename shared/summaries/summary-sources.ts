import type { ReleaseLine } from '../disclosure/release-line.ts';
import type { Day } from '../ids.ts';
import type { RowFact } from './row-figures.ts';
import type { Month } from './summary-period.ts';

/**
 * What a summary counts. Reads are strongly consistent, so that a month that is over is counted in full.
 *
 * @throws ServiceError `unavailable` when a store does not answer.
 */
export interface SummarySources {
  /** The releases published in a month, in order of publication. */
  releasesOf(month: Month): Promise<readonly ReleaseLine[]>;
  /** What the ledger's rows of a day are counted by, in no order that means anything. */
  rowsOf(day: Day): Promise<readonly RowFact[]>;
}
