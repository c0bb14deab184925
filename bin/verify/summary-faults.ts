import { isIntact, publishedIn } from '../../shared/summaries/published.ts';
import type { DayEntry } from '../../shared/transparency/day-entry.ts';
import { dayEntryIn, readEntries } from '../../shared/transparency/log-entries.ts';
import type { LogFiles } from '../../shared/transparency/log-files.ts';
import type { TreeHead } from '../../shared/transparency/merkle-tree.ts';
import { releasesMissing } from '../../shared/transparency/published-days.ts';
import type { LogFault } from '../../shared/transparency/verify-log.ts';

/** The days of a log. */
const daysOf = async (files: LogFiles, size: number): Promise<readonly DayEntry[]> => {
  const days: DayEntry[] = [];
  for await (const entry of readEntries(files, size)) {
    const day = dayEntryIn(entry);
    if (day !== undefined) days.push(day);
  }
  return days;
};

/** What audit summaries these days name, by their ids. The first word stands: a summary is published once. */
const summariesNamed = (days: readonly DayEntry[]): ReadonlyMap<string, string> =>
  new Map(
    days
      .flatMap(({ summaries }) => summaries)
      .toReversed()
      .map(({ id, sha256 }) => [id, sha256]),
  );

/** What does not hold of audit summaries, each a file by its name, beside a log that holds. */
export const summaryFaults = async (
  files: LogFiles,
  { size }: TreeHead,
  summaries: readonly (readonly [name: string, text: string])[],
): Promise<readonly LogFault[]> => {
  if (summaries.length === 0) return [];
  const days = await daysOf(files, size);
  const named = summariesNamed(days);
  return summaries.flatMap(([where, text]) => {
    const summary = publishedIn(text);
    if (summary === undefined) return [{ where, what: 'is no audit summary' }];
    if (!isIntact(summary)) return [{ where, what: 'does not have the hash it says: it was changed' }];
    const sha256 = named.get(summary.id);
    if (sha256 === undefined) return [{ where, what: `the log names no ${summary.id}` }];
    if (sha256 !== summary.sha256) return [{ where, what: `is not the ${summary.id} that the log names` }];
    if (!('advocacyReleases' in summary)) return [];
    return releasesMissing(days, summary).map((fault) => ({ where, what: `${fault.where} ${fault.what}` }));
  });
};
