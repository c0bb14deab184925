import { beforeAll, describe, expect, it } from 'vitest';

import type { AuditSummary } from '../../shared/summaries/audit-summary.ts';
import type { DayEntry } from '../../shared/transparency/day-entry.ts';
import { summaryIn, told } from '../support/beside-builders.ts';
import { SummarisedWorld } from '../support/summarised-world.ts';

let days: readonly DayEntry[];
let published: readonly AuditSummary[];
beforeAll(async () => {
  const world = await SummarisedWorld.play();
  ({ published } = await world.everything());
  days = world.entries();
}, 60_000);

const summary = (id: string): AuditSummary => summaryIn(published, id);
const SEPTEMBER = 'summary-2026-09';

describe('a summary in a list', () => {
  it('is found in a list, as the public site answers it, and one of it that was changed is named', () => {
    const ids = [SEPTEMBER, 'summary-2026-08'];
    const list = ids.map(summary);
    const [one, other] = ids.map((id) => `summaries.json, ${id}: computed anew`);
    const answers = told(days, { summaries: [['summaries.json', JSON.stringify(list)]] });
    expect(answers.filter((line) => line.includes(': computed anew'))).toEqual([
      expect.stringContaining(one ?? ''),
      expect.stringContaining(other ?? ''),
    ]);
    const changed = list.map((each, nth) => (nth === 1 ? { ...each, figuresReleased: 9 } : each));
    const faults = told(days, { summaries: [['summaries.json', JSON.stringify([...changed, 7])]] });
    expect(faults.filter((line) => !line.includes('computed anew'))).toEqual([
      'summaries.json, summary-2026-08: does not have the hash it says: it was changed',
      'summaries.json, 3: is no audit summary',
    ]);
    expect(told(days, { summaries: [['summaries.json', '[]']] })).toEqual([
      'summaries.json: is no audit summary',
    ]);
  });
});
