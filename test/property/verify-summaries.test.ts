import { beforeAll, describe, expect, it } from 'vitest';

import { besideDays, type Beside } from '../../bin/verify/beside-log.ts';
import { fieldsOf } from '../../shared/processing/stored-fields.ts';
import { PeriodSummary, type AuditSummary } from '../../shared/summaries/audit-summary.ts';
import type { DayEntry } from '../../shared/transparency/day-entry.ts';
import { summaryIn } from '../support/beside-builders.ts';
import { fieldOf, leavesIn } from '../support/every-leaf.ts';
import { LyingOperator } from '../support/lying-operator.ts';
import { SummarisedWorld } from '../support/summarised-world.ts';

let days: readonly DayEntry[];
let all: Beside & { readonly published: readonly AuditSummary[] };
let operator: LyingOperator;
beforeAll(async () => {
  const world = await SummarisedWorld.play();
  all = await world.everything();
  days = world.entries();
  operator = new LyingOperator(days, all, all.published);
}, 60_000);

const summary = (id: string): AuditSummary => summaryIn(all.published, id);

const SUMMARIES = ['summary-2026-07', 'summary-2026-08', 'summary-2026-09', 'summary-2026-Q3'];

describe('summaries', () => {
  it('are computed anew, every figure, from the log and what is given beside it', () => {
    const { faults, said } = besideDays(days, all);
    expect(faults).toEqual([]);
    const left = said.filter((line) => line.includes('not computed anew'));
    expect(left).toEqual(
      SUMMARIES.map(
        (id) => `${id}.json: not computed anew: the hour of its publication (the log tells the day).`,
      ),
    );
    expect(said.filter((line) => line.includes('computed anew, and as published'))).toHaveLength(4);
  });

  it.each(SUMMARIES)('are caught where any one field of %s is a lie that was published as such', (id) => {
    expect(operator.believedFields(summary(id))).toEqual([]);
  });

  it.each(SUMMARIES)('are caught where a line of %s is left out, is there twice, or was made up', (id) => {
    expect(operator.believedLists(summary(id))).toEqual([]);
  });

  it('say every field that a summary can, so that there is none of which no lie was tried', () => {
    const said = new Set(all.published.flatMap((one) => leavesIn(one)).map(({ path }) => fieldOf(path)));
    const can = fieldsOf('', PeriodSummary).map((field) => field.slice(1));
    // No form has counted accounts that stand: a line that was made up is caught above.
    const never = ['accounts.count.atLeast', 'accounts.count.atMost', 'accounts.purpose'];
    expect(can.filter((field) => !said.has(field))).toEqual(never);
  });

  it('are believed in the hour of their publication, which no entry tells', () => {
    const truth = summary('summary-2026-09');
    expect(operator.told(truth, { ...truth, publishedAt: '2026-10-01T05:00:00.000Z' })).toEqual([]);
  });
});
