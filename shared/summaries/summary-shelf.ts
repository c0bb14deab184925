import type { AuditSummary, Month } from './audit-summary.ts';

/**
 * Keeps summaries, each written once and for ever, and remembers which have been made public. Reads are strongly
 * consistent.
 *
 * @throws ServiceError `unavailable` when the store does not answer; doing it again is safe.
 */
export interface SummaryShelf {
  /** Undefined until one is written. */
  find(month: Month): Promise<AuditSummary | undefined>;
  /** Writes unless there is one already, which is left as it is. */
  keep(month: Month, summary: AuditSummary): Promise<'kept' | 'already-kept'>;
  isMarkedPublic(month: Month): Promise<boolean>;
  markPublic(month: Month): Promise<void>;
}
