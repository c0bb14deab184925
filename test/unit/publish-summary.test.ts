import { describe, expect, it } from 'vitest';

import { AuditSummary } from '../../shared/summaries/audit-summary.ts';
import { isIntact } from '../../shared/summaries/published.ts';
import { logOf } from '../support/oversight-bench.ts';
import { countOf, inPresentForm, HANDED, RELEASED, summaryWorld, times } from '../support/summary-world.ts';

const NOW = new Date('2026-10-01T02:00:00Z');
const SEPTEMBER = 'summary-2026-09';
const THIRD_QUARTER = 'summary-2026-Q3';

describe('publish-summary', () => {
  it('sums up the month that ended, an hour after its end at the earliest', async () => {
    const early = summaryWorld();
    await early.publish(new Date('2026-10-01T00:59:59Z'));
    expect([...early.kept.keys()]).toEqual(['summary-2026-08']);
    const late = summaryWorld();
    await late.publish(new Date('2026-10-01T01:00:00Z'));
    expect([...late.kept.keys()]).toEqual([SEPTEMBER, THIRD_QUARTER]);
  });

  it('lists releases with hashes and counts what was released and withheld', async () => {
    const { kept, publish } = summaryWorld();
    await publish(NOW);
    expect(kept.get(SEPTEMBER)).toMatchObject({
      id: 'summary-2026-09',
      period: 'month',
      from: '2026-09-01',
      to: '2026-10-01',
      advocacyReleases: [{ id: 'advocacy-week-2026-09-07', sha256: 'a'.repeat(64), figuresWithheld: 1 }],
      officialAccounts: [{ account: 'mastodon:social.example/90', handle: 'company', days: 2 }],
      // 3 + 3
      officialPosts: 6,
      // 1 + 10 + 10, and 1
      figuresReleased: 21,
      figuresWithheld: 1,
      statements: [
        'No auditor was given what opens the log.',
        'No rule was demoted.',
        'No rule was restored.',
        'No incident was recorded.',
      ],
    });
  });

  it('tells small counts as bands', async () => {
    const { kept, publish } = summaryWorld(RELEASED, times(3, '2026-09-30'));
    await publish(NOW);
    expect(countOf(kept.get(SEPTEMBER), HANDED)).toEqual({ atLeast: 1, atMost: 9 });
    expect(kept.get(SEPTEMBER)?.statements).not.toContain('No auditor was given what opens the log.');
  });

  it('says so where nothing happened, but never that people did nothing', async () => {
    const { kept, publish } = summaryWorld([]);
    await publish(NOW);
    const { statements, rows } = inPresentForm(kept.get(SEPTEMBER));
    expect(statements).toContain('No figures about advocacy accounts were published.');
    expect(statements).toContain('No figures about official accounts were published.');
    expect(rows.counts.filter(({ kind }) => kind === 'alert')).toEqual([]);
  });

  it('adds a quarter up from the ranges of its months, which it names', async () => {
    const { kept, publish } = summaryWorld(RELEASED, [...times(3, '2026-07-02'), ...times(4, '2026-08-31')]);
    for (const now of ['2026-08-01', '2026-09-01', '2026-10-01']) await publish(new Date(`${now}T02:00:00Z`));
    const quarter = inPresentForm(kept.get(THIRD_QUARTER));
    // One to nine twice, and none: seven are not told as one to nine.
    expect(countOf(quarter, HANDED)).toEqual({ atLeast: 2, atMost: 18 });
    const alerts = quarter.rows.counts.filter(({ kind }) => kind === 'alert');
    expect(alerts.map(({ count }) => count)).toEqual(alerts.map(() => ({ atLeast: 0, atMost: 99 })));
    expect(alerts).toHaveLength(7);
    expect(quarter.months.map(({ id, sha256 }) => [id, sha256 === kept.get(id)?.sha256])).toEqual([
      ['summary-2026-07', true],
      ['summary-2026-08', true],
      ['summary-2026-09', true],
    ]);
    expect(quarter).toMatchObject({
      period: 'quarter',
      from: '2026-07-01',
      to: '2026-10-01',
      figuresReleased: 21,
    });
  });

  it('says which ranges are another than in the summary before, and nothing of the first', async () => {
    const { kept, publish } = summaryWorld(RELEASED, times(12, '2026-08-31'));
    await publish(new Date('2026-09-01T02:00:00Z'));
    await publish(NOW);
    expect(inPresentForm(kept.get('summary-2026-08')).sinceLast).toBeNull();
    expect(inPresentForm(kept.get(SEPTEMBER)).sinceLast).toEqual({
      id: 'summary-2026-08',
      sha256: kept.get('summary-2026-08')?.sha256,
      moved: [{ figure: HANDED, before: { atLeast: 10, atMost: 19 }, now: { atLeast: 0, atMost: 0 } }],
    });
  });

  it('says what took effect by the day on which the log noticed, and that nothing did only where the log knows', async () => {
    const [one, other] = [{ notice: '1'.repeat(64) }, { notice: '2'.repeat(64) }];
    const days = (count: number, some: Record<string, string>) => Array.from({ length: count }, () => some);
    // From 30 August to 29 September, the notice another from the entry of 9 September on, sealed on the 10th.
    const log = await logOf('2026-08-30', [...days(10, one), ...days(21, other)]);
    const { kept, publish } = summaryWorld();
    await publish(NOW, log);
    const change = { on: '2026-09-10', subject: 'notice', before: '1'.repeat(64), now: '2'.repeat(64) };
    expect(inPresentForm(kept.get(SEPTEMBER)).changes).toMatchObject({
      since: '2026-09-01',
      isWhole: true,
      listed: [change],
    });
    const unchanged = summaryWorld();
    await unchanged.publish(NOW, await logOf('2026-08-30', days(31, one)));
    const said = 'Nothing that takes effect by being deployed changed.';
    expect(unchanged.kept.get(SEPTEMBER)?.statements).toContain(said);
    // Of a quarter that began before the log did, nobody can say it.
    expect(unchanged.kept.get(THIRD_QUARTER)?.statements).not.toContain(said);
    const behind = summaryWorld();
    await behind.publish(NOW, await logOf('2026-08-30', days(20, one)));
    expect(behind.kept.get(SEPTEMBER)?.statements).not.toContain(said);
  });

  it.each(['keep', 'put'] as const)(
    'repairs a run that stopped after %s, with the summary written first',
    async (step) => {
      const { kept, files, marked, stops, publish } = summaryWorld();
      stops.step = step;
      await expect(publish(NOW)).rejects.toMatchObject({ kind: 'unavailable' });
      const first = kept.get(SEPTEMBER);
      expect(marked.size).toBe(0);
      await publish(new Date('2026-10-02T02:00:00Z'));
      const file = AuditSummary.parse(JSON.parse(files.get('summaries/2026-09.json') ?? '{}'));
      expect(file).toEqual(first);
      expect(file.publishedAt).toBe('2026-10-01T02:00:00.000Z');
      expect(isIntact(file)).toBe(true);
      expect([...marked].sort()).toEqual([SEPTEMBER, THIRD_QUARTER]);
    },
  );

  it('does nothing more once a summary is public', async () => {
    const { files, publish } = summaryWorld();
    await publish(NOW);
    files.clear();
    expect(await publish(new Date('2026-10-20T02:00:00Z'))).toBe('already-published');
    expect(files.size).toBe(0);
  });

  it('shows any change of a figure by its hash', async () => {
    const { kept, publish } = summaryWorld();
    await publish(NOW);
    const summary = inPresentForm(kept.get(SEPTEMBER));
    expect(isIntact(summary)).toBe(true);
    expect(isIntact({ ...summary, figuresWithheld: 0 })).toBe(false);
  });
});
