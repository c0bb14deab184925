import { beforeEach, describe, expect, it } from 'vitest';

import type { AlertCases } from '../../shared/alerts/alert-cases.ts';
import type { AlertWork, WorkQuestion } from '../../shared/alerts/alert-work.ts';
import type { LeakAlert } from '../../shared/alerts/leak-alert.ts';
import type { WorkPlace } from '../../shared/alerts/work-place.ts';
import type { Clock } from '../../shared/clock.ts';
import { alertId, leakAlert } from '../support/alert-builder.ts';

/** The list of work and the cases, over alerts that are put. */
export interface AlertWorkSubject {
  readonly work: AlertWork & AlertCases;
  put(alert: LeakAlert): Promise<void>;
}

const NOW = new Date('2026-09-10T13:00:00.000Z');
const RAISED: WorkQuestion = { state: 'raised', order: 'due', raised: {} };
const SEVERITIES = ['critical', 'high', 'medium', 'low'] as const;

const hash = (index: number): string => index.toString(16).padStart(32, '0');

/** Alert `index`, about a post and words of its own, raised so many minutes before now. */
const apart = (index: number, minutesAgo: number, changes: Record<string, unknown> = {}): LeakAlert =>
  leakAlert(index, {
    caseId: hash(1000 + index),
    duplicateHash: hash(2000 + index),
    raisedAt: new Date(NOW.getTime() - minutesAgo * 60_000).toISOString(),
    ...changes,
  });

const idsOf = (alerts: readonly LeakAlert[]) => alerts.map(({ id }) => Number.parseInt(id, 16));

