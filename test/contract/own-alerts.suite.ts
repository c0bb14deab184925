import { beforeEach, describe, expect, it } from 'vitest';

import { AuthorAnswer } from '../../shared/alerts/author-answer.ts';
import type { LeakAlert } from '../../shared/alerts/leak-alert.ts';
import type { OwnAlerts } from '../../shared/alerts/own-alerts.ts';
import type { Clock } from '../../shared/clock.ts';
import type { AlertId } from '../../shared/ids.ts';
import { alertId, leakAlert } from '../support/alert-builder.ts';
import { participant } from '../support/disclosure-builders.ts';

/** A person's alerts, and the same alerts as they are kept. */
export interface OwnAlertsSubject {
  readonly own: OwnAlerts;
  find(alert: AlertId): Promise<LeakAlert | undefined>;
  put(alert: LeakAlert): Promise<void>;
  loseNextAnswer(): void;
}

const NOW = new Date('2026-09-10T13:00:00.000Z');
const [ANN, BOB] = [participant(1), participant(2)];

/** What every `OwnAlerts` promises. */
export const holdsOwnAlerts = (name: string, create: (clock: Clock) => Promise<OwnAlertsSubject>) =>
  describe(`the alerts of one person on ${name}`, () => {
    let subject: OwnAlertsSubject;
    beforeEach(async () => {
      subject = await create({ now: () => NOW });
    });
    const answer = (said: AuthorAnswer, by = ANN) => subject.own.answer(alertId(1), said, by);

    it('are theirs and nobody else’s, the newest first, without those whose time is over', async () => {
      await subject.put(leakAlert(1, { raisedAt: '2026-09-10T10:00:00.000Z' }));
      await subject.put(leakAlert(2, { raisedAt: '2026-09-10T11:00:00.000Z' }));
      await subject.put(leakAlert(3, { author: BOB }));
      await subject.put(leakAlert(4, { author: undefined }));
      await subject.put(leakAlert(5, { expiresAt: NOW.getTime() / 1000 }));
      expect((await subject.own.list(ANN)).map(({ id }) => id)).toEqual([alertId(2), alertId(1)]);
    });

    it('take an answer into their history, with nobody’s words in it', async () => {
      await subject.put(leakAlert(1));
      expect((await answer('post-deleted'))?.kind).toBe('answered');
      const kept = await subject.find(alertId(1));
      expect(kept?.history.at(-1)).toEqual({
        at: NOW.toISOString(),
        by: { role: 'author' },
        what: 'answered',
        reason: 'post-deleted',
      });
      expect(kept?.state).toBe('raised');
    });

    it('take each answer once, however often it is sent, and all of them', async () => {
      await subject.put(leakAlert(1));
      for (const said of [...AuthorAnswer.options, ...AuthorAnswer.options]) await answer(said);
      expect((await subject.find(alertId(1)))?.history).toHaveLength(1 + AuthorAnswer.options.length);
      expect(await answer('post-deleted')).toEqual({ kind: 'said-already' });
    });

    it('take an answer from their author alone, and none once they are closed', async () => {
      await subject.put(leakAlert(1));
      expect(await answer('post-deleted', BOB)).toEqual({ kind: 'not-theirs' });
      await subject.put(leakAlert(1, { state: 'dismissed' }));
      expect(await answer('post-deleted')).toEqual({ kind: 'closed' });
      await subject.put(leakAlert(1, { author: undefined, account: undefined }));
      expect(await answer('post-deleted')).toEqual({ kind: 'not-theirs' });
      expect(await subject.own.answer(alertId(2), 'post-deleted', ANN)).toBeUndefined();
      expect((await subject.find(alertId(1)))?.history).toHaveLength(1);
    });

    it('have room for every answer beside the longest history that a handler can make', async () => {
      const event = { at: NOW.toISOString(), by: { role: 'system' }, what: 'raised' };
      await subject.put(leakAlert(1, { history: Array.from({ length: 190 }, () => event) }));
      for (const said of AuthorAnswer.options) expect((await answer(said))?.kind).toBe('answered');
      expect((await subject.find(alertId(1)))?.history).toHaveLength(190 + AuthorAnswer.options.length);
    });

    it('have taken what they lost the answer of, and taking it again does no harm', async () => {
      await subject.put(leakAlert(1));
      subject.loseNextAnswer();
      await expect(answer('needs-help')).rejects.toMatchObject({ kind: 'unavailable' });
      expect(await answer('needs-help')).toEqual({ kind: 'said-already' });
    });
  });
