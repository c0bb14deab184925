import { describe, expect, it } from 'vitest';

import { audit, handOut } from '../support/auditor.ts';
import { FollowedWorld } from '../support/followed-world.ts';
import { openedPost } from '../support/ledger-builder.ts';

const ID = (nth: number): string => `00000000-0000-4000-8000-${String(nth).padStart(12, '0')}`;

describe('openings of a quarter', () => {
  it('give anew what a quarter says of readings, on its last day', async () => {
    const log = new FollowedWorld();
    await log.standAt('2026-06-30', 1);
    for (let nth = 0; nth < 100; nth += 1) log.add(openedPost('2026-07-13T12:00:00.000Z', ID(nth)));
    for (let day = 2; day <= 93; day += 1)
      await log.seal(new Date(Date.UTC(2026, 6, day, 3, 30)).toISOString());
    const quarter = ['2026-07-01', '2026-09-30'] as const;
    const whole = await handOut(log, quarter);
    // Three statements on each of the Sundays whose week lies in the quarter, and four at its end.
    expect((await audit(log, whole)).said[0]).toContain(` ${3 * 12 + 4} statements and 0 figures`);
    expect(log.entries().at(-1)?.statements).toContainEqual({
      kind: 'personal-data-read',
      outcome: 'alert-post-opened',
      from: '2026-07-01',
      to: '2026-10-01',
      count: { atLeast: 100, atMost: 999 },
    });
    log.store.entries.splice(0, 1);
    expect((await audit(log, await handOut(log, quarter))).faults).toEqual([
      expect.stringMatching(/^file: 2026-07-13, leaf \d+: is neither opened nor padding/u),
      'file: entry of 2026-09-30: says 100 to 999 for alert-post-opened; the openings give 99',
    ]);
  });
});
