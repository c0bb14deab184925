import { isIntact, publishedIn, type Published } from '../../shared/summaries/published.ts';
import type { DayEntry } from '../../shared/transparency/day-entry.ts';
import type { LogFault } from '../../shared/transparency/verify-log.ts';
import { heldReleases } from './given-releases.ts';
import { changesPart, committedParts, fieldsPart } from './in-force-parts.ts';
import { incidentsPart, monthsPart, namedIn, sinceLastPart, type NamedOn } from './named-parts.ts';
import {
  periodNamed,
  sinceLogBegins,
  together,
  type PartAnswer,
  type SummaryQuestion,
} from './part-answer.ts';
import { releasedPart } from './released-part.ts';
import { periodPart, statementsPart } from './said-parts.ts';

type Named = readonly [name: string, text: string];

/** What is held to the days of a log. */
export interface GivenSummaries {
  readonly summaries: readonly Named[];
  readonly releases: readonly Named[];
  /** The summaries whose rows were counted anew from openings, by their ids, each with on how many of its days one may be missing. */
  readonly counted: ReadonlyMap<string, number>;
}

/** What is said of summaries beside a log that holds. */
export interface SummaryAnswer {
  readonly faults: readonly LogFault[];
  readonly said: readonly string[];
}

/** What the log does not let stand of a file; undefined where it is what the log names. */
const unnamed = (published: Published, named: ReadonlyMap<string, NamedOn>): string | undefined => {
  if (!isIntact(published)) return 'does not have the hash it says: it was changed';
  const inLog = named.get(published.id);
  if (inLog === undefined) return `the log names no ${published.id}`;
  if (inLog.sha256 !== published.sha256) return `is not the ${published.id} that the log names`;
  return published.publishedAt.startsWith(inLog.day)
    ? undefined
    : `says that it was published at ${published.publishedAt}; the log names it on ${inLog.day}`;
};

const ROWS = 'what is counted of rows';

const rowsPart = (question: SummaryQuestion, counted: ReadonlyMap<string, number>): PartAnswer => {
  const untold = (why: string): PartAnswer => ({ faults: [], anew: [], untold: [`${ROWS} (${why})`] });
  const days = counted.get(question.summary.id);
  if (days === undefined) return untold('needs --openings of all its days');
  return days === 0
    ? sinceLogBegins(ROWS, question)
    : untold(`on ${days} days nobody can tell whether an opening is missing`);
};

/** Everything but what is counted of rows. */
const fromLog = (question: SummaryQuestion): PartAnswer => {
  const { summary } = question;
  const always = [
    periodPart(question),
    releasedPart(question),
    committedParts(question),
    statementsPart(question),
  ];
  if (summary.version === 1) return together(always);
  const present = { ...question, summary };
  return together([
    ...always,
    changesPart(present),
    fieldsPart(present),
    monthsPart(present),
    sinceLastPart(present),
    incidentsPart(present),
  ]);
};

const saidOf = (where: string, { anew, untold }: PartAnswer): readonly string[] => [
  `${where}: computed anew, and as published: ${anew.join('; ')}.`,
  ...(untold.length === 0 ? [] : [`${where}: not computed anew: ${untold.join('; ')}.`]),
];

/** Holds audit summaries, and notes on them, each a file by its name, to the days of a log, and computes them anew from these. */
export const summaryAnswer = (
  days: readonly DayEntry[],
  { summaries, releases: files, counted }: GivenSummaries,
): SummaryAnswer => {
  const { faults: ofReleases, releases, said: ofHeld } = heldReleases(days, files);
  const named = namedIn(days);
  const read = summaries.map(([where, text]) => {
    const published = publishedIn(text);
    return {
      where,
      published,
      fault: published === undefined ? 'is no audit summary' : unnamed(published, named),
    };
  });
  const given = new Map(
    read.flatMap(({ published, fault }) =>
      published === undefined || fault !== undefined ? [] : [[published.id, published] as const],
    ),
  );
  const answers = read.map(({ where, published, fault }) => {
    if (published === undefined || fault !== undefined)
      return { faults: [{ where, what: fault ?? '' }], said: [] };
    if (!('advocacyReleases' in published))
      return { faults: [], said: [`${where}: ${published.id}, as the log names it. It holds.`] };
    const question = { summary: published, period: periodNamed(published), days, given, releases };
    const answer = together([fromLog(question), rowsPart(question, counted)]);
    return { faults: answer.faults.map((what) => ({ where, what })), said: saidOf(where, answer) };
  });
  return {
    faults: [...ofReleases, ...answers.flatMap(({ faults }) => faults)],
    said: [...ofHeld, ...answers.flatMap(({ said }) => said)],
  };
};
