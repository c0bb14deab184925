import { beforeEach, describe, expect, it } from 'vitest';

import type { LeakAlert } from '../../shared/alerts/leak-alert.ts';
import type { ParticipantId } from '../../shared/ids.ts';
import type { Notices } from '../../shared/people/notices.ts';
import type { ParticipantNotice } from '../../shared/rights/participant-notice.ts';
import { alertId, leakAlert } from '../support/alert-builder.ts';
import { participant } from '../support/disclosure-builders.ts';

/** Notices, the alerts they are checked against, and what "my data" would read. */
export interface NoticesSubject {
  readonly notices: Notices;
  put(alert: LeakAlert): Promise<void>;
  noticesOf(of: ParticipantId): Promise<readonly ParticipantNotice[]>;
  loseNextAnswer(): void;
}

const AT = new Date('2026-09-08T12:00:00Z');
const raised = { kind: 'alert-raised', at: AT, alert: alertId(1) } as const;
// ninety days later
const expiresAt = Date.parse('2026-12-07T12:00:00Z') / 1000;
const held = { version: 1, at: '2026-09-08T12:00:00.000Z', alert: alertId(1), expiresAt };

/** What all `Notices` promise. */
export const holdsNotices = (name: string, create: () => Promise<NoticesSubject>) =>
  describe(`notices on ${name}`, () => {
    let subject: NoticesSubject;
    beforeEach(async () => {
      subject = await create();
      await subject.put(leakAlert(1));
    });
    const tell = (index: number, notice: Parameters<Notices['tell']>[1] = raised) =>
      subject.notices.tell(participant(index), notice);

    it('keep one notice however often it is told', async () => {
      expect(await Promise.all([tell(1), tell(1)])).toEqual(['told', 'told']);
      expect(await tell(1)).toBe('told');
      expect(await tell(1, { ...raised, kind: 'alert-closed' })).toBe('told');
      expect(await subject.noticesOf(participant(1))).toEqual([
        { ...held, kind: 'alert-closed' },
        { ...held, kind: 'alert-raised' },
      ]);
    });

    it('write nothing for somebody the alert no longer names, or never did', async () => {
      expect(await tell(2)).toBe('no-longer-theirs');
      await subject.put(leakAlert(1, { author: undefined }));
      expect(await tell(1)).toBe('no-longer-theirs');
      expect(await tell(1, { ...raised, alert: alertId(2) })).toBe('no-longer-theirs');
      for (const index of [1, 2]) expect(await subject.noticesOf(participant(index))).toEqual([]);
    });

    it('have told what they lost the answer of', async () => {
      subject.loseNextAnswer();
      await expect(tell(1)).rejects.toMatchObject({ kind: 'unavailable' });
      expect(await tell(1)).toBe('told');
      expect(await subject.noticesOf(participant(1))).toHaveLength(1);
    });
  });
