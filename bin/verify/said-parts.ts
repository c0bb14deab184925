import type { AuditSummary, PeriodSummary } from '../../shared/summaries/audit-summary.ts';
import { COUNTED_BY_FORM } from '../../shared/summaries/counted.ts';
import { countKey } from '../../shared/summaries/row-figures.ts';
import { neverDoneBy, notCountedBy } from '../../shared/summaries/said-earlier.ts';
import { statementsOn } from '../../shared/summaries/summarise.ts';
import { compared, differences, together, type PartAnswer, type SummaryQuestion } from './part-answer.ts';

/** The calendar period that the name says; the moment as far as the log tells it, which is by the day. */
export const periodPart = ({ summary, period }: SummaryQuestion): PartAnswer => {
  const { from, to, publishedAt } = summary;
  const { kind } = period;
  const named = compared('period', 'its period', [
    { kind: summary.period, from, to },
    { kind, from: period.from, to: period.to },
  ]);
  const early =
    publishedAt < to ? [`says that it was published at ${publishedAt}, before its period was over`] : [];
  return {
    faults: [...named.faults, ...early],
    anew: named.anew,
    untold: ['the hour of its publication (the log tells the day)'],
  };
};

/** What is said of a summary of the first form. */
const firstStatements = (
  summary: Extract<AuditSummary, { version: 1 }>,
  none: readonly string[],
): readonly string[] => [
  ...none,
  ...(summary.alertPostsOpened.atMost === 0 ? ['Security opened no post behind an alert.'] : []),
];

const statementsBy = (summary: AuditSummary): readonly string[] => {
  const releases = [
    ...summary.advocacyReleases.map(() => ({ subject: { kind: 'advocacy' as const } })),
    ...summary.officialAccounts.map(() => ({ subject: { kind: 'official' as const } })),
  ];
  if (summary.version === 1) {
    const none = statementsOn({
      releases,
      rows: { counts: [], medianErasure: null },
      logged: { isWhole: false, changes: [] },
      incidents: [{}],
    });
    return firstStatements(summary, none);
  }
  const { rows, changes, incidents } = summary;
  const logged = { isWhole: changes.isWhole, changes: changes.listed };
  return statementsOn({ releases, rows, logged, incidents, never: neverDoneBy(summary.version) });
};

/** What a summary of a form and kind has a line for, at least and at most: of purposes a quarter may say nothing. */
const linesOf = ({ version, period }: PeriodSummary) => {
  const told = COUNTED_BY_FORM[version].map((all) =>
    all.filter((counted) => period === 'quarter' || counted.told === 'monthly'),
  );
  const [latest = []] = told;
  return {
    // The second form came to count more as it went.
    owed: version === 2 ? [] : latest.filter(({ by }) => by === null).map(countKey),
    known: new Set(told.flat().map(countKey)),
  };
};

/** Each thing that the form counts is on one line, and nothing else; accounts that stand are counted by no form. */
const onceEach = (summary: PeriodSummary): PartAnswer => {
  const keys = summary.rows.counts.map(countKey);
  const { owed, known } = linesOf(summary);
  const faults = [
    ...keys.filter((key, at) => keys.indexOf(key) !== at).map((key) => `counts ${key} twice`),
    ...keys.filter((key) => !known.has(key)).map((key) => `counts ${key}, which its form does not`),
    ...owed
      .filter((key) => !keys.includes(key))
      .map((key) => `says nothing of ${key}, which its form counts`),
    ...differences('accounts', summary.accounts, []),
  ];
  return { faults, anew: [], untold: [] };
};

/** What a summary says in sentences of its own figures, and what it says that it does not count. */
export const statementsPart = ({ summary }: SummaryQuestion): PartAnswer => {
  const known = notCountedBy(summary.version);
  const notCounted = known.map((list) =>
    compared('what is not counted', 'notCounted', [summary.notCounted, list]),
  );
  const [first = together([])] = notCounted;
  return together([
    compared('statements', 'statements', [summary.statements, statementsBy(summary)]),
    notCounted.find(({ faults }) => faults.length === 0) ?? first,
    ...(summary.version === 1 ? [] : [onceEach(summary)]),
  ]);
};
