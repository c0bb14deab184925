import type { AuditSummary } from '../../shared/summaries/audit-summary.ts';
import { bandOf } from '../../shared/summaries/band.ts';
import type { CountedRow } from '../../shared/transparency/openings-file.ts';
import { bandText } from '../../shared/transparency/recompute-statements.ts';
import type { LogFault } from '../../shared/transparency/verify-log.ts';

/** Makes every figure of a summary that rows are counted for anew from these rows, and says which is another. */
export const figureFaults = (
  where: string,
  { from, to, alertPostsOpened }: AuditSummary,
  rows: readonly CountedRow[],
): { readonly faults: readonly LogFault[]; readonly recomputed: number } => {
  const opened = rows.filter(
    ({ day, kind, outcome }) =>
      day >= from && day < to && kind === 'personal-data-read' && outcome === 'alert-post-opened',
  ).length;
  const isRight = bandText(bandOf(opened)) === bandText(alertPostsOpened);
  const what = `says ${bandText(alertPostsOpened)} for alert-post-opened; the openings give ${opened}`;
  return { faults: isRight ? [] : [{ where, what }], recomputed: 1 };
};
