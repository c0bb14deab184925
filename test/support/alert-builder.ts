import { LeakAlert } from '../../shared/alerts/leak-alert.ts';
import { AlertId } from '../../shared/ids.ts';
import { account, participant, uuid } from './disclosure-builders.ts';

/** An alert's id made from a small number. */
export const alertId = (index: number): AlertId => AlertId.parse(index.toString(16).padStart(32, '0'));

/** Alert `index`, just raised, about participant 1's post `1`. */
export const leakAlert = (index: number, changes: Record<string, unknown> = {}): LeakAlert =>
  LeakAlert.parse({
    version: 1,
    id: alertId(index),
    caseId: 'c'.repeat(32),
    account: account(1),
    author: participant(1),
    post: '1',
    url: 'https://social.example/@one/1',
    generation: uuid(1),
    rule: 'aws-access-key',
    kind: 'secret',
    severity: 'high',
    confidence: 0.9,
    masked: 'AK…7Q',
    duplicateHash: 'd'.repeat(32),
    raisedAt: '2026-09-10T12:00:00.000Z',
    state: 'raised',
    revision: uuid(9000 + index),
    history: [{ at: '2026-09-10T12:00:00.000Z', by: { role: 'system' }, what: 'raised' }],
    // 180 days later
    expiresAt: Date.parse('2027-03-09T12:00:00.000Z') / 1000,
    ...changes,
  });