/** What every `AlertWork`, and the `AlertCases` beside it, promises. */
export const holdsAlertWork = (name: string, create: (clock: Clock) => Promise<AlertWorkSubject>) =>
  describe(`the work of security on ${name}`, () => {
    let subject: AlertWorkSubject;
    beforeEach(async () => {
      subject = await create({ now: () => NOW });
    });

    const putAll = async (...alerts: readonly LeakAlert[]): Promise<void> => {
      for (const alert of alerts) await subject.put(alert);
    };
    const listed = async (question: Partial<WorkQuestion>, limit = 50) =>
      idsOf((await subject.work.page({ ...RAISED, ...question }, limit)).alerts);

    it('comes by what is overdue the longest, or by age, either way', async () => {
      // To be taken within 1, 4, 24 and 72 hours: due 10 minutes ago, in an hour, 6 hours ago, in 10 hours.
      await putAll(
        apart(1, 70, { severity: 'critical' }),
        apart(2, 180, { severity: 'high' }),
        apart(3, 30 * 60, { severity: 'medium' }),
        apart(4, 62 * 60, { severity: 'low' }),
      );
      expect(await listed({ order: 'due' })).toEqual([3, 1, 2, 4]);
      expect(await listed({ order: 'oldest' })).toEqual([4, 3, 2, 1]);
      expect(await listed({ order: 'newest' })).toEqual([1, 2, 3, 4]);
      expect(await subject.work.countOverdue('raised')).toEqual({ count: 2, isMore: false });
    });

    it('measures what somebody took by when it is to be closed, and nothing that is closed', async () => {
      // Critical ones are to be closed within 24 hours.
      await putAll(
        apart(1, 23 * 60, { severity: 'critical', state: 'acknowledged' }),
        apart(2, 25 * 60, { severity: 'critical', state: 'acknowledged' }),
        apart(3, 90 * 24 * 60, { severity: 'critical', state: 'resolved' }),
      );
      expect(await subject.work.countOverdue('acknowledged')).toEqual({ count: 1, isMore: false });
      expect(await subject.work.countOverdue('resolved')).toEqual({ count: 0, isMore: false });
      expect(await listed({ state: 'resolved' })).toEqual([3]);
    });

    it('is asked for by severity, rule and age', async () => {
      await putAll(
        apart(1, 10, { severity: 'critical', rule: 'iban' }),
        apart(2, 20, { severity: 'low', rule: 'iban' }),
        apart(3, 30, { severity: 'low', rule: 'jwt' }),
        apart(4, 40, { severity: 'low', rule: 'jwt', state: 'escalated' }),
      );
      expect(await listed({ severity: 'low' })).toEqual([3, 2]);
      expect(await listed({ rule: 'iban', order: 'oldest' })).toEqual([2, 1]);
      const before = (minutes: number) => new Date(NOW.getTime() - minutes * 60_000).toISOString();
      expect(await listed({ raised: { from: before(20) }, order: 'oldest' })).toEqual([2, 1]);
      expect(await listed({ raised: { until: before(20) }, order: 'oldest' })).toEqual([3, 2]);
    });

    it('leaves out what is past its time, though the store has it still', async () => {
      const now = NOW.getTime() / 1000;
      await putAll(apart(1, 5, { expiresAt: now }), apart(2, 5, { expiresAt: now + 1 }));
      expect(await listed({})).toEqual([2]);
      expect(await subject.work.count('raised')).toEqual({ count: 1, isMore: false });
      expect((await subject.work.similar(apart(2, 5))).map(({ id }) => id)).toEqual([]);
    });

    it('joins alerts of one post, and about one secret anywhere, into one case, whatever the detour', async () => {
      const [post, secret] = [hash(7), hash(8)];
      const first = apart(1, 40, { caseId: post });
      await putAll(
        first,
        apart(2, 30, { caseId: post, duplicateHash: secret }),
        apart(3, 20, { duplicateHash: secret }),
        apart(4, 10),
      );
      const { alerts, isMore } = await subject.work.others(first);
      expect([idsOf(alerts), isMore]).toEqual([[2, 3], false]);
    });

    it('joins no two posts by the same person’s data, and shows them as similar', async () => {
      const name = { kind: 'personal-data', duplicateHash: hash(8) };
      const first = apart(1, 40, { ...name, rule: 'iban' });
      await putAll(
        first,
        apart(2, 30, { ...name, rule: 'card' }),
        apart(3, 20, { rule: 'iban' }),
        apart(4, 10),
      );
      expect((await subject.work.others(first)).alerts).toEqual([]);
      expect(idsOf(await subject.work.similar(first))).toEqual([3, 2]);
    });

    it('follows a case to twenty alerts and says that there are more', async () => {
      const same = { duplicateHash: hash(8) };
      for (let index = 1; index <= 22; index += 1) await subject.put(apart(index, index, same));
      const { alerts, isMore } = await subject.work.others(apart(1, 1, same));
      expect([alerts.length, isMore]).toEqual([19, true]);
    });

    it('shows the newest five of what is similar', async () => {
      for (let index = 1; index <= 8; index += 1) await subject.put(apart(index, index));
      expect(idsOf(await subject.work.similar(apart(8, 8)))).toEqual([1, 2, 3, 4, 5]);
    });

    it('lists a thousand alerts to the end, each once and in order, twenty-five at a time', async () => {
      const alerts = Array.from({ length: 1000 }, (_, index) =>
        apart(index, (index * 7919) % 20_000, { severity: SEVERITIES[index % 4], rule: `r${index % 97}` }),
      );
      for (let start = 0; start < alerts.length; start += 50) {
        await Promise.all(alerts.slice(start, start + 50).map((alert) => subject.put(alert)));
      }
      const hours = { critical: 1, high: 4, medium: 24, low: 72 };
      const due = ({ raisedAt, severity }: LeakAlert) => Date.parse(raisedAt) + hours[severity] * 3_600_000;
      const walk = async (question: WorkQuestion) => {
        const seen: LeakAlert[] = [];
        let [place, pages]: [WorkPlace | undefined, number] = [undefined, 0];
        do {
          const page: Awaited<ReturnType<AlertWork['page']>> = await subject.work.page(question, 25, place);
          seen.push(...page.alerts);
          place = page.next;
          pages += 1;
        } while (place !== undefined);
        return { seen, pages };
      };

      const { seen, pages } = await walk(RAISED);
      expect(seen.map(due)).toEqual(alerts.map(due).sort((one, other) => one - other));
      expect(new Set(idsOf(seen)).size).toBe(1000);
      expect(pages).toBeLessThanOrEqual(41);
      // 10 or 11 of a thousand have a rule of 97.
      const rare = await walk({ ...RAISED, rule: 'r5', order: 'newest' });
      expect(idsOf(rare.seen).sort((one, other) => one - other)).toEqual([
        5, 102, 199, 296, 393, 490, 587, 684, 781, 878, 975,
      ]);
      expect(await subject.work.count('raised')).toEqual({ count: 99, isMore: true });
    });

    it('knows no state but those of alerts that are there', async () => {
      await putAll(apart(1, 1));
      expect(await subject.work.count('escalated')).toEqual({ count: 0, isMore: false });
      expect(await subject.work.page({ ...RAISED, state: 'escalated' }, 5)).toEqual({
        alerts: [],
        next: undefined,
      });
      expect((await subject.work.page(RAISED, 5)).alerts.map(({ id }) => id)).toEqual([alertId(1)]);
    });
  });
