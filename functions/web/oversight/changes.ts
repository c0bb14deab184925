import type { Day } from '../../../shared/ids.ts';
import type { AuditSummary } from '../../../shared/summaries/audit-summary.ts';
import { monthAfter, type Month } from '../../../shared/summaries/summary-period.ts';
import type { SummaryReader } from '../../../shared/summaries/summary-reader.ts';
import {
  changesBetween,
  entryOf,
  inForceOn,
  type ChangeInForce,
} from '../../../shared/transparency/changes-in-force.ts';
import { daysInLog } from '../../../shared/transparency/days-in-log.ts';
import { rulesByWeek, type RulesInWeek } from '../../../shared/transparency/rule-weeks.ts';
import type { LogReader } from '../../../shared/transparency/log-store.ts';

/** What changed in a month, and what the audit summaries say of the months around it. */
export interface MonthOfChanges {
  /** Undefined where the log has no entry of the month. */
  readonly changes: readonly ChangeInForce[] | undefined;
  /** The weeks that ended in the month and that the log says something of, newest first. */
  readonly ruleWeeks: readonly RulesInWeek[];
  /** The first day of which the log has an entry; undefined while it is empty. */
  readonly begins: Day | undefined;
  /** Oldest first. */
  readonly around: readonly AuditSummary[];
}

const MONTHS_AROUND = 3;
/** A quarter's may stand among them. */
const QUARTERS_AROUND = 1;

const firstOf = (month: Month): string => `${month}-01`;

/** What changed in a month by the log, with the audit summaries of the month before, of it and after it. */
export const changesIn = async (
  { log, summaries }: { readonly log: LogReader; readonly summaries: Pick<SummaryReader, 'list'> },
  month: Month,
): Promise<MonthOfChanges> => {
  const last = monthAfter(month, MONTHS_AROUND - 1);
  const [{ entries, begins }, listed] = await Promise.all([
    daysInLog(log, firstOf(month), firstOf(monthAfter(month, 1))),
    summaries.list(MONTHS_AROUND + QUARTERS_AROUND, last),
  ]);
  const around = listed
    .filter(({ period, from }) => period === 'month' && from >= firstOf(monthAfter(month, -1)))
    .toReversed();
  // The day before the month is there to be compared with; a week that ended on it belongs to the month before.
  const ofMonth = (entries ?? []).flatMap((sealed) => entryOf(sealed) ?? []);
  return {
    ruleWeeks: rulesByWeek(ofMonth.filter(({ day }) => day.startsWith(month))),
    changes: entries && changesBetween(entries.flatMap((entry) => inForceOn(entry) ?? [])),
    begins,
    around,
  };
};
