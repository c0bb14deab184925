import type { Day } from '../ids.ts';
import { dayAfter, type DayEntry } from './day-entry.ts';
import { dayRootOf } from './day-tree.ts';
import {
  countedRow,
  DAYS_AT_MOST,
  leavesOf,
  paddingOf,
  textOf,
  type CountedRow,
  type OpeningsFile,
} from './openings-file.ts';
import type { LogFault } from './verify-log.ts';

/** What came of checking: every row that the days commit to, and whatever does not hold. */
export interface OpeningsVerdict {
  readonly rows: readonly CountedRow[];
  readonly faults: readonly LogFault[];
  /** Days of which nobody can tell whether an opening is missing, since what their padding was drawn from is not known. */
  readonly untold: readonly Day[];
}

/** The entries of a log that holds, by their days. */
export type Entries = ReadonlyMap<string, DayEntry>;

const MILLISECONDS_A_DAY = 86_400_000;

/** What is wrong with the period of a file, before any of its days is looked at; undefined for nothing. */
export const periodFault = (
  { from, to }: Pick<OpeningsFile, 'from' | 'to'>,
  entries: Entries,
): string | undefined => {
  if (from > to) return `begins on ${from} and ends before, on ${to}`;
  const days = (Date.parse(to) - Date.parse(from)) / MILLISECONDS_A_DAY + 1;
  if (days > DAYS_AT_MOST)
    return `has ${days} days, ${from} to ${to}; a file opens ${DAYS_AT_MOST} days at most`;
  const [first, last] = [[...entries.keys()][0], [...entries.keys()].at(-1)];
  if (first === undefined || last === undefined) return 'is not in the log, which has no day';
  return from < first || to > last
    ? `${from} to ${to}, is not wholly in the log, which has ${first} to ${last}`
    : undefined;
};

/**
 * Holds openings of a period that is in a log that holds to its days: the leaves are those that each day names, each opening opens one of them in
 * its own day's tree or in one that it moved on to, and no leaf is left that is neither opened nor padding. What is missing,
 * was added, changed or dated back is named.
 */
export const checkOpenings = (file: OpeningsFile, entries: Entries): OpeningsVerdict => {
  const faults: LogFault[] = [...daysFaults(file)];
  /** The day whose tree a leaf is in. */
  const places = new Map<string, Day>();
  for (const day of file.days) {
    const leaves = leavesOf(day);
    const root = dayRootOf(leaves);
    const entry = entries.get(day.day);
    if (entry === undefined) faults.push({ where: day.day, what: 'is not in the log' });
    else if (root === undefined || textOf(root) !== entry.leaves.root)
      faults.push({ where: day.day, what: 'its leaves are not those that the log names' });
    else for (const leaf of leaves) places.set(textOf(leaf), day.day);
  }
  const rows = openedRows(file, places, entries);
  const opened = new Set(rows.rows.map(({ commitment }) => textOf(commitment)));
  return {
    rows: rows.rows,
    faults: [...faults, ...rows.faults, ...missingFaults(file, places, opened), ...fullFaults(file, entries)],
    untold: file.days.filter(({ padding }) => padding === undefined).map(({ day }) => day),
  };
};

/** Days that should be there, or should not. */
const daysFaults = ({ from, to, days }: OpeningsFile): readonly LogFault[] => {
  const there = new Set(days.map(({ day }) => day));
  const faults: LogFault[] = [];
  for (let day = from; day <= to; day = dayAfter(day))
    if (!there.has(day)) faults.push({ where: day, what: 'its leaves are not in the file' });
  for (const day of there)
    if (day < from || day > to)
      faults.push({ where: day, what: `is a day of the file, which says that it is of ${from} to ${to}` });
  if (there.size < days.length) faults.push({ where: 'days', what: 'one is there twice' });
  return faults;
};

/** Whether all that had no room on a day, and none on any until another, went on: each says that it was full. */
const isMovedOn = (from: Day, until: Day, entries: Entries): boolean => {
  for (let day = from; day < until; day = dayAfter(day))
    if (entries.get(day)?.leaves.movedOn !== true) return false;
  return true;
};

/** What is wrong with where a row is; undefined for nothing. */
const placeFault = (
  { day }: Pick<CountedRow, 'day'>,
  place: Day | undefined,
  { file: { from, to }, entries }: { readonly file: OpeningsFile; readonly entries: Entries },
): string | undefined => {
  // What the last day had no room for is in a day behind the file.
  if (place === undefined)
    return day >= from && day <= to && isMovedOn(day, dayAfter(to), entries)
      ? undefined
      : 'is in no day’s tree: it was added or changed';
  if (place < day) return `is of a later day than ${place}, whose tree it is in`;
  return isMovedOn(day, place, entries)
    ? undefined
    : `is in the tree of ${place}, though the log says of a day from ${day} on that nothing moved on: it was dated back`;
};

const openedRows = (
  file: OpeningsFile,
  places: ReadonlyMap<string, Day>,
  entries: Entries,
): Pick<OpeningsVerdict, 'rows' | 'faults'> => {
  const faults: LogFault[] = [];
  const rows = new Map<string, CountedRow>();
  for (const [nth, opening] of file.openings.entries()) {
    const row = countedRow(opening);
    if (row === undefined) {
      faults.push({ where: `opening ${nth}`, what: 'opens no row of a ledger: it was changed' });
      continue;
    }
    const key = textOf(row.commitment);
    const where = `opening ${nth} (${row.kind} ${row.outcome}, ${row.day})`;
    const place = places.get(key);
    const fault = placeFault(row, place, { file, entries });
    if (fault !== undefined) faults.push({ where, what: fault });
    else if (rows.has(key)) faults.push({ where, what: 'is there twice' });
    // One that is dated back opens its leaf all the same: nothing is missing.
    if (place !== undefined && place >= row.day) rows.set(key, row);
  }
  return { rows: [...rows.values()], faults };
};

const missingFaults = (
  { days }: OpeningsFile,
  places: ReadonlyMap<string, Day>,
  opened: ReadonlySet<string>,
): readonly LogFault[] =>
  days.flatMap((day) => {
    const padding = paddingOf(day);
    if (padding === undefined) return [];
    return leavesOf(day).flatMap((leaf, at) => {
      const key = textOf(leaf);
      const isTold = opened.has(key) || padding.has(key) || places.get(key) !== day.day;
      return isTold
        ? []
        : [{ where: `${day.day}, leaf ${at}`, what: 'is neither opened nor padding: an opening is missing' }];
    });
  });

/** Days that say that they were full, which lets their rows stand in a later tree, and were not. */
const fullFaults = ({ days }: OpeningsFile, entries: Entries): readonly LogFault[] =>
  days.flatMap((day) => {
    if (entries.get(day.day)?.leaves.movedOn !== true) return [];
    const padding = paddingOf(day);
    return leavesOf(day).some((leaf) => padding?.has(textOf(leaf)) === true)
      ? [{ where: day.day, what: 'is said to have been full, and has padding: nothing had to move on' }]
      : [];
  });
