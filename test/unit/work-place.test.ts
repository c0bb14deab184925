import { describe, expect, it } from 'vitest';

import { groupCases } from '../../shared/alerts/joined-cases.ts';
import { mergeStreams, readPlace, writePlace, type Stream } from '../../shared/alerts/work-place.ts';
import { alertId, leakAlert } from '../support/alert-builder.ts';

const at = (index: number, changes: Record<string, unknown> = {}) =>
  leakAlert(index, { raisedAt: `2026-09-10T12:00:${String(index).padStart(2, '0')}.000Z`, ...changes });
const rankOf = ({ raisedAt }: { readonly raisedAt: string }) => Date.parse(raisedAt);
const placeOf = (index: number) => ({ raisedAt: at(index).raisedAt, id: alertId(index) });

describe('streams of alerts', () => {
  it('stop where one runs dry that goes on, since what comes next there may come first', () => {
    const streams: Stream[] = [
      { severity: 'high', from: undefined, alerts: [at(1), at(4)], rest: placeOf(5) },
      {
        severity: 'low',
        from: undefined,
        alerts: [at(2, { severity: 'low' }), at(9, { severity: 'low' })],
        rest: 'end',
      },
    ];
    const { alerts, next } = mergeStreams(streams, 10, rankOf);
    expect(alerts.map(({ id }) => id)).toEqual([alertId(1), alertId(2), alertId(4)]);
    expect(next).toEqual({ high: placeOf(5), low: placeOf(2) });
  });

  it('go on from where they were asked for where nothing of them was taken', () => {
    const from = placeOf(1);
    const streams: Stream[] = [
      { severity: 'high', from, alerts: [at(7)], rest: 'end' },
      { severity: 'low', from: undefined, alerts: [at(2, { severity: 'low' })], rest: 'end' },
    ];
    expect(mergeStreams(streams, 1, rankOf).next).toEqual({ high: from, low: 'end' });
    expect(mergeStreams(streams, 2, rankOf).next).toBeUndefined();
  });
});

describe('a place in a list', () => {
  it('comes back from an address as it was', () => {
    const place = { critical: placeOf(3), low: 'end' } as const;
    expect(readPlace(writePlace(place))).toEqual(place);
    expect(writePlace(place)).toMatch(/^[\w-]+$/u);
  });

  it.each([
    '',
    '%%%',
    'bm9wZQ',
    writePlace({}).repeat(300),
    Buffer.from('{"worst":"end"}').toString('base64url'),
  ])('is none where somebody made up %j', (text) => {
    expect(readPlace(text)).toBeUndefined();
  });
});

describe('alerts on a page', () => {
  it('are one case where a post or a secret joins them, also by way of a third', () => {
    const [post, secret] = ['1'.repeat(32), '2'.repeat(32)];
    const alerts = [
      at(1, { caseId: post }),
      at(2, { caseId: '3'.repeat(32), duplicateHash: secret }),
      at(3, { caseId: '4'.repeat(32), duplicateHash: '5'.repeat(32) }),
      at(4, { caseId: post, duplicateHash: secret }),
    ];
    expect(groupCases(alerts).map((members) => members.map(({ id }) => id))).toEqual([
      [alertId(1), alertId(2), alertId(4)],
      [alertId(3)],
    ]);
  });

  it('are two cases where the same person’s data stands in two posts', () => {
    const data = { kind: 'personal-data' };
    const alerts = [at(1, { ...data, caseId: '1'.repeat(32) }), at(2, { ...data, caseId: '3'.repeat(32) })];
    expect(groupCases(alerts)).toHaveLength(2);
  });
});
