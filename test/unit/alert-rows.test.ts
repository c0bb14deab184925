import { describe, expect, it } from 'vitest';

import { decideHandling, type AlertAction, type Handler } from '../../shared/alerts/handling.ts';
import type { LeakAlert } from '../../shared/alerts/leak-alert.ts';
import { stepRows } from '../../shared/alerts/alert-rows.ts';
import { decideToolStatus } from '../../shared/alerts/tool-status.ts';
import { createCryptoRandom } from '../../shared/disclosure/random.crypto.ts';
import { boxKeyOf } from '../../shared/sealing/sealed-box.ts';
import { ledgerItem, outerOpeningOf } from '../../shared/transparency/ledger-entry.ts';
import { alertRowId, alertTrail, openPersonalRow, weekEnd } from '../../shared/transparency/personal-row.ts';
import { leakAlert } from '../support/alert-builder.ts';
import { uuid } from '../support/disclosure-builders.ts';

const random = createCryptoRandom();
const PRIVATE = new Uint8Array(32).fill(7);
const LOCATOR = Buffer.alloc(32, 3).toString('base64');
const opening = { key: boxKeyOf(PRIVATE), trail: alertTrail(LOCATOR, leakAlert(1).id) };
const SAM: Handler = { handler: 'sam', participant: undefined, isLead: true };

const drawn = (now: string) => ({ now: new Date(now), newId: () => uuid(4711), random });

/** Raised on Thursday the 10th at noon. */
const own = (changes: Record<string, unknown> = {}): LeakAlert => leakAlert(1, { opening, ...changes });

const after = (alert: LeakAlert, action: AlertAction, at: string): LeakAlert => {
  const handling = decideHandling(alert, action, { by: SAM, now: new Date(at), revision: uuid(5) });
  if (handling.kind !== 'handled') throw new Error(handling.kind);
  return handling.alert;
};

/** Takes an action and says what rows it makes. */
const stepOf = (alert: LeakAlert, action: AlertAction, at: string) =>
  stepRows(after(alert, action, at), alert.history.length, drawn(at));

const told = (rows: ReturnType<typeof stepRows>) =>
  rows.map((row) => (row.kind === 'alert' ? [row.outcome, row.took, row.dismissal] : row.kind));

