import { hashOf } from '../canonical-json.ts';
import { MEASURED_QUALITY } from '../classification/measured-quality.ts';
import type { DisclosurePolicy } from '../disclosure/policy.ts';
import type { ReleaseLine } from '../disclosure/release-line.ts';
import type { ChangeInForce } from '../transparency/changes-in-force.ts';
import { PeriodSummary, type AuditSummary } from './audit-summary.ts';
import { attackFigures, limitsInForce } from './limits-in-force.ts';
import { countKey, type RowFigures } from './row-figures.ts';
import { movedSince } from './since-last.ts';
import type { SummaryPeriod } from './summary-period.ts';

/** What takes effect by being deployed, as the log has it of a period. */
export interface LoggedChanges {
  /** The first day that the log knows of; undefined where it knows of none of the period. */
  readonly since?: string;
  readonly changes: readonly ChangeInForce[];
  /** Whether the log knows of all of the period. */
  readonly isWhole: boolean;
}

/** What a summary is made from. */
export interface SummaryParts {
  readonly period: SummaryPeriod;
  readonly publishedAt: Date;
  readonly releases: readonly ReleaseLine[];
  readonly rows: RowFigures;
  readonly accounts: PeriodSummary['accounts'];
  readonly fieldsKept: PeriodSummary['fieldsKept'];
  readonly logged: LoggedChanges;
  readonly incidents: PeriodSummary['incidents'];
  /** Of a quarter: those of its months that were published in this form. */
  readonly months: readonly PeriodSummary[];
  /** The summary before it, of its kind. */
  readonly before: AuditSummary | undefined;
  readonly policy: DisclosurePolicy;
}

const CHANGES_LISTED = 100;

/** What is not counted: no row says so, or the figure itself would tell who takes part. */
export const NOT_COUNTED = [
  'standing accounts by purpose',
  'requests without a role',
  'employees’ posts that were read and not kept',
];

/** What is said where something that those who run Candor may do was not done. */
export const NEVER_DONE: Readonly<Record<string, string>> = {
  'openings-read|openings-exported|auditor': 'No auditor was given what opens the log.',
  'rule-changed|rule-demoted|program': 'No rule was demoted.',
  'rule-changed|rule-restored|security-lead': 'No rule was restored.',
};

const advocacyLines = (releases: readonly ReleaseLine[]) =>
  releases
    .filter(({ subject }) => subject.kind === 'advocacy')
    .map(({ id, period, from, to, sha256, figuresReleased, figuresWithheld }) => ({
      id,
      period,
      from,
      to,
      sha256,
      figuresReleased,
      figuresWithheld,
    }));

const officialLines = (releases: readonly ReleaseLine[]) => {
  const lines = new Map<string, { handle: string; hashes: string[] }>();
  for (const { subject, sha256 } of releases) {
    if (subject.kind !== 'official') continue;
    const hashes = [...(lines.get(subject.account)?.hashes ?? []), sha256];
    lines.set(subject.account, { handle: subject.handle, hashes });
  }
  return [...lines]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([account, { handle, hashes }]) => ({
      account,
      handle,
      days: hashes.length,
      releasesSha256: hashOf(hashes),
    }));
};

const sumOf = (
  releases: readonly ReleaseLine[],
  field: 'figuresReleased' | 'figuresWithheld' | 'posts',
): number => releases.reduce((sum, line) => sum + (line[field] ?? 0), 0);

const neverIn = ({ counts }: RowFigures, never: StatementParts['never'] = NEVER_DONE): readonly string[] =>
  counts.flatMap((line) => {
    const said = never[countKey(line)];
    return said === undefined || line.count.atMost !== 0 ? [] : [said];
  });

/** What statements are made from; of releases it matters only whether there are any. */
export interface StatementParts {
  readonly releases: readonly { readonly subject: Pick<ReleaseLine['subject'], 'kind'> }[];
  readonly rows: RowFigures;
  readonly logged: { readonly isWhole: boolean; readonly changes: readonly unknown[] };
  readonly incidents: readonly unknown[];
  /** What is said where something was never done, by what counts it; of an earlier form another than now. */
  readonly never?: Readonly<Record<string, string>>;
}

/** What is said where nothing was published, done, changed or recorded. */
export const statementsOn = ({
  releases,
  rows,
  logged,
  incidents,
  never,
}: StatementParts): readonly string[] => {
  const isNone = (kind: ReleaseLine['subject']['kind']) =>
    !releases.some(({ subject }) => subject.kind === kind);
  const isUnchanged = logged.isWhole && logged.changes.length === 0;
  return [
    ...(isNone('advocacy') ? ['No figures about advocacy accounts were published.'] : []),
    ...(isNone('official') ? ['No figures about official accounts were published.'] : []),
    ...neverIn(rows, never),
    ...(isUnchanged ? ['Nothing that takes effect by being deployed changed.'] : []),
    ...(incidents.length === 0 ? ['No incident was recorded.'] : []),
  ];
};

/** What changed, as a summary lists it. */
export const changesOf = ({ since, isWhole, changes }: LoggedChanges): PeriodSummary['changes'] => ({
  since: since ?? null,
  isWhole,
  listed: changes
    .slice(0, CHANGES_LISTED)
    .map(({ on, subject, before, now }) => ({ on, subject, before: before ?? null, now: now ?? null })),
  unlisted: Math.max(0, changes.length - CHANGES_LISTED),
});

const sinceLastOf = ({ before, rows, accounts }: SummaryParts): PeriodSummary['sinceLast'] =>
  before?.version !== 4
    ? null
    : { id: before.id, sha256: before.sha256, moved: movedSince(before, { rows, accounts }) };

/** What a summary says of the releases that were published in its period, given in any order. */
export const releasedBy = (published: readonly ReleaseLine[]) => {
  const releases = published.toSorted((one, other) => (one.id < other.id ? -1 : 1));
  return {
    advocacyReleases: advocacyLines(releases),
    officialAccounts: officialLines(releases),
    officialPosts: sumOf(releases, 'posts'),
    figuresReleased: sumOf(releases, 'figuresReleased'),
    figuresWithheld: sumOf(releases, 'figuresWithheld'),
  };
};

const publishedIn = ({ period, publishedAt, policy, releases }: SummaryParts) => ({
  id: period.id,
  period: period.kind,
  from: period.from,
  to: period.to,
  publishedAt: publishedAt.toISOString(),
  ...releasedBy(releases),
  rules: limitsInForce(policy),
});

/** The summary of a period. The same parts give the same bytes. */
export const summarise = (parts: SummaryParts): PeriodSummary => {
  const { rows, accounts, fieldsKept, logged, incidents, months } = parts;
  const draft = {
    version: 4,
    ...publishedIn(parts),
    months: months.map(({ id, sha256 }) => ({ id, sha256 })),
    rows,
    accounts,
    fieldsKept,
    changes: changesOf(logged),
    incidents,
    classifier: MEASURED_QUALITY,
    attack: attackFigures(),
    sinceLast: sinceLastOf(parts),
    statements: statementsOn(parts),
    notCounted: NOT_COUNTED,
  };
  return PeriodSummary.parse({ ...draft, sha256: hashOf(draft) });
};
