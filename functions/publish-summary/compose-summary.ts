import { addDays } from '../../shared/clock.ts';
import type { DisclosurePolicy } from '../../shared/disclosure/policy.ts';
import type { Day } from '../../shared/ids.ts';
import { calendarDay } from '../../shared/posts/periods.ts';
import type { AuditSummary, PeriodSummary } from '../../shared/summaries/audit-summary.ts';
import { changesAskedFrom, loggedChanges } from '../../shared/summaries/logged-changes.ts';
import { figuresFromRows, type RowFact } from '../../shared/summaries/row-figures.ts';
import { summarise, type LoggedChanges } from '../../shared/summaries/summarise.ts';
import { monthPeriod, periodBefore, type SummaryPeriod } from '../../shared/summaries/summary-period.ts';
import type { SummaryShelf } from '../../shared/summaries/summary-shelf.ts';
import type { SummarySources } from '../../shared/summaries/summary-sources.ts';
import { inForceOn } from '../../shared/transparency/changes-in-force.ts';
import { daysInLog } from '../../shared/transparency/days-in-log.ts';
import type { LogReader } from '../../shared/transparency/log-store.ts';

/** What a summary is composed from. */
export interface ComposePorts {
  readonly sources: Pick<SummarySources, 'releasesOf' | 'rowsOf'>;
  readonly shelf: Pick<SummaryShelf, 'find' | 'notes'>;
  readonly log: LogReader;
}

/** What holds for every summary. */
export interface SummaryPolicy {
  readonly disclosure: DisclosurePolicy;
  readonly fieldsKept: () => PeriodSummary['fieldsKept'];
}

const startOf = (day: string): Date => new Date(`${day}T00:00:00Z`);

const daysBetween = (from: string, to: string): readonly Day[] => {
  const days: Day[] = [];
  for (let day = startOf(from); day < startOf(to); day = addDays(day, 1)) days.push(calendarDay(day));
  return days;
};

/** The rows of each month of a period. */
const rowsIn = async (
  { sources }: ComposePorts,
  period: SummaryPeriod,
): Promise<readonly (readonly RowFact[])[]> => {
  const months: RowFact[][] = [];
  for (const month of period.months) {
    const { from, to } = monthPeriod(month);
    const rows: RowFact[] = [];
    for (const day of daysBetween(from, to)) rows.push(...(await sources.rowsOf(day)));
    months.push(rows);
  }
  return months;
};

/** What the log says at this hour. When a summary is made, the last day but one is sealed. */
const loggedIn = async ({ log }: ComposePorts, period: SummaryPeriod): Promise<LoggedChanges> => {
  const { entries = [], begins } = await daysInLog(log, changesAskedFrom(period), period.to);
  return loggedChanges({ known: entries.flatMap((entry) => inForceOn(entry) ?? []), begins }, period);
};

const releasesIn = async ({ sources }: ComposePorts, { months }: SummaryPeriod) => {
  const releases = [];
  for (const month of months) releases.push(...(await sources.releasesOf(month)));
  return releases;
};

const isOfPresentForm = (summary: AuditSummary | undefined): summary is PeriodSummary =>
  summary !== undefined && summary.version !== 1;

/** The summaries of a quarter's months, as far as they were published in the present form. */
const monthsOf = async ({ shelf }: ComposePorts, { kind, months }: SummaryPeriod) => {
  if (kind === 'month') return [];
  const found = [];
  for (const month of months) found.push(await shelf.find(monthPeriod(month).id));
  return found.filter(isOfPresentForm);
};

const incidentsIn = async ({ shelf }: ComposePorts, { from, to }: SummaryPeriod) =>
  (await shelf.notes())
    .filter(({ kind, publishedAt }) => kind === 'incident' && publishedAt >= from && publishedAt < to)
    .map(({ id, sha256 }) => ({ id, sha256 }));

/** Composes the summary of a period that is over. */
export const composeSummary = async (
  ports: ComposePorts,
  policy: SummaryPolicy,
  { period, now }: { readonly period: SummaryPeriod; readonly now: Date },
): Promise<PeriodSummary> => {
  const earlier = periodBefore(period);
  return summarise({
    period,
    publishedAt: now,
    releases: await releasesIn(ports, period),
    rows: figuresFromRows(period, await rowsIn(ports, period)),
    accounts: [],
    fieldsKept: policy.fieldsKept(),
    logged: await loggedIn(ports, period),
    incidents: await incidentsIn(ports, period),
    months: await monthsOf(ports, period),
    before: earlier && (await ports.shelf.find(earlier.id)),
    policy: policy.disclosure,
  });
};
