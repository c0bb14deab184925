import { describe, expect, it } from 'vitest';

import type { Clock } from '../../shared/clock.ts';
import type { DraftAttemptCounter, DraftAttemptFinder } from '../../shared/drafts/draft-attempts.ts';
import { subjectOf } from '../../shared/identity/identity.ts';

const ann = subjectOf('https://login.example', 'ann');
const bob = subjectOf('https://login.example', 'bob');

/** What every counter of attempts keeps to. */
export const countsDraftAttempts = (
  name: string,
  create: (clock: Clock) => Promise<DraftAttemptCounter & DraftAttemptFinder>,
): void => {
  describe(`attempts to check a draft in ${name}`, () => {
    const start = new Date('2026-03-10T12:59:00Z');

    it('are let through up to the limit, each person for themselves', async () => {
      const attempts = await create({ now: () => start });
      for (let tried = 0; tried < 20; tried += 1) expect((await attempts.count(ann)).kind).toBe('counted');
      expect(await attempts.count(ann)).toEqual({ kind: 'spent', until: new Date('2026-03-10T13:00:00Z') });
      expect((await attempts.count(bob)).kind).toBe('counted');
      expect(await attempts.find(ann)).toMatchObject({ today: 20, hour: 12, thisHour: 20 });
    });

    it('begin anew with the hour, and count on through the day', async () => {
      let now = start;
      const attempts = await create({ now: () => now });
      await attempts.count(ann);
      now = new Date('2026-03-10T13:00:00Z');
      await attempts.count(ann);
      expect(await attempts.find(ann)).toMatchObject({ today: 2, hour: 13, thisHour: 1 });
    });

    it('are nothing for who made none', async () => {
      expect(await (await create({ now: () => start })).find(bob)).toBeUndefined();
    });
  });
};
