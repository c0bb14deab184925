import { describe, expect, it } from 'vitest';
import * as z from 'zod';

import { bandIn, type Band } from '../../../shared/summaries/band.ts';
import { COUNTED, COUNTED_BY_FORM } from '../../../shared/summaries/counted.ts';
import { countKey, figuresFromRows, type RowFact } from '../../../shared/summaries/row-figures.ts';
import type { TimeTaken } from '../../../shared/transparency/time-taken.ts';
import { LEDGER_KINDS, PersonalRow } from '../../../shared/transparency/ledger-entry.ts';

const rows = (count: number, row: RowFact): readonly RowFact[] => Array.from({ length: count }, () => row);

const RAISED: RowFact = { kind: 'alert', outcome: 'raised' };
const OPENED: RowFact = { kind: 'personal-data-read', outcome: 'alert-post-opened', role: 'security' };
const REFUSED: RowFact = {
  kind: 'personal-data-refused',
  outcome: 'alert-post-refused',
  role: 'security',
};
const EXPORTED: RowFact = { kind: 'openings-read', outcome: 'openings-exported', role: 'auditor' };
const COLLECTED: RowFact = { kind: 'collection', outcome: 'collected' };
const WITHDRAWN: RowFact = { kind: 'consent', outcome: 'withdrawn' };

const toldIn = (figures: ReturnType<typeof figuresFromRows>, key: string): Band | undefined =>
  figures.counts.find((line) => countKey(line) === key)?.count;

const month = (...all: (readonly RowFact[])[]) => figuresFromRows({ kind: 'month' }, [all.flat()]);
const quarter = (...months: (readonly RowFact[])[]) => figuresFromRows({ kind: 'quarter' }, months);

describe('figures from rows', () => {
  it('count every kind of row there is', () => {
    const counted = COUNTED.map(({ kind, outcome }) => `${kind}|${outcome}`);
    expect(COUNTED.length).toBeLessThanOrEqual(60);
    for (const { kind, outcome } of LEDGER_KINDS) expect(counted).toContain(`${kind}|${outcome}`);
    for (const { shape } of PersonalRow.options)
      for (const outcome of shape.outcome instanceof z.ZodEnum ? shape.outcome.options : shape.outcome.values)
        expect(counted).toContain(`${shape.kind.value}|${outcome}`);
    expect(new Set(COUNTED.map(countKey)).size).toBe(COUNTED.length);
  });

  it('are the same for the same rows in any order, and nothing counts what it does not name', () => {
    const some = [
      ...rows(105, OPENED),
      ...rows(11, RAISED),
      ...rows(12, EXPORTED),
      { ...EXPORTED, role: 'other' },
    ];
    expect(quarter(some)).toEqual(quarter(some.toReversed()));
    expect(toldIn(month(some), 'openings-read|openings-exported|auditor')).toEqual({
      atLeast: 10,
      atMost: 19,
    });
    expect(toldIn(quarter(some), 'personal-data-read|alert-post-opened|security')).toEqual({
      atLeast: 100,
      atMost: 999,
    });
    expect(toldIn(quarter(some), 'alert|raised')).toEqual({ atLeast: 0, atMost: 99 });
  });

  it('count rows of one kind, outcome and role, and no others', () => {
    const others = [
      { ...EXPORTED, role: 'other' },
      { ...EXPORTED, outcome: 'other' },
      { ...EXPORTED, kind: 'other' },
    ];
    const figures = month([...rows(9, EXPORTED), ...others]);
    expect(toldIn(figures, 'openings-read|openings-exported|auditor')).toEqual({ atLeast: 1, atMost: 9 });
    const [raised, ofAnother] = [rows(99, RAISED), { kind: 'other', outcome: 'raised' }];
    expect(toldIn(quarter([...raised, ofAnother]), 'alert|raised')).toEqual({ atLeast: 0, atMost: 99 });
  });

  it('add a quarter up from its months’ ranges where months are told, however many there are', () => {
    const key = 'openings-read|openings-exported|auditor';
    expect(toldIn(quarter(rows(3, EXPORTED), [], rows(4, EXPORTED)), key)).toEqual({
      atLeast: 2,
      atMost: 18,
    });
    expect(toldIn(quarter(rows(1, EXPORTED), rows(10_000, EXPORTED), []), key)).toEqual({
      atLeast: 10_001,
      atMost: null,
    });
  });

  it('tell of what follows posts fewer than a hundred as they tell none, and by the quarter alone', () => {
    for (const [kind, row] of [
      ['alert|raised', RAISED],
      ['personal-data-read|alert-post-opened|security', OPENED],
      ['personal-data-refused|alert-post-refused|security', REFUSED],
    ] as const) {
      for (const count of [0, 1, 9, 10, 99])
        expect(toldIn(quarter(rows(count, row)), kind)).toEqual({ atLeast: 0, atMost: 99 });
      expect(toldIn(quarter(rows(100, row)), kind)).toEqual({ atLeast: 100, atMost: 999 });
      expect(toldIn(month(rows(100, row)), kind)).toBeUndefined();
    }
    expect(toldIn(quarter(rows(9_999, COLLECTED)), 'collection|collected')).toEqual({
      atLeast: 0,
      atMost: 9_999,
    });
    expect(toldIn(month(rows(9_999, COLLECTED)), 'collection|collected')).toBeUndefined();
  });

  it('tell of what people decided fewer than ten as they tell none, and no finer than tens and hundreds', () => {
    for (const count of [0, 1, 9]) expect(bandIn('chosen', count)).toEqual({ atLeast: 0, atMost: 9 });
    for (const count of [10, 49, 99]) expect(bandIn('chosen', count)).toEqual({ atLeast: 10, atMost: 99 });
    expect(bandIn('chosen', 12_000)).toEqual({ atLeast: 10_000, atMost: null });
  });

  it('say of joining and leaving nothing in a month', () => {
    expect(toldIn(month(rows(30, WITHDRAWN)), 'consent|withdrawn')).toBeUndefined();
    expect(month(rows(30, WITHDRAWN))).toEqual(month());
    expect(toldIn(quarter([], rows(30, WITHDRAWN), []), 'consent|withdrawn')).toEqual({
      atLeast: 10,
      atMost: 99,
    });
  });

  it('do not tell in which month of a quarter somebody left', () => {
    const one = quarter(rows(12, WITHDRAWN), [], []);
    expect(quarter([], [], rows(12, WITHDRAWN))).toEqual(one);
    expect(quarter(rows(4, WITHDRAWN), rows(4, WITHDRAWN), rows(4, WITHDRAWN))).toEqual(one);
  });
});

