import * as z from 'zod';

import { epochSeconds } from '../clock.ts';
import { weekOf } from '../feedback/round.ts';
import type { ReportPlace } from './report-code.ts';
import { REPORTS_PER_WEEK, type Report } from './report.ts';

/** How many reports came in a week: what the limit goes by. */
export const ReportWeek = z.object({
  version: z.literal(1),
  week: z.string().regex(/^\d{4}-W\d{2}$/u),
  reports: z.int().positive().max(REPORTS_PER_WEEK),
  /** In epoch seconds: a fortnight later. */
  expiresAt: z.int().positive(),
});
export type ReportWeek = z.infer<typeof ReportWeek>;

/** All reports; there are few. */
export const REPORTS = 'report';

/** Where a report lies. */
export const reportKey = (place: ReportPlace) => ({ pk: REPORTS, sk: place });

/** A report as its item. */
export const reportItem = (report: Report) => ({ ...reportKey(report.place), ...report });

const FORTNIGHT_SECONDS = 1_209_600;

/** Where the reports of this week are counted, and when that goes. */
export const reportWeek = (now: Date) => ({
  key: { pk: `week#${weekOf(now)}`, sk: 'reports' },
  week: weekOf(now),
  expiresAt: epochSeconds(now) - (epochSeconds(now) % FORTNIGHT_SECONDS) + 2 * FORTNIGHT_SECONDS,
});
