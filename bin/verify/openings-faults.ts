import type { AuditSummary } from '../../shared/summaries/audit-summary.ts';
import { isIntact, publishedIn } from '../../shared/summaries/published.ts';
import { checkOpenings } from '../../shared/transparency/check-openings.ts';
import { dayAfter, type DayEntry } from '../../shared/transparency/day-entry.ts';
import { OpeningsFile } from '../../shared/transparency/openings-file.ts';
import { statementFaults } from '../../shared/transparency/recompute-statements.ts';
import type { LogFault } from '../../shared/transparency/verify-log.ts';
import { figureFaults } from './summary-figures.ts';

/** What an auditor is told of openings: what does not hold, and else what was checked. */
export interface OpeningsAnswer {
  readonly faults: readonly LogFault[];
  readonly said: readonly string[];
  /** The summaries whose figures were made anew, by their ids. */
  readonly counted: ReadonlySet<string>;
}

type Named = readonly [name: string, text: string];

const parsed = <Value>(
  schema: { safeParse: (value: unknown) => { data?: Value | undefined } },
  text: string,
) => {
  try {
    return schema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
};

/**
 * Holds files of openings, each by its name, to the days of a log that holds, and makes its statements and these summaries
 * anew from them.
 */
export const openingsAnswer = (
  days: readonly DayEntry[],
  { openings, summaries }: { readonly openings: readonly Named[]; readonly summaries: readonly Named[] },
): OpeningsAnswer => {
  const answers = openings.map(([name, text]) => answerOn([name, text], days, summaries));
  return {
    faults: answers.flatMap(({ faults }) => faults),
    said: answers.flatMap(({ said }) => said),
    counted: new Set(answers.flatMap(({ counted }) => [...counted])),
  };
};

/** Whether a file opens all days of a summary. Before its first day a log knows of nothing, so that there is nothing to open. */
const coveredBy =
  ({ from, to }: OpeningsFile, [first]: readonly DayEntry[]) =>
  (summary: Pick<AuditSummary, 'from' | 'to'>): boolean =>
    (summary.from >= from || from === first?.day) && summary.to <= dayAfter(to);

const answerOn = (
  [name, text]: Named,
  days: readonly DayEntry[],
  summaries: readonly Named[],
): OpeningsAnswer => {
  const file = parsed(OpeningsFile, text);
  if (file === undefined)
    return { faults: [{ where: name, what: 'is no file of openings' }], said: [], counted: new Set() };
  const inLog = new Map(days.map((day) => [String(day.day), day]));
  const { rows, faults, untold } = checkOpenings(file, inLog);
  const stated = statementFaults(days, rows, file);
  const covered = coveredBy(file, days);
  const counted = summaries.flatMap(([where, summary]) => {
    const read = publishedIn(summary);
    const hasCounts = read !== undefined && ('rows' in read || 'alertPostsOpened' in read) && isIntact(read);
    return hasCounts ? [{ where, summary: read }] : [];
  });
  const inFile = counted.filter(({ summary }) => covered(summary));
  const within = inFile.map(({ where, summary }) => figureFaults(where, summary, rows));
  const beyond = counted.filter(({ summary }) => !covered(summary)).map(({ summary }) => summary.id);
  const figures = within.reduce((sum, { recomputed }) => sum + recomputed, 0);
  return {
    faults: [...faults, ...stated.faults, ...within.flatMap((summary) => summary.faults)].map(
      ({ where, what }) => ({ where: `${name}: ${where}`, what }),
    ),
    said: [
      `${name}: ${rows.length} rows opened, ${file.from} to ${file.to}. ${stated.recomputed} statements and ` +
        `${figures} figures of ${within.length} summaries computed anew: all as published.`,
      ...beyond.map((id) => `${name}: ${id} is not computed anew: not all of its days are in the file.`),
      ...(untold.length === 0
        ? []
        : [`${name}: on ${untold.length} days nobody can tell whether an opening is missing.`]),
    ],
    counted: new Set(inFile.map(({ summary }) => summary.id)),
  };
};
