import type { AuditSummary } from './audit-summary.ts';
import type { SummaryNote } from './summary-note.ts';
import type { Month } from './summary-period.ts';

/**
 * Reads the summaries and notes that were written. They never change, so a read may be eventually consistent.
 *
 * @throws ServiceError `unavailable` when the store does not answer.
 */
export interface SummaryReader {
  /** At most `limit` summaries, newest first, a quarter's before its last month's; only of months before one where that is said. */
  list(limit: number, before?: Month): Promise<readonly AuditSummary[]>;
  /** At most `limit` notes, newest first. */
  notes(limit: number): Promise<readonly SummaryNote[]>;
}
