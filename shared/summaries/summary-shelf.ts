import type { AuditSummary } from './audit-summary.ts';
import type { SummaryNote } from './summary-note.ts';
import type { SummaryId } from './summary-period.ts';

/**
 * Keeps summaries and notes, each written once and for ever, and remembers which have been made public. Reads are
 * strongly consistent.
 *
 * @throws ServiceError `unavailable` when the store does not answer; doing it again is safe.
 */
export interface SummaryShelf {
  /** Undefined until one is written. */
  find(id: SummaryId): Promise<AuditSummary | undefined>;
  /** Writes unless there is one of that id already, which is left as it is. */
  keep(summary: AuditSummary): Promise<'kept' | 'already-kept'>;
  /** All notes, oldest first. */
  notes(): Promise<readonly SummaryNote[]>;
  /** Of a summary or a note, by its id. */
  isMarkedPublic(id: string): Promise<boolean>;
  markPublic(id: string): Promise<void>;
}

/** Writes notes. @throws ServiceError `unavailable` when the store does not answer; doing it again is safe */
export interface NoteDesk {
  append(note: SummaryNote): Promise<'appended' | 'already-there'>;
}
