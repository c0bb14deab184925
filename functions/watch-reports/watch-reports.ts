import type { ReportWatch } from '../../shared/reports/report-desks.ts';
import { isOverdue } from '../../shared/reports/report.ts';

/** Says whether a confidential report waits longer than it may; how many, and which, is nobody's business here. */
export const createWatchReports =
  ({ reports }: { readonly reports: ReportWatch }) =>
  async (due: Date): Promise<string> =>
    (await reports.list()).some((head) => isOverdue(head, due)) ? 'overdue' : 'in-time';
