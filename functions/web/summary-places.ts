import type { SummaryId } from '../../shared/summaries/summary-period.ts';

/** Where on the page a summary stands. */
export const anchorOf = (id: SummaryId): string =>
  id.includes('Q') ? id.replace('summary', 'quarter') : id.replace('summary', 'month');
