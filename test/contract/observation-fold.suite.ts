import { beforeEach, describe, expect, it } from 'vitest';

import type { DaySheet } from '../../shared/posts/day-sheet.ts';
import type { ObservationFold } from '../../shared/posts/observations.ts';
import { collect } from '../support/collect.ts';
import { account, day, sheet } from '../support/disclosure-builders.ts';

/** A fold and a way to fill what it reads. */
export interface ObservationFoldSubject {
  readonly fold: ObservationFold;
  put(one: DaySheet): Promise<void>;
}

const ON = day('2026-09-08');

/** What every `ObservationFold` promises. */
export const holdsObservationFold = (name: string, create: () => Promise<ObservationFoldSubject>) =>
  describe(`an observation fold on ${name}`, () => {
    let subject: ObservationFoldSubject;
    beforeEach(async () => {
      subject = await create();
    });

    const keysOf = (on: typeof ON) => collect(subject.fold.keysOfDay(on));

    it('names every account of the day once, and those of no other day', async () => {
      const people = Array.from({ length: 130 }, (_, index) => index);
      for (const index of people) await subject.put(sheet(index, ON));
      await subject.put(sheet(500, '2026-09-07'));
      const keys = await keysOf(ON);
      expect(keys.map((key) => key.account).sort()).toEqual(people.map(account).sort());
      expect(new Set(keys.map((key) => key.day))).toEqual(new Set([ON]));
    });

    it('names nobody on a day without sheets', async () => {
      expect(await keysOf(day('2026-09-09'))).toEqual([]);
    });

    it('reads more sheets than a batch holds; those that are erased meanwhile are absent', async () => {
      const people = Array.from({ length: 130 }, (_, index) => index);
      for (const index of people) await subject.put(sheet(index, ON));
      const keys = [...people, 0, 900].map((index) => ({ account: account(index), day: ON }));
      const sheets = await subject.fold.sheets(keys);
      expect(sheets.map((one) => one.account).sort()).toEqual(people.map(account).sort());
      expect(sheets.find((one) => one.account === account(7))).toEqual(sheet(7, ON));
      expect(await subject.fold.sheets([])).toEqual([]);
    });
  });
