import { describe, expect, it } from 'vitest';

import { createPublishSummary } from '../../functions/publish-summary/publish-summary.ts';
import { STANDARD_POLICY } from '../../shared/disclosure/policy.ts';
import { ReleaseLine } from '../../shared/disclosure/release-line.ts';
import { ServiceError } from '../../shared/errors.ts';
import {
  AuditSummary,
  isSummaryIntact,
  Month,
  type AuditSummary as Summary,
} from '../../shared/summaries/audit-summary.ts';
import { bandOf } from '../../shared/summaries/band.ts';

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

/** Stores in memory; `stopAt` makes the run die right after that step took effect. */
const world = (lines: readonly ReleaseLine[] = LINES, opened = 0) => {
  const kept = new Map<Month, Summary>();
  const marked = new Set<Month>();
  const files = new Map<string, string>();
  const asked: Month[] = [];
  const state: { stopAt: string | undefined } = { stopAt: undefined };
  const after = (step: string): void => {
    if (state.stopAt !== step) return;
    state.stopAt = undefined;
    throw new ServiceError('unavailable', `stopped after ${step}`);
  };
  const publish = createPublishSummary(
    {
      sources: {
        releasesOf: async (month) => {
          asked.push(month);
          return Promise.resolve(lines);
        },
        ledgerCount: (day) => Promise.resolve(day === '2026-09-30' ? opened : 0),
      },
      shelf: {
        find: (month) => Promise.resolve(kept.get(month)),
        keep: async (month, summary) => {
          await Promise.resolve();
          if (kept.has(month)) return 'already-kept';
          kept.set(month, summary);
          after('keep');
          return 'kept';
        },
        isMarkedPublic: (month) => Promise.resolve(marked.has(month)),
        markPublic: async (month) => {
          await Promise.resolve();
          marked.add(month);
        },
      },
      files: {
        put: async (path, json) => {
          await Promise.resolve();
          files.set(path, json);
          after('put');
        },
      },
    },
    STANDARD_POLICY,
  );
  return { kept, marked, files, asked, state, publish };
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

  it.each(['keep', 'put'])(
    'repairs a run that stopped after %s, with the summary written first',
    async (step) => {
      const { kept, files, marked, state, publish } = world();
      state.stopAt = step;
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
