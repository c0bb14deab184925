import type { ReleaseLine } from '../disclosure/release-line.ts';
import type { Day } from '../ids.ts';
import type { Month } from './audit-summary.ts';

/**
 * What a summary counts. Reads are strongly consistent, so that a month that is over is counted in full.
 *
 * @throws ServiceError `unavailable` when a store does not answer.
 */
export interface SummarySources {
  /** The releases published in a month, in order of publication. */
  releasesOf(month: Month): Promise<readonly ReleaseLine[]>;
  /** How many ledger rows of a day have this kind and outcome. */
  ledgerCount(day: Day, kind: string, outcome: string): Promise<number>;
}
