import { addDays } from '../clock.ts';
import type { Day } from '../ids.ts';
import { calendarDay } from '../posts/periods.ts';
import type { SealedDay } from './log-head.ts';
import type { LogReader } from './log-store.ts';

/** What the log has of some days. */
export interface DaysInLog {
  /** Undefined where it has an entry of none of them; else with that of the day before the first, if there is one. */
  readonly entries: readonly SealedDay[] | undefined;
  /** The first day of which it has an entry; undefined while it is empty. */
  readonly begins: Day | undefined;
}

const MILLISECONDS_A_DAY = 86_400_000;

const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(to) - Date.parse(from)) / MILLISECONDS_A_DAY);

/**
 * The log's entries of the days from one to another, the latter left out, and of the day before them, which the first is
 * compared with. It has one for every day, so that a day's place follows from the last one's.
 */
export const daysInLog = async (log: LogReader, from: string, to: string): Promise<DaysInLog> => {
  const head = await log.head();
  if (head === undefined) return { entries: undefined, begins: undefined };
  const { day, size } = head;
  const placeOf = (date: string): number => size - 1 - daysBetween(date, day);
  const begins = calendarDay(addDays(new Date(`${day}T00:00:00Z`), 1 - size));
  const [first, behind] = [placeOf(from), placeOf(to)];
  if (behind <= 0 || first >= size) return { entries: undefined, begins };
  return { entries: await log.sealedBetween(Math.max(0, first - 1), Math.min(size, behind)), begins };
};
