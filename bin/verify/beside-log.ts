import type { DayEntry } from '../../shared/transparency/day-entry.ts';
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
