import { addDays } from '../../../shared/clock.ts';
import type { Day } from '../../../shared/ids.ts';
import { calendarDay } from '../../../shared/posts/periods.ts';
import type { AuditSummary, Month } from '../../../shared/summaries/audit-summary.ts';
import type { SummaryReader } from '../../../shared/summaries/summary-reader.ts';
import {
  changesBetween,
  inForceOn,
  type ChangeInForce,
} from '../../../shared/transparency/changes-in-force.ts';
import type { LogReader } from '../../../shared/transparency/log-store.ts';
import { monthAfter } from './months.tsx';

/** What changed in a month, and what the audit summaries say of the months around it. */
export interface MonthOfChanges {
  /** Undefined where the log has no entry of the month. */
  readonly changes: readonly ChangeInForce[] | undefined;
  /** The first day of which the log has an entry; undefined while it is empty. */
  readonly begins: Day | undefined;
  /** Oldest first. */
  readonly around: readonly AuditSummary[];
}

const MILLISECONDS_A_DAY = 86_400_000;
const MONTHS_AROUND = 3;

const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(to) - Date.parse(from)) / MILLISECONDS_A_DAY);

const firstOf = (month: Month): string => `${month}-01`;

/** The log has an entry for every day, so that a day's place follows from the last one's. */
const entriesOf = async (log: LogReader, month: Month) => {
  const head = await log.head();
  if (head === undefined) return { entries: undefined, begins: undefined };
  const { day, size } = head;
  const placeOf = (date: string): number => size - 1 - daysBetween(date, day);
  const begins = calendarDay(addDays(new Date(`${day}T00:00:00Z`), 1 - size));
  const [from, to] = [placeOf(firstOf(month)), placeOf(firstOf(monthAfter(month, 1)))];
  if (to <= 0 || from >= size) return { entries: undefined, begins };
  // With the day before, which the first is compared with.
  return { entries: await log.sealedBetween(Math.max(0, from - 1), Math.min(size, to)), begins };
};

/** What changed in a month by the log, with the audit summaries of the month before, of it and after it. */
export const changesIn = async (
  { log, summaries }: { readonly log: LogReader; readonly summaries: SummaryReader },
  month: Month,
): Promise<MonthOfChanges> => {
  const last = monthAfter(month, MONTHS_AROUND - 1);
  const [{ entries, begins }, listed] = await Promise.all([
    entriesOf(log, month),
    summaries.list(MONTHS_AROUND, last),
  ]);
  const around = listed.filter(({ from }) => from >= firstOf(monthAfter(month, -1))).toReversed();
  return {
    changes: entries && changesBetween(entries.flatMap((entry) => inForceOn(entry) ?? [])),
    begins,
    around,
  };
};
