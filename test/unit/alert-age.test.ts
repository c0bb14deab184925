import { describe, expect, it } from 'vitest';

import { ageInDays, isAgeing, isKept } from '../../shared/alerts/ageing.ts';
import { raiseAlert } from '../../shared/alerts/raise-alert.ts';
import { PostId } from '../../shared/ids.ts';
import { alertId } from '../support/alert-builder.ts';
import { officialConsent, uuid } from '../support/disclosure-builders.ts';

const RAISED = '2026-09-10T12:00:00.000Z';

const raise = () => {
  const consent = officialConsent(1);
  if (consent.status !== 'given') throw new Error('the builder gives consent');
  const post = PostId.parse('17');
  const duplicateHash = 'd'.repeat(32);
  return raiseAlert({
    id: alertId(1),
    caseId: 'c'.repeat(32),
    consent,
    observed: {
      id: post,
      postedAt: RAISED,
      url: 'https://social.example/17',
      purposes: ['confidentiality'],
      frozen: false,
    },
    finding: { rule: 'r', kind: 'secret', start: 0, end: 1, confidence: 0.9, masked: '…' },
    severity: 'high',
    duplicateHash,
    raisedAt: RAISED,
    revision: uuid(1),
  });
};

describe('an alert that nobody closes', () => {
  it('is kept for 180 days and not a second longer', () => {
    const alert = raise();
    // 10 September and 180 days: 20 + 31 + 30 + 31 + 31 + 28 is 171 to the end of February, 9 more.
    expect(isKept(alert, new Date('2027-03-09T11:59:59Z'))).toBe(true);
    expect(isKept(alert, new Date('2027-03-09T12:00:00Z'))).toBe(false);
  });

  it('ages by whole days', () => {
    expect(ageInDays({ raisedAt: RAISED }, new Date('2026-09-11T11:59:59Z'))).toBe(0);
    expect(ageInDays({ raisedAt: RAISED }, new Date('2026-09-12T12:00:00Z'))).toBe(2);
  });

  it('is too old after three days untaken, after thirty in any other open state', () => {
    const after = (days: number) => new Date(Date.parse(RAISED) + days * 86_400_000);
    expect(isAgeing('raised', new Date(RAISED), after(3))).toBe(true);
    expect(isAgeing('acknowledged', new Date(RAISED), after(29.9))).toBe(false);
    expect(isAgeing('acknowledged', new Date(RAISED), after(30))).toBe(true);
  });
});
