import { addDays } from '../clock.ts';
import { Day } from '../ids.ts';
import { calendarDay } from '../posts/periods.ts';
import { changesBetween, type InForceOn } from '../transparency/changes-in-force.ts';
import type { LoggedChanges } from './summarise.ts';
import type { SummaryPeriod } from './summary-period.ts';

const startOf = (day: string): Date => new Date(`${day}T00:00:00Z`);

/** A day that was sealed late says what was in force when it was sealed. */
const SEALED_LATE_DAYS = 40;

/** The first day that is asked of the log for what changed in a period; the day before it is what it is compared with. */
export const changesAskedFrom = ({ from }: Pick<SummaryPeriod, 'from'>): Day =>
  calendarDay(addDays(startOf(from), -SEALED_LATE_DAYS));

/**
 * What changed from the first moment of a period to its last: by the day on which the log noticed. `known` are the entries
 * that the log had when it was asked, from the day before `changesAskedFrom` on and of no day after the period; `begins` is
 * the first day of the log.
 */
export const loggedChanges = (
  { known, begins }: { readonly known: readonly InForceOn[]; readonly begins: Day | undefined },
  { from, to }: Pick<SummaryPeriod, 'from' | 'to'>,
): LoggedChanges => {
  const until = known.at(-1)?.sealedOn;
  if (begins === undefined || until === undefined || until < from) return { changes: [], isWhole: false };
  return {
    since: begins > from ? begins : Day.parse(from),
    changes: changesBetween(known).filter(({ on }) => on >= from && on < to),
    isWhole: begins < from && until >= calendarDay(addDays(startOf(to), -1)),
  };
};
