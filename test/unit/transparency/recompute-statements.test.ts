import { describe, expect, it } from 'vitest';

import { Day } from '../../../shared/ids.ts';
import { DayEntry, statedOn } from '../../../shared/transparency/day-entry.ts';
import { LEDGER_KINDS } from '../../../shared/transparency/ledger-entry.ts';
import { statementFaults } from '../../../shared/transparency/recompute-statements.ts';

const SUNDAY = Day.parse('2026-11-15');
const WEEK = { from: '2026-11-09', to: '2026-11-16' };
const NONE = { atLeast: 0, atMost: 0 };

const entryOf = (version: 1 | 2, day: string, statements: DayEntry['statements']): DayEntry =>
  DayEntry.parse({
    version,
    day,
    sealedOn: day,
    releases: [],
    officialReleases: { count: 0, sha256: 'a'.repeat(64) },
    summaries: [],
    inForce: {},
    statements,
    leaves: { size: 4096, root: Buffer.alloc(32).toString('base64'), movedOn: false },
  });

const READ = { kind: 'personal-data-read', outcome: 'alert-post-opened' };
const HANDED = { kind: 'openings-read', outcome: 'openings-exported' };
const row = (kind: typeof READ, day: string) => ({ ...kind, day: Day.parse(day) });
const faultsOf = (entry: DayEntry, rows: readonly ReturnType<typeof row>[]): readonly string[] =>
  statementFaults([entry], rows, { from: entry.day, to: entry.day }).faults.map(({ what }) => what);

describe('statements made anew', () => {
  it('are those of the first form in its entries: readings by the week, none told from few', () => {
    const said = (count: { atLeast: number; atMost: number }) =>
      entryOf(1, SUNDAY, [{ ...READ, ...WEEK, count }]);
    const rows = [row(READ, '2026-11-10')];
    expect(faultsOf(said({ atLeast: 1, atMost: 9 }), rows)).toEqual([]);
    expect(faultsOf(said(NONE), rows)).toEqual(['says none for alert-post-opened; the openings give 1']);
    expect(faultsOf(entryOf(1, SUNDAY, []), rows)).toEqual([
      'says nothing of alert-post-opened; the openings give 1',
    ]);
  });

  it('name what no entry of the form says on that day, or says twice', () => {
    const [weekly, reading] = [
      { ...HANDED, ...WEEK, count: NONE },
      { ...READ, ...WEEK, count: NONE },
    ];
    expect(faultsOf(entryOf(2, SUNDAY, [weekly]), [])).toEqual([]);
    expect(faultsOf(entryOf(2, SUNDAY, [weekly, weekly]), [])).toEqual([
      'says more than once how often there was openings-exported',
    ]);
    expect(faultsOf(entryOf(2, SUNDAY, [reading]), [])).toEqual([
      'says something of alert-post-opened from 2026-11-09 to 2026-11-16, which is not said then',
    ]);
    expect(faultsOf(entryOf(2, '2026-11-14', [weekly]), [])).toEqual([
      'says something of openings-exported from 2026-11-09 to 2026-11-16, which is not said then',
    ]);
  });

  it('count from the first day of their time to its last, and each kind by itself', () => {
    const said = (count: { atLeast: number; atMost: number }, to = WEEK.to) =>
      entryOf(2, SUNDAY, [{ ...HANDED, from: WEEK.from, to, count }]);
    const [within, outside] = [
      [row(HANDED, '2026-11-09'), row(HANDED, '2026-11-15')],
      [
        row(HANDED, '2026-11-08'),
        row(HANDED, '2026-11-16'),
        row({ ...HANDED, outcome: 'rule-demoted' }, '2026-11-10'),
        row({ ...HANDED, kind: 'rule-changed' }, '2026-11-10'),
      ],
    ];
    expect(faultsOf(said({ atLeast: 1, atMost: 9 }), within)).toEqual([]);
    expect(faultsOf(said(NONE), within)).toEqual(['says none for openings-exported; the openings give 2']);
    expect(faultsOf(said(NONE), outside)).toEqual([]);
    expect(faultsOf(said(NONE, '2026-11-17'), within)).toEqual([
      'says nothing of openings-exported; the openings give 2',
      'says something of openings-exported from 2026-11-09 to 2026-11-17, which is not said then',
    ]);
  });

  it('are those whose time openings cover, from the day on which the log begins', () => {
    const entries = ['2026-11-11', SUNDAY].map((day) =>
      entryOf(2, day, day === SUNDAY ? [{ ...HANDED, ...WEEK, count: NONE }] : []),
    );
    const rows = [row(HANDED, '2026-11-12')];
    const from = (day: string) => statementFaults(entries, rows, { from: Day.parse(day), to: SUNDAY });
    expect(from('2026-11-12')).toEqual({ faults: [], recomputed: 0, asFarAsOpened: 0 });
    expect(from('2026-11-11').faults).toHaveLength(1);
    expect(from('2026-11-09').recomputed).toBe(3);
  });

  it('count a day of both a week and a quarter for each by its own rows', () => {
    // The last of September 2029 is a Sunday.
    const day = Day.parse('2029-09-30');
    const [week, quarter] = statedOn(day, 2);
    expect(week).toMatchObject({ from: '2029-09-24', to: '2029-10-01', ranges: 'done' });
    expect(quarter).toMatchObject({ from: '2029-07-01', to: '2029-10-01', ranges: 'posted' });
    expect([...(week?.kinds ?? []), ...(quarter?.kinds ?? [])]).toHaveLength(LEDGER_KINDS.length);
    expect(statedOn(Day.parse('2029-09-29'), 2)).toEqual([]);
    expect(statedOn(day, 1).map(({ kinds }) => kinds.length)).toEqual([LEDGER_KINDS.length]);
  });
});
