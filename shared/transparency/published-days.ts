import type { Day } from '../ids.ts';
import type { AuditSummary } from '../summaries/audit-summary.ts';
import { fileNameOf, isIntact, publishedIn } from '../summaries/published.ts';
import { dayAfter, type DayEntry } from './day-entry.ts';
import { dayEntryIn } from './log-entries.ts';
import type { LogFiles } from './log-files.ts';
import type { LogFault } from './verify-log.ts';

/** The days that a log is of, and whatever its entries are not that a log of days must be: one a day, none left out. */
export interface LogDays {
  /** None where no entry is of a day: it is no log of Candor's. */
  readonly days: readonly DayEntry[];
  readonly faults: readonly LogFault[];
}

/** As many faults are kept of a log; of another kind of log, every entry is one. */
const FAULTS_AT_MOST = 100;

/** Takes a log's entries, one after another, and tells the days in them: worth something where the log holds. */
export const collectDays = (): {
  readonly take: (entry: Uint8Array) => void;
  readonly collected: () => LogDays;
} => {
  const days: DayEntry[] = [];
  const faults: LogFault[] = [];
  let index = -1;
  let unread = 0;
  let due: Day | undefined;
  const found = (what: string): void => {
    if (faults.length < FAULTS_AT_MOST) faults.push({ where: `entry ${index}`, what });
  };
  return {
    take: (entry) => {
      index += 1;
      const day = dayEntryIn(entry);
      if (day === undefined) {
        unread += 1;
        found(due === undefined ? 'is no day’s entry' : `is no day’s entry: it should be that of ${due}`);
      } else {
        const before = days.at(-1)?.day;
        if (due !== undefined && day.day !== due)
          found(`is of ${day.day}, which does not follow ${before ?? ''}${between(unread)}`);
        days.push(day);
        unread = 0;
      }
      const last = day?.day ?? due;
      due = last === undefined ? undefined : dayAfter(last);
    },
    collected: () => ({ days, faults: days.length === 0 ? [] : faults }),
  };
};

const between = (unread: number): string =>
  unread === 0 ? '' : ` and the ${unread} between that are no days’ entries`;

interface Named {
  readonly id: string;
  readonly sha256: string;
}

/**
 * What the log names and nobody finds, or the other way round: a summary that is not there or is another, a release that a
 * summary counts and no day names, or that a day names and the summary of its month leaves out.
 */
export const missingOf = async (
  days: readonly DayEntry[],
  summaries: LogFiles,
): Promise<readonly LogFault[]> => {
  const faults: LogFault[] = [];
  for (const named of days.flatMap((day) => day.summaries)) {
    const bytes = await summaries.read(fileNameOf(named.id));
    const published = publishedIn(Buffer.from(bytes ?? []).toString('utf8'));
    if (published === undefined || !isIntact(published) || published.sha256 !== named.sha256)
      faults.push({ where: named.id, what: 'is not there as the log names it' });
    else if ('advocacyReleases' in published) faults.push(...releasesMissing(days, published));
  }
  return faults;
};

/** Where a summary and the days of its period name other releases, or another number of those of official accounts. */
export const releasesMissing = (days: readonly DayEntry[], summary: AuditSummary): readonly LogFault[] => {
  const { id, from, to, advocacyReleases, officialAccounts } = summary;
  const month = days.filter(({ day }) => day >= from && day < to);
  // What the log begins in it names in part: of that it tells what is left out, not what is too much.
  const isWhole = month[0]?.day === from;
  const line = ({ id: release, sha256 }: Named): string => `${release} ${sha256}`;
  const [inLog, inSummary] = [month.flatMap(({ releases }) => releases), advocacyReleases].map(
    (releases) => new Map(releases.map((release) => [line(release), release.id])),
  );
  const faults: LogFault[] = [];
  for (const [key, where] of inSummary ?? [])
    if (isWhole && inLog?.has(key) !== true)
      faults.push({ where, what: `is in ${id}, and no day of the log names it` });
  for (const [key, where] of inLog ?? [])
    if (inSummary?.has(key) !== true) faults.push({ where, what: `is named by the log, and not in ${id}` });
  const [said, counted] = [
    officialAccounts.reduce((sum, { days: count }) => sum + count, 0),
    month.reduce((sum, { officialReleases }) => sum + officialReleases.count, 0),
  ];
  if (said < counted || (isWhole && said !== counted))
    faults.push({ where: id, what: `says ${said} releases of official accounts, the log ${counted}` });
  return faults;
};