describe('figures of alerts', () => {
  it('are told by the quarter alone, and of nothing that they are divided by', () => {
    const alerts = [...rows(12, RAISED), ...rows(11, { kind: 'alert', outcome: 'dismissed' })];
    const keys = quarter(alerts, [], [])
      .counts.map(countKey)
      .filter((key) => key.startsWith('alert'));
    expect(keys).toEqual(
      ['raised', 'acknowledged', 'confirmed', 'dismissed', 'escalated', 'resolved', 'handed-back'].map(
        (step) => `alert|${step}`,
      ),
    );
    expect(month(alerts).counts.filter(({ kind }) => kind === 'alert')).toEqual([]);
  });

  const step = (outcome: string, took?: TimeTaken): RowFact => ({
    kind: 'alert',
    outcome,
    ...(took !== undefined && { took }),
  });

  it('give the middle time of a hundred first takings and of a hundred closings, and of fewer nothing', () => {
    const taken = rows(99, step('acknowledged', 'within-an-hour'));
    expect(quarter(taken, rows(50, step('acknowledged')), []).medianTaking).toBeNull();
    expect(quarter(taken, [step('acknowledged', 'longer')], []).medianTaking).toBe('within-an-hour');
    const closed = [...rows(50, step('dismissed', 'within-a-day')), ...rows(50, step('resolved', 'longer'))];
    expect(quarter(closed, [], []).medianClosing).toBe('longer');
    expect(quarter(closed, [], []).medianTaking).toBeNull();
    expect(month(closed).medianClosing).toBeNull();
  });

  it('were told of ten in the third form, in finer ranges, and reads by the month', () => {
    const [third, ...more] = COUNTED_BY_FORM[3];
    expect(more).toEqual([]);
    const taken = rows(12, step('acknowledged', 'longer'));
    const figures = figuresFromRows({ kind: 'quarter' }, [[...taken, ...rows(21, OPENED)], [], []], third);
    expect(figures.medianTaking).toBe('longer');
    expect(toldIn(figures, 'alert|acknowledged')).toEqual({ atLeast: 10, atMost: 19 });
    expect(toldIn(figures, 'personal-data-read|alert-post-opened|security')).toEqual({
      atLeast: 20,
      atMost: 49,
    });
    const one = figuresFromRows({ kind: 'month' }, [[]], third);
    expect(toldIn(one, 'personal-data-read|alert-post-opened|security')).toEqual({ atLeast: 0, atMost: 0 });
    expect(toldIn(one, 'alert|acknowledged')).toBeUndefined();
  });

  it('are told by the month in a summary of the second form, as published, and without times', () => {
    const [second] = COUNTED_BY_FORM[2].map((all) =>
      figuresFromRows({ kind: 'month' }, [rows(12, RAISED)], all),
    );
    expect(second?.counts.find((line) => countKey(line) === 'alert|raised')?.count.atLeast).toBe(10);
    expect(second).not.toHaveProperty('medianTaking');
  });
});

describe('figures of purposes', () => {
  const given: RowFact = {
    kind: 'consent',
    outcome: 'given',
    opened: ['engagement', 'sentiment'],
    closed: [],
  };
  const narrowed: RowFact = { kind: 'consent', outcome: 'changed', opened: [], closed: ['sentiment'] };
  const others = ['paused', 'resumed', 'withdrawn', 'expired'].map((outcome) => ({
    kind: 'consent',
    outcome,
  }));

  it('count by the quarter for how many accounts each was switched on and off', () => {
    const figures = quarter(rows(12, given), rows(10, narrowed), others);
    const keys = ['opened|engagement', 'opened|sentiment', 'opened|confidentiality', 'closed|sentiment'];
    expect(keys.map((key) => toldIn(figures, `purpose|${key}`)?.atLeast)).toEqual([10, 10, 0, 10]);
    expect(toldIn(month(rows(12, given)), 'purpose|opened|engagement')).toBeUndefined();
  });

  it('are left out where one row is from before they were said', () => {
    const figures = quarter(rows(12, given), [{ kind: 'consent', outcome: 'given' }], []);
    expect(figures.counts.filter(({ kind }) => kind === 'purpose')).toEqual([]);
    for (const half of [
      { kind: 'consent', outcome: 'changed', opened: ['engagement'] },
      { kind: 'consent', outcome: 'given', closed: [] },
    ]) {
      const { counts } = quarter(rows(12, given), [half], []);
      expect(counts.filter(({ kind }) => kind === 'purpose')).toEqual([]);
    }
    expect(toldIn(figures, 'consent|given')).toEqual({ atLeast: 10, atMost: 99 });
  });
});
