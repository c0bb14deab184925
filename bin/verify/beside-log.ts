import { dayEntryIn, readEntries } from '../../shared/transparency/log-entries.ts';
import type { DayEntry } from '../../shared/transparency/day-entry.ts';
import type { LogFiles } from '../../shared/transparency/log-files.ts';
import type { TreeHead } from '../../shared/transparency/merkle-tree.ts';
import { oneByOne } from './one-by-one.ts';
import { openingsAnswer } from './openings-faults.ts';
import { summaryAnswer, type SummaryAnswer } from './summary-faults.ts';

type Named = readonly [name: string, text: string];

/** Files, each by its name, that are held to a log that holds. */
export interface Beside {
  readonly summaries: readonly Named[];
  readonly openings: readonly Named[];
  readonly releases: readonly Named[];
}

/** What summaries, openings and releases are worth beside these days. */
export const besideDays = (days: readonly DayEntry[], given: Beside): SummaryAnswer => {
  const beside = { ...given, summaries: oneByOne(given.summaries) };
  const opened = openingsAnswer(days, beside);
  const summed = summaryAnswer(days, { ...beside, counted: opened.counted });
  return { faults: [...summed.faults, ...opened.faults], said: [...opened.said, ...summed.said] };
};

/** What summaries, openings and releases are worth beside a log that holds. */
export const besideLog = async (
  files: LogFiles,
  { size }: TreeHead,
  beside: Beside,
): Promise<SummaryAnswer> => {
  const { summaries, openings, releases } = beside;
  if (summaries.length + openings.length + releases.length === 0) return { faults: [], said: [] };
  const days: DayEntry[] = [];
  for await (const entry of readEntries(files, size)) {
    const day = dayEntryIn(entry);
    if (day !== undefined) days.push(day);
  }
  return besideDays(days, beside);
};
