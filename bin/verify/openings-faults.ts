import type { AuditSummary } from '../../shared/summaries/audit-summary.ts';
import { isIntact, publishedIn } from '../../shared/summaries/published.ts';
import {
  checkOpenings,
  periodFault,
  type OpeningsVerdict,
} from '../../shared/transparency/check-openings.ts';
import { dayAfter, type DayEntry } from '../../shared/transparency/day-entry.ts';
import { OpeningsFile } from '../../shared/transparency/openings-file.ts';
import { hasDayIn, statementFaults } from '../../shared/transparency/recompute-statements.ts';
import type { LogFault } from '../../shared/transparency/verify-log.ts';
import { figureFaults } from './summary-figures.ts';

/** What an auditor is told of openings: what does not hold, and else what was checked. */
export interface OpeningsAnswer {
  readonly faults: readonly LogFault[];
  readonly said: readonly string[];
  /** The summaries whose figures were made anew, by their ids, each with on how many of its days an opening may be missing. */
  readonly counted: ReadonlyMap<string, number>;
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
    // Of two files that open a summary the one that opens more of it counts.
    counted: new Map(
      answers.flatMap(({ counted }) => [...counted]).toSorted(([, one], [, other]) => other - one),
    ),
  };
};

/** Whether a file opens all days of a summary. Before its first day a log knows of nothing, so that there is nothing to open. */
const coveredBy =
  ({ from, to }: OpeningsFile, [first]: readonly DayEntry[]) =>
  (summary: Pick<AuditSummary, 'from' | 'to'>): boolean =>
    (summary.from >= from || from === first?.day) && summary.to <= dayAfter(to);

/** Days of which an opening may be missing, with those before them whose rows may have moved on to one. */
const doubtfulDays = (untold: readonly string[], days: readonly DayEntry[]): ReadonlySet<string> => {
  const doubtful = new Set(untold);
  for (const [at, { day, leaves }] of days.toReversed().entries()) {
    const after = days[days.length - at];
    if (leaves.movedOn && after !== undefined && doubtful.has(after.day)) doubtful.add(day);
  }
  return doubtful;
};

type Counted = readonly { readonly where: string; readonly summary: AuditSummary }[];

/** The summaries among these whose rows are counted. */
const countedOf = (summaries: readonly Named[]): Counted =>
  summaries.flatMap(([where, summary]) => {
    const read = publishedIn(summary);
    const hasCounts = read !== undefined && ('rows' in read || 'alertPostsOpened' in read) && isIntact(read);
    return hasCounts ? [{ where, summary: read }] : [];
  });

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);

const refused = (where: string, what: string): OpeningsAnswer => ({
  faults: [{ where, what }],
  said: [],
  counted: new Map(),
});

const answerOn = (
  [name, text]: Named,
  days: readonly DayEntry[],
  summaries: readonly Named[],
): OpeningsAnswer => {
  const file = parsed(OpeningsFile, text);
  if (file === undefined) return refused(name, 'is no file of openings');
  const inLog = new Map(days.map((day) => [String(day.day), day]));
  const ofPeriod = periodFault(file, inLog);
  if (ofPeriod !== undefined) return refused(name, `its period ${ofPeriod}`);
  return opened(name, { file, days, checked: checkOpenings(file, inLog) }, countedOf(summaries));
};

/** A file whose period is in the log. */
interface Opened {
  readonly file: OpeningsFile;
  readonly days: readonly DayEntry[];
  readonly checked: OpeningsVerdict;
}

const opened = (name: string, { file, days, checked }: Opened, counted: Counted): OpeningsAnswer => {
  const { rows, faults, untold } = checked;
  const doubtful = doubtfulDays(untold, days);
  const stated = statementFaults(days, rows, { ...file, untold: doubtful });
  const begins = String(days[0]?.day ?? '');
  const covered = coveredBy(file, days);
  const beyond = counted.filter(({ summary }) => !covered(summary)).map(({ summary }) => summary.id);
  const within = counted
    .filter(({ summary }) => covered(summary))
    .map(({ where, summary }) => ({ summary, ...figureFaults(where, summary, rows) }));
  // Of a summary that is of a time before the log there is nothing to open.
  const since = within.filter(({ summary }) => summary.to > begins);
  const figures = (isSure: boolean) => {
    const some = since.filter(({ summary }) => hasDayIn(summary, doubtful) !== isSure);
    return `${sum(some.map(({ recomputed }) => recomputed))} figures of ${some.length} summaries`;
  };
  const whole = ` ${stated.recomputed} statements and ${figures(true)} computed anew: all as published.`;
  const isAllUnsure = untold.length > 0 && whole.startsWith(' 0 statements and 0 figures');
  return {
    faults: [...faults, ...stated.faults, ...within.flatMap((summary) => summary.faults)].map(
      ({ where, what }) => ({ where: `${name}: ${where}`, what }),
    ),
    said: [
      `${rows.length} rows opened, ${file.from} to ${file.to}.${isAllUnsure ? '' : whole}`,
      ...(untold.length === 0
        ? []
        : [
            `${stated.asFarAsOpened} statements and ${figures(false)} are as published as far as the ` +
              `openings go: on ${untold.length} days nobody can tell whether one is missing.`,
          ]),
      ...(since.some(({ summary: { from } }) => from < begins)
        ? [`the log begins on ${begins}; figures of summaries are made from that day on.`]
        : []),
      ...beyond.map((id) => `${id} is not computed anew: not all of its days are in the file.`),
    ].map((text) => `${name}: ${text}`),
    counted: new Map(within.map(({ summary }) => [summary.id, daysIn(summary, doubtful)])),
  };
};

const daysIn = (summary: AuditSummary, days: ReadonlySet<string>): number =>
  [...days].filter((day) => hasDayIn(summary, new Set([day]))).length;
