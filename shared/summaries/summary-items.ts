import * as z from 'zod';

import { AuditSummary, type Month } from './audit-summary.ts';

/** The partition of `Releases` that holds summaries. */
export const SUMMARY_PARTITION = 'summary';

/** A summary as it is stored. */
export const SummaryItem = z.object({ version: z.literal(1), summary: AuditSummary });
export type SummaryItem = z.infer<typeof SummaryItem>;

/** The key of a month's summary. */
export const summaryKey = (month: Month) => ({ pk: SUMMARY_PARTITION, sk: `month#${month}-01` });

/** The key of the mark that a month's summary is public. */
export const publicMarkKey = (month: Month) => ({ pk: 'done#summary', sk: month });
