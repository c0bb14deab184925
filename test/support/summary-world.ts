import { createPublishSummary } from '../../functions/publish-summary/publish-summary.ts';
import { STANDARD_POLICY } from '../../shared/disclosure/policy.ts';
import { ReleaseLine } from '../../shared/disclosure/release-line.ts';
import { Day } from '../../shared/ids.ts';
import type { AuditSummary, PeriodSummary } from '../../shared/summaries/audit-summary.ts';
import { countKey } from '../../shared/summaries/row-figures.ts';
import { FakeLogStore } from './fake-log.ts';
import { FakePublicFiles, FakeSummaryShelf, FakeSummarySources, StopsAfter } from './fake-summaries.ts';

const line = (changes: Record<string, unknown>): ReleaseLine =>
  ReleaseLine.parse({
    id: 'advocacy-week-2026-09-07',
    subject: { kind: 'advocacy' },
    period: 'week',
    from: '2026-09-07',
    to: '2026-09-14',
    publishedAt: '2026-09-22T01:00:00Z',
    sha256: 'a'.repeat(64),
    figuresReleased: 1,
    figuresWithheld: 1,
    ...changes,
  });

const official = (on: string) =>
  line({
    id: `official-day-${on}-0123456789abcdef`,
    subject: { kind: 'official', account: 'mastodon:social.example/90', handle: 'company' },
    period: 'day',
    from: on,
    sha256: 'b'.repeat(64),
    figuresReleased: 10,
    figuresWithheld: 0,
    posts: 3,
  });

/** Two days of an official account, and a week of advocacy, published in September. */
export const RELEASED = [line({}), official('2026-09-08'), official('2026-09-09')];

/** Stores in memory, with a run that can be made to die half way. */
export const summaryWorld = (lines: readonly ReleaseLine[] = RELEASED, handedOn: readonly string[] = []) => {
  const stops = new StopsAfter();
  const [sources, shelf, bucket] = [
    new FakeSummarySources(),
    new FakeSummaryShelf(stops),
    new FakePublicFiles(stops),
  ];
  sources.lines.push(...lines);
  const row = { kind: 'openings-read', outcome: 'openings-exported', role: 'auditor' };
  sources.ledger.push(...handedOn.map((day) => ({ ...row, day: Day.parse(day) })));
  const log = new FakeLogStore();
  const ports = { sources, shelf, files: bucket, log };
  const publish = (now: Date, inLog: FakeLogStore = log) =>
    createPublishSummary(
      { ...ports, log: inLog },
      { disclosure: STANDARD_POLICY, fieldsKept: () => [] },
    )(now);
  const { kept, marked } = shelf;
  return { shelf, kept, marked, files: bucket.files, asked: sources.asked, stops, publish };
};

/** What a summary in the present form says; the test fails where there is none. */
export const inPresentForm = (summary: AuditSummary | undefined): PeriodSummary => {
  if (summary?.version !== 4) throw new Error('the summary is kept, in the present form');
  return summary;
};

/** A day, so many times. */
export const times = (count: number, day: string): readonly string[] =>
  Array.from({ length: count }, () => day);

/** What openings are counted by that an auditor was handed. */
export const HANDED = 'openings-read|openings-exported|auditor';
/** In which range a summary says that something lies. */
export const countOf = (summary: AuditSummary | undefined, key: string) =>
  inPresentForm(summary).rows.counts.find((line) => countKey(line) === key)?.count;
