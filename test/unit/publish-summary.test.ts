import { describe, expect, it } from 'vitest';

import { createPublishSummary } from '../../functions/publish-summary/publish-summary.ts';
import { STANDARD_POLICY } from '../../shared/disclosure/policy.ts';
import { ReleaseLine } from '../../shared/disclosure/release-line.ts';
import { Day } from '../../shared/ids.ts';
import { AuditSummary, isSummaryIntact, Month } from '../../shared/summaries/audit-summary.ts';
import { bandOf } from '../../shared/summaries/band.ts';
import {
  FakePublicFiles,
  FakeSummaryShelf,
  FakeSummarySources,
  StopsAfter,
} from '../support/fake-summaries.ts';

const NOW = new Date('2026-10-01T02:00:00Z');
const SEPTEMBER = Month.parse('2026-09');

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
  });

const LINES = [line({}), official('2026-09-08'), official('2026-09-09')];

/** Stores in memory, with a run that can be made to die half way. */
const world = (lines: readonly ReleaseLine[] = LINES, opened = 0) => {
  const stops = new StopsAfter();
  const [sources, shelf, bucket] = [
    new FakeSummarySources(),
    new FakeSummaryShelf(stops),
    new FakePublicFiles(stops),
  ];
  sources.lines.push(...lines);
  const row = { day: Day.parse('2026-09-30'), kind: 'personal-data-read', outcome: 'alert-post-opened' };
  sources.ledger.push(...Array.from({ length: opened }, () => row));
  const publish = createPublishSummary({ sources, shelf, files: bucket }, STANDARD_POLICY);
  return {
    kept: shelf.kept,
    marked: shelf.marked,
    files: bucket.files,
    asked: sources.asked,
    stops,
    publish,
  };
};

describe('publish-summary', () => {
  it('sums up the month that ended, an hour after its end at the earliest', async () => {
    const early = world();
    await early.publish(new Date('2026-10-01T00:59:59Z'));
    expect(early.asked).toEqual(['2026-08']);
    const late = world();
    await late.publish(new Date('2026-10-01T01:00:00Z'));
    expect(late.asked).toEqual(['2026-09']);
  });

  it('lists releases with hashes and counts what was released and withheld', async () => {
    const { kept, publish } = world();
    await publish(NOW);
    expect(kept.get(SEPTEMBER)).toMatchObject({
      id: 'summary-2026-09',
      from: '2026-09-01',
      to: '2026-10-01',
      advocacyReleases: [{ id: 'advocacy-week-2026-09-07', sha256: 'a'.repeat(64), figuresWithheld: 1 }],
      officialAccounts: [{ account: 'mastodon:social.example/90', handle: 'company', days: 2 }],
      // 1 + 10 + 10, and 1
      figuresReleased: 21,
      figuresWithheld: 1,
      alertPostsOpened: { atLeast: 0, atMost: 0 },
      statements: ['Security opened no post behind an alert.'],
    });
  });

  it('tells small counts as bands', async () => {
    const { kept, publish } = world(LINES, 3);
    await publish(NOW);
    expect(kept.get(SEPTEMBER)?.alertPostsOpened).toEqual({ atLeast: 1, atMost: 9 });
    expect(kept.get(SEPTEMBER)?.statements).toEqual([]);
  });

  it('says so where nothing happened, and what it cannot know yet', async () => {
    const { kept, publish } = world([]);
    await publish(NOW);
    expect(kept.get(SEPTEMBER)?.statements).toEqual([
      'No figures about advocacy accounts were published.',
      'No figures about official accounts were published.',
      'Security opened no post behind an alert.',
    ]);
    expect(kept.get(SEPTEMBER)?.notCounted).toContain('alerts by outcome');
  });

  it.each(['keep', 'put'] as const)(
    'repairs a run that stopped after %s, with the summary written first',
    async (step) => {
      const { kept, files, marked, stops, publish } = world();
      stops.step = step;
      await expect(publish(NOW)).rejects.toMatchObject({ kind: 'unavailable' });
      const first = kept.get(SEPTEMBER);
      expect(marked.size).toBe(0);
      await publish(new Date('2026-10-02T02:00:00Z'));
      const file = AuditSummary.parse(JSON.parse(files.get('summaries/2026-09.json') ?? '{}'));
      expect(file).toEqual(first);
      expect(file.publishedAt).toBe('2026-10-01T02:00:00.000Z');
      expect(isSummaryIntact(file)).toBe(true);
      expect(marked.has(SEPTEMBER)).toBe(true);
    },
  );

  it('does nothing more once a summary is public', async () => {
    const { files, publish } = world();
    await publish(NOW);
    files.clear();
    expect(await publish(new Date('2026-10-20T02:00:00Z'))).toBe('already-published');
    expect(files.size).toBe(0);
  });

  it('shows any change of a figure by its hash', async () => {
    const { kept, publish } = world();
    await publish(NOW);
    const summary = kept.get(SEPTEMBER);
    if (summary === undefined) throw new Error('the summary is kept');
    expect(isSummaryIntact(summary)).toBe(true);
    expect(isSummaryIntact({ ...summary, figuresWithheld: 0 })).toBe(false);
  });
});

describe('a band', () => {
  it.each([
    [0, 0, 0],
    [1, 1, 9],
    [9, 1, 9],
    [10, 10, 19],
    [199, 100, 199],
    [9999, 1000, 9999],
  ])('of %i is %i to %i', (count, atLeast, atMost) => {
    expect(bandOf(count)).toEqual({ atLeast, atMost });
  });

  it('has no end from ten thousand on', () => {
    expect(bandOf(10_000)).toEqual({ atLeast: 10_000, atMost: null });
    expect(bandOf(3_000_000)).toEqual({ atLeast: 10_000, atMost: null });
  });
});
