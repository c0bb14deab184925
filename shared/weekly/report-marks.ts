import * as z from 'zod';

import type { Day } from '../ids.ts';

/** That a week's report is being sent, or was. */
export const ReportMark = z.object({
  version: z.literal(1),
  week: z.iso.date(),
  state: z.enum(['begun', 'sent']),
  begunAt: z.iso.datetime(),
  expiresAt: z.int().positive(),
});
export type ReportMark = z.infer<typeof ReportMark>;

/** Whether a run may send: `begun` says yes; `sent` that it was; `under-way` that another run began minutes ago. */
export type Beginning = 'begun' | 'sent' | 'under-way';

/**
 * Which weeks were sent. A week is begun before it is sent: of two runs at once one goes on. A run that was stopped
 * between the two is made up for after a quarter of an hour, and may send a second time.
 *
 * @throws ServiceError `unavailable` when the store does not answer.
 */
export interface ReportMarks {
  begin(week: Day, now: Date): Promise<Beginning>;
  markSent(week: Day, now: Date): Promise<void>;
}

/** After so many minutes a run that began has ended, one way or the other. */
export const RUN_AT_MOST_MINUTES = 15;
/** A mark outlives the weeks in which its report could be due. */
export const MARK_KEPT_DAYS = 60;
