import { describe, expect, it } from 'vitest';

import { Day } from '../../shared/ids.ts';
import {
  calendarDay,
  daysWithSheets,
  isAtFreezeAge,
  sheetExpiry,
  startOfUnreleased,
} from '../../shared/posts/periods.ts';
import { slotOf, slotsDue } from '../../shared/schedule/slot.ts';
import { ACCOUNT, at } from '../support/fake-world.ts';

const iso = (moment: Date): string => moment.toISOString().slice(0, 10);

describe('periods', () => {
  // 1 March 2026 is a Sunday; its week ends on Monday the 2nd, its month on 1 April.
  it.each([
    ['2026-03-01', '2026-04-10'],
    ['2026-03-31', '2026-04-15'],
    ['2026-12-31', '2027-01-13'],
    ['2028-02-29', '2028-03-15'],
  ])('the sheet of %s goes on %s, nine days after its month and its week', (day, goes) => {
    expect(iso(sheetExpiry(Day.parse(day)))).toBe(goes);
  });

  it.each([
    ['2026-04-09T12:00:00Z', '2026-03-01'],
    ['2026-04-10T00:00:00Z', '2026-03-30'],
    ['2026-04-14T23:59:59Z', '2026-03-30'],
    ['2026-04-15T00:00:00Z', '2026-04-01'],
  ])('at %s the oldest open period began on %s', (now, began) => {
    expect(iso(startOfUnreleased(new Date(now)))).toBe(began);
  });

  it('is looked back over as long as any of its sheets lives', () => {
    for (let hours = 0; hours < 24 * 400; hours += 7) {
      const now = at(hours);
      const dayBefore = Day.parse(iso(new Date(startOfUnreleased(now).getTime() - 1)));
      expect(sheetExpiry(dayBefore) <= now).toBe(true);
    }
  });

  it('names all days whose sheets may be written on a day: from its start to just after its end, and of a clock ahead', () => {
    // The sheets of March's first days go when 10 April begins: they are written for the last time on the 9th, or just after.
    expect(daysWithSheets(Day.parse('2026-04-10')).at(-1)).toBe('2026-03-01');
    expect(daysWithSheets(Day.parse('2026-04-11')).at(-1)).toBe('2026-03-30');
    expect(daysWithSheets(Day.parse('2026-04-11'))[0]).toBe('2026-04-12');
    for (let hours = 0; hours < 24 * 400; hours += 35) {
      const now = at(hours);
      const written = [0, 15].map((minutes) => calendarDay(new Date(now.getTime() + minutes * 60_000)));
      const named = new Set(written.map((on) => daysWithSheets(on)).map((days) => days.join()));
      const live = Array.from({ length: 60 }, (_, back) =>
        calendarDay(new Date(now.getTime() - back * 86_400_000)),
      ).filter((day) => sheetExpiry(day) > now);
      for (const days of named) for (const day of live) expect(days.split(',')).toContain(String(day));
    }
  });

  it('counts are final at seven days, not a second before', () => {
    expect([isAtFreezeAge(at(0), at(168)), isAtFreezeAge(at(0), new Date(at(168).getTime() - 1))]).toEqual([
      true,
      false,
    ]);
  });
});

describe('slots', () => {
  const minutesIn = (done: number, due: number, cadence: number): number =>
    slotsDue(done, due)
      .filter((slots) => slots.cadence === cadence && slots.shard === 0)
      .reduce((sum, { from, to }) => sum + to - from + 1, 0);

  it('that fell due are each visited once, however long the gap', () => {
    expect([5, 15, 1440].map((cadence) => minutesIn(100, 101, cadence))).toEqual([1, 1, 1]);
    expect([5, 15, 1440].map((cadence) => minutesIn(100, 110, cadence))).toEqual([5, 10, 10]);
    expect([5, 15, 1440].map((cadence) => minutesIn(0, 100_000, cadence))).toEqual([5, 15, 1440]);
    expect(slotsDue(100, 100)).toEqual([]);
  });

  it('are found over the end of a cycle', () => {
    const daily = slotsDue(1438, 1441).filter(({ cadence, shard }) => cadence === 1440 && shard === 0);
    expect(daily.map(({ from, to }) => [from, to])).toEqual([
      [1439, 1439],
      [0, 1],
    ]);
  });

  it('of an account are the same for ever', () => {
    expect(slotOf(ACCOUNT, 15)).toEqual(slotOf(ACCOUNT, 15));
    expect(slotOf(ACCOUNT, 15).minute).toBeLessThan(15);
  });
});
