import * as z from 'zod';

import { AuditSummary } from './audit-summary.ts';
import { SummaryNote } from './summary-note.ts';
import { lastMonthOf, type SummaryId } from './summary-period.ts';

/** The partition of `Releases` that holds summaries and notes. */
export const SUMMARY_PARTITION = 'summary';

/** A summary as it is stored. */
export const SummaryItem = z.object({ version: z.literal(1), summary: AuditSummary });
export type SummaryItem = z.infer<typeof SummaryItem>;

/** A note as it is stored. */
export const NoteItem = z.object({ version: z.literal(1), note: SummaryNote });
export type NoteItem = z.infer<typeof NoteItem>;

/** The key of a summary. They sort by their last month; a quarter's stands behind its last month's. */
export const summaryKey = (id: SummaryId) => ({
  pk: SUMMARY_PARTITION,
  sk: `month#${lastMonthOf(id)}-01${id.includes('Q') ? '#quarter' : ''}`,
});

/** Between which sort keys the summaries lie, of all months or of those before one. */
export const summaryKeys = (before?: string) => ({
  first: 'month#',
  last: before === undefined ? 'month$' : `month#${before}`,
});

/** What notes' sort keys begin with. */
export const NOTE_PREFIX = 'note#';

/** The key of a note. They sort by the moment they were published. */
export const noteKey = ({ publishedAt, id }: SummaryNote) => ({
  pk: SUMMARY_PARTITION,
  sk: `${NOTE_PREFIX}${publishedAt}#${id}`,
});

const SUMMARY_NAME = /^summary-/u;

/** The key of the mark that a summary or a note is public. */
export const publicMarkKey = (id: string) => ({ pk: 'done#summary', sk: id.replace(SUMMARY_NAME, '') });
