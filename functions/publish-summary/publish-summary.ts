import { canonicalJson } from '../../shared/canonical-json.ts';
import type { DisclosurePolicy } from '../../shared/disclosure/policy.ts';
import { daysOf } from '../../shared/disclosure/release-period.ts';
import { ServiceError } from '../../shared/errors.ts';
import { calendarDay } from '../../shared/posts/periods.ts';
import { Month, summarise, type AuditSummary } from '../../shared/summaries/audit-summary.ts';
import type { PublicFiles } from '../../shared/summaries/public-files.ts';
import type { SummaryShelf } from '../../shared/summaries/summary-shelf.ts';
import type { SummarySources } from '../../shared/summaries/summary-sources.ts';

/** What the summary works with. */
export interface SummaryPorts {
  readonly sources: SummarySources;
  readonly shelf: SummaryShelf;
  readonly files: PublicFiles;
}

/** A release that was on its way at midnight is in before a month is summed up. */
const MARGIN_MILLISECONDS = 3_600_000;

const lastMonthBefore = (now: Date) => {
  const settled = new Date(now.getTime() - MARGIN_MILLISECONDS);
  const [year, month] = [settled.getUTCFullYear(), settled.getUTCMonth()];
  const [from, to] = [new Date(Date.UTC(year, month - 1, 1)), new Date(Date.UTC(year, month, 1))];
  return { kind: 'month', from: calendarDay(from), to: calendarDay(to) } as const;
};

/**
 * Publishes the summary of the month that ended last: written once, then made public, then marked. A run that was
 * stopped anywhere is finished by the next, with the summary that was written first.
 */
export const createPublishSummary =
  (ports: SummaryPorts, policy: DisclosurePolicy) =>
  async (now: Date): Promise<'published' | 'already-published'> => {
    const period = lastMonthBefore(now);
    const month = Month.parse(period.from.slice(0, 7));
    if (await ports.shelf.isMarkedPublic(month)) return 'already-published';
    if ((await ports.shelf.find(month)) === undefined) {
      const releases = await ports.sources.releasesOf(month);
      let alertPostsOpened = 0;
      for (const day of daysOf(period)) {
        alertPostsOpened += await ports.sources.ledgerCount(day, 'personal-data-read', 'alert-post-opened');
      }
      await ports.shelf.keep(
        month,
        summarise({ month, publishedAt: now, releases, alertPostsOpened, policy }),
      );
    }
    await makePublic(ports, month, await ports.shelf.find(month));
    return 'published';
  };

const makePublic = async (
  { files, shelf }: SummaryPorts,
  month: Month,
  summary: AuditSummary | undefined,
): Promise<void> => {
  if (summary === undefined) throw new ServiceError('invariant', 'a summary that was kept is not there');
  await files.put(`summaries/${month}.json`, canonicalJson(summary));
  await shelf.markPublic(month);
};