describe('the log’s row of a step of an alert', () => {
  it.each([
    ['2026-09-07T00:00:00.000Z', '2026-09-13'],
    ['2026-09-10T12:00:00.000Z', '2026-09-13'],
    ['2026-09-13T23:59:59.999Z', '2026-09-13'],
    ['2026-09-14T00:00:00.000Z', '2026-09-20'],
    ['2026-12-31T12:00:00.000Z', '2027-01-03'],
  ])('of %s enters on %s, the Sunday of its week', (at, day) => {
    expect(weekEnd(new Date(at))).toBe(day);
    expect(stepRows(own(), 0, drawn(at)).map((row) => row.at)).toEqual([`${day}T00:00:00.000Z`]);
  });

  it('says what was found by kind, how bad, and which step; neither whose, which alert nor which rule', () => {
    const [row] = stepRows(own(), 0, drawn('2026-09-10T12:00:00Z'));
    if (row === undefined) throw new Error('no row');
    const { outer } = outerOpeningOf(row);
    expect(JSON.parse(outer)).toEqual({
      version: 1,
      id: alertRowId(opening.trail, 0),
      at: '2026-09-13T00:00:00.000Z',
      kind: 'alert',
      outcome: 'raised',
      finding: 'secret',
      severity: 'high',
      detail: row.kind === 'alert' ? row.detail : '',
    });
    const stored = JSON.stringify(ledgerItem(row));
    const { id, caseId, account, author, post, rule, duplicateHash, generation } = own();
    for (const named of [id, caseId, account, author, rule, duplicateHash, generation, `"${post}"`])
      expect(stored).not.toContain(named);
  });

  it('is opened by the person alone, who finds it by the alert', () => {
    const [row] = stepRows(own(), 0, drawn('2026-09-10T12:00:00Z'));
    if (row === undefined) throw new Error('no row');
    expect(openPersonalRow(row, PRIVATE)?.inner).toEqual({
      version: 1,
      kind: 'alert',
      alert: own().id,
      step: 'raised',
      at: '2026-09-10T12:00:00.000Z',
    });
    expect(() => openPersonalRow(row, new Uint8Array(32).fill(8))).toThrow('cannot be opened');
    const others = alertTrail(Buffer.alloc(32, 4).toString('base64'), own().id);
    expect(others).not.toBe(opening.trail);
  });

  it('looks the same where nobody can open it: as many bytes, a drawn id', () => {
    const [ours] = stepRows(own(), 0, drawn('2026-09-10T12:00:00Z'));
    const [theirs] = stepRows(leakAlert(1), 0, drawn('2026-09-10T12:00:00Z'));
    if (ours === undefined || theirs === undefined) throw new Error('no row');
    expect(Object.keys(theirs).sort()).toEqual(Object.keys(ours).sort());
    expect(theirs.sealed).toHaveLength(ours.sealed?.length ?? 0);
    expect(theirs.id).toBe(uuid(4711));
    expect(() => openPersonalRow(theirs, PRIVATE)).toThrow('cannot be opened');
  });

  it('tells how long it took until somebody first took it, and until it was closed', () => {
    const taken = after(own(), { what: 'acknowledge' }, '2026-09-10T12:59:00Z');
    expect(told(stepOf(own(), { what: 'acknowledge' }, '2026-09-10T12:59:00Z'))).toEqual([
      ['acknowledged', 'within-an-hour', undefined],
    ]);
    expect(told(stepOf(taken, { what: 'hand-back' }, '2026-09-10T14:00:00Z'))).toEqual([
      ['handed-back', undefined, undefined],
    ]);
    const again = after(taken, { what: 'hand-back' }, '2026-09-10T14:00:00Z');
    expect(told(stepOf(again, { what: 'acknowledge' }, '2026-09-12T14:00:00Z'))).toEqual([
      ['acknowledged', undefined, undefined],
    ]);
    expect(
      told(stepOf(taken, { what: 'dismiss', dismissal: 'already-public' }, '2026-09-12T12:00:00Z')),
    ).toEqual([['dismissed', 'within-a-week', 'already-public']]);
    const confirmed = after(taken, { what: 'confirm' }, '2026-09-10T13:00:00Z');
    expect(told(stepOf(taken, { what: 'confirm' }, '2026-09-10T13:00:00Z'))).toEqual([
      ['confirmed', undefined, undefined],
    ]);
    expect(told(stepOf(confirmed, { what: 'resolve' }, '2026-09-30T12:00:00Z'))).toEqual([
      ['resolved', 'longer', undefined],
    ]);
  });

  it('is none for what moves nothing: opening a post has a row of its own', () => {
    const taken = after(own(), { what: 'acknowledge' }, '2026-09-10T12:59:00Z');
    expect(stepOf(taken, { what: 'open-post', reason: 'which key it is' }, '2026-09-10T13:00:00Z')).toEqual(
      [],
    );
  });

  it('is one for each step that a tool reports at once', () => {
    const decision = decideToolStatus(
      own(),
      { version: 1, alert: own().id, status: 'resolved' },
      { now: new Date('2026-09-11T11:00:00Z'), revision: uuid(6) },
    );
    if (decision.kind !== 'moved') throw new Error(decision.kind);
    const rows = stepRows(decision.alert, 1, drawn('2026-09-11T11:00:00Z'));
    expect(told(rows)).toEqual([
      ['confirmed', undefined, undefined],
      ['resolved', 'within-a-day', undefined],
    ]);
    expect(rows.map(({ id }) => id)).toEqual([1, 2].map((nth) => alertRowId(opening.trail, nth)));
  });
});
