import type { Day } from '../ids.ts';
import { dayAfter, type DayEntry } from './day-entry.ts';
import { dayRootOf } from './day-tree.ts';
import {
  countedRow,
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

/**
 * Holds openings to the days of a log that holds: the leaves are those that each day names, each opening opens one of them,
 * and no leaf is left that is neither opened nor padding. What is missing, was added or changed is named.
 */
export const checkOpenings = (file: OpeningsFile, entries: Entries): OpeningsVerdict => {
  const faults: LogFault[] = [...periodFaults(file)];
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
    faults: [...faults, ...rows.faults, ...missingFaults(file, places, opened)],
    untold: file.days.filter(({ padding }) => padding === undefined).map(({ day }) => day),
  };
};

const periodFaults = ({ from, to, days }: OpeningsFile): readonly LogFault[] => {
  const there = new Set(days.map(({ day }) => day));
  const faults: LogFault[] = [];
  for (let day = from; day <= to; day = dayAfter(day))
    if (!there.has(day)) faults.push({ where: day, what: 'its leaves are not in the file' });
  if (there.size < days.length) faults.push({ where: 'days', what: 'one is there twice' });
  return faults;
};

const openedRows = (
  { openings, to }: OpeningsFile,
  places: ReadonlyMap<string, Day>,
  entries: Entries,
): Pick<OpeningsVerdict, 'rows' | 'faults'> => {
  const faults: LogFault[] = [];
  const rows = new Map<string, CountedRow>();
  for (const [nth, opening] of openings.entries()) {
    const row = countedRow(opening);
    if (row === undefined) {
      faults.push({ where: `opening ${nth}`, what: 'opens no row of a ledger: it was changed' });
      continue;
    }
    const key = textOf(row.commitment);
    const where = `opening ${nth} (${row.kind} ${row.outcome}, ${row.day})`;
    const place = places.get(key);
    // What the last day had no room for is in a day behind the file.
    if (place === undefined && entries.get(to)?.leaves.movedOn !== true)
      faults.push({ where, what: 'is in no day’s tree: it was added or changed' });
    else if (rows.has(key)) faults.push({ where, what: 'is there twice' });
    else if (place !== undefined && place < row.day)
      faults.push({ where, what: `is of a later day than ${place}, whose tree it is in` });
    else if (place !== undefined) rows.set(key, row);
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
