import type { AuditSummary, Month } from './audit-summary.ts';

/**
 * Reads the summaries that were written. They never change, so a read may be eventually consistent.
 *
 * @throws ServiceError `unavailable` when the store does not answer.
 */
export interface SummaryReader {
  /** At most `limit` summaries, newest first; only of months before one where that is said. */
  list(limit: number, before?: Month): Promise<readonly AuditSummary[]>;
}
