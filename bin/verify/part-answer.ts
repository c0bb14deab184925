import { canonicalJson } from '../../shared/canonical-json.ts';
import type { Release } from '../../shared/disclosure/release.ts';
import type { AuditSummary } from '../../shared/summaries/audit-summary.ts';
import type { Published } from '../../shared/summaries/published.ts';
import { lastMonthOf, monthPeriod, quarterEndingWith } from '../../shared/summaries/summary-period.ts';
import type { SummaryPeriod } from '../../shared/summaries/summary-period.ts';
import type { DayEntry } from '../../shared/transparency/day-entry.ts';

/** What came of computing a part of a summary anew: what is other than published, what was computed, and what was not, and why. */
export interface PartAnswer {
  readonly faults: readonly string[];
  readonly anew: readonly string[];
  readonly untold: readonly string[];
}

/** A summary that is as the log names it, with all that is there to compute it anew from. */
export interface SummaryQuestion<Summary = AuditSummary> {
  readonly summary: Summary;
  /** The calendar period that its name says. */
  readonly period: SummaryPeriod;
  readonly days: readonly DayEntry[];
  /** Summaries and notes that were given, as the log names them, by their ids. */
  readonly given: ReadonlyMap<string, Published>;
  readonly releases: HeldReleases;
}

/** Releases that were given, as far as the log names them. */
export interface HeldReleases {
  /** Those that the log names. */
  readonly held: readonly Release[];
  /** Those of days that the log has not, which nobody vouches for. */
  readonly elsewhere: readonly Release[];
  /** The days of which all releases of official accounts are there. */
  readonly whole: ReadonlySet<string>;
  /** Whether any were given. */
  readonly areGiven: boolean;
}

/** The calendar period that the name of a summary says. */
export const periodNamed = ({ id }: Pick<AuditSummary, 'id'>): SummaryPeriod => {
  const month = lastMonthOf(id);
  return (id.includes('Q') ? quarterEndingWith(month) : undefined) ?? monthPeriod(month);
};

/** The answer for a part that holds as far as the log goes: of what lies before it begins nothing is computed. */
export const sinceLogBegins = (
  name: string,
  { period, days }: Pick<SummaryQuestion, 'period' | 'days'>,
): PartAnswer => {
  const begins = String(days[0]?.day ?? '');
  if (begins <= period.from) return { faults: [], anew: [name], untold: [] };
  return begins < period.to
    ? { faults: [], anew: [`${name}, from ${begins} on (the log begins then)`], untold: [] }
    : { faults: [], anew: [], untold: [`${name} (the log begins later, on ${begins})`] };
};

/** Answers as one. */
export const together = (answers: readonly PartAnswer[]): PartAnswer => ({
  faults: answers.flatMap(({ faults }) => faults),
  anew: answers.flatMap(({ anew }) => anew),
  untold: answers.flatMap(({ untold }) => untold),
});

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  value !== null && typeof value === 'object';

/** Where what is published is other than what was computed anew, by the path of each field. */
export const differences = (path: string, published: unknown, anew: unknown): readonly string[] => {
  if (canonicalJson({ published }) === canonicalJson({ published: anew })) return [];
  if (Array.isArray(published) && Array.isArray(anew) && published.length !== anew.length)
    return [`says ${published.length} of ${path}; computed anew there are ${anew.length}`];
  if (isObject(published) && isObject(anew) && Array.isArray(published) === Array.isArray(anew))
    return [...new Set([...Object.keys(published), ...Object.keys(anew)])].flatMap((name) =>
      differences(`${path}.${name}`, published[name], anew[name]),
    );
  return [`says ${JSON.stringify(published)} for ${path}; computed anew it is ${JSON.stringify(anew)}`];
};

/** The answer for a part that is compared with what it must be. */
export const compared = (
  name: string,
  path: string,
  [published, anew]: readonly [unknown, unknown],
): PartAnswer => {
  const faults = differences(path, published, anew);
  return { faults, anew: faults.length === 0 ? [name] : [], untold: [] };
};
