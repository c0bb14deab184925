import { describe, expect, it } from 'vitest';

import { daysAbout, daysUntil, ENTRIES_ENOUGH, firstDayOf, pageOf } from '../../shared/rights/own-entries.ts';
import { day } from '../support/disclosure-builders.ts';

const NOW = new Date('2026-03-10T12:00:00Z');
const first = day('2026-01-15');

describe('a page of somebody’s entries', () => {
  it('reaches back four weeks from the last day on which a row may be, or from the day that is asked for', () => {
    expect(daysUntil(undefined, NOW)).toEqual({ from: '2026-02-18', to: '2026-03-17' });
    expect(daysUntil(day('2026-02-17'), NOW)).toEqual({ from: '2026-01-21', to: '2026-02-17' });
    expect(daysUntil(day('2027-01-01'), NOW).to).toBe('2026-03-17');
    // 400 days before, and no further.
    expect(daysUntil(day('1999-01-01'), NOW).to).toBe('2025-02-03');
  });

  it('of one day’s posts covers the days on which they may be collected, and none where there can be none', () => {
    // The sheet of 2 March goes when 10 April begins; a platform’s clock may be ahead by a day.
    expect(daysAbout(day('2026-03-02'), { first, now: NOW })).toEqual({
      from: '2026-03-01',
      to: '2026-04-10',
      postsOf: '2026-03-02',
    });
    expect(daysAbout(day('2026-01-14'), { first, now: NOW })).toBeUndefined();
    expect(daysAbout(day('2026-03-12'), { first, now: NOW })).toBeUndefined();
  });

  it('goes on to the end of the day on which it has enough, and leads to the day before', () => {
    const entries = Array.from({ length: 40 }, (_, nth) => [
      { day: day('2026-03-01'), nth },
      { day: day('2026-03-02'), nth },
      { day: day('2026-03-03'), nth },
    ]).flat();
    const page = pageOf(
      entries.toSorted((one, other) => one.day.localeCompare(other.day)),
      { from: day('2026-02-11'), first },
    );
    expect(ENTRIES_ENOUGH).toBe(60);
    expect(page.entries).toHaveLength(80);
    expect([page.entries[0]?.day, page.from, page.earlier]).toEqual([
      '2026-03-03',
      '2026-03-02',
      '2026-03-01',
    ]);
  });

  it('is the last where it reaches the first day that rows may be on', () => {
    const of = (from: string) => pageOf([], { from: day(from), first });
    expect(of('2026-01-16').earlier).toBe('2026-01-15');
    expect(of('2026-01-15').earlier).toBeUndefined();
    expect(firstDayOf('2026-01-15T23:00:00Z', NOW)).toBe('2026-01-15');
    expect(firstDayOf('2020-01-01T00:00:00Z', NOW)).toBe('2025-02-03');
  });
});
