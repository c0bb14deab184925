import { beforeAll, describe, expect, it } from 'vitest';

import type { OpeningsFile } from '../../shared/transparency/openings-file.ts';
import { audit, handOut } from '../support/auditor.ts';
import { FollowedWorld } from '../support/followed-world.ts';
import { openedPost } from '../support/ledger-builder.ts';

/** Monday to Sunday. */
const WEEK = ['2026-11-09', '2026-11-15'] as const;
const ID = (nth: number): string => `00000000-0000-4000-8000-${String(nth).padStart(12, '0')}`;

describe('openings of a week', () => {
  let world: FollowedWorld;
  let file: OpeningsFile;
  beforeAll(async () => {
    world = new FollowedWorld();
    await world.seal('2026-11-09T03:30:00Z');
    for (let day = 9; day <= 15; day += 1)
      world.add(openedPost(`2026-11-${String(day).padStart(2, '0')}T12:00:00.000Z`, ID(day)));
    for (let day = 10; day <= 24; day += 1) await world.seal(`2026-11-${day}T03:30:00Z`);
    file = await handOut(world, WEEK);
  });

  it('say so of what rests on one such day alone, and of no other week', async () => {
    const both = await handOut(world, ['2026-11-09', '2026-11-22']);
    const days = both.days.map(({ padding, ...day }) =>
      day.day === '2026-11-20' ? day : { ...day, padding },
    );
    expect((await audit(world, { ...both, days })).said).toEqual([
      expect.stringContaining(' 3 statements and 0 figures of 0 summaries computed anew: all as published.'),
      expect.stringMatching(
        /^file: 3 statements and 0 figures of 0 summaries are as published as far as .* on 1 days/u,
      ),
    ]);
  });

  it.each([
    ['2026-11-15', '2026-11-09', 'begins on 2026-11-15 and ends before, on 2026-11-09'],
    ['2026-11-09', '9999-12-31', 'has 2912131 days, 2026-11-09 to 9999-12-31; a file opens 400 days at most'],
    [
      '2026-11-07',
      '2026-11-15',
      '2026-11-07 to 2026-11-15, is not wholly in the log, which has 2026-11-08 to 2026-11-23',
    ],
    [
      '2026-11-09',
      '2026-11-24',
      '2026-11-09 to 2026-11-24, is not wholly in the log, which has 2026-11-08 to 2026-11-23',
    ],
  ])('are refused in one line where they say that they are of %s to %s', async (from, to, why) => {
    for (const days of [file.days, []])
      expect(await audit(world, { ...file, from, to, days })).toEqual({
        faults: [`file: its period ${why}`],
        said: [],
      });
  });

  it('are named where a day or a row is not of the period that they say', async () => {
    const { faults } = await audit(world, { ...file, to: '2026-11-14' });
    expect(faults[0]).toBe(
      'file: 2026-11-15: is a day of the file, which says that it is of 2026-11-09 to 2026-11-14',
    );
    const days = file.days.slice(0, 6);
    const row = await audit(world, { ...file, to: '2026-11-14', days });
    expect(row.faults).toEqual([
      'file: opening 6 (personal-data-read alert-post-opened, 2026-11-15): is in no day’s tree: it was added or changed',
    ]);
  });
});
