import { beforeEach, describe, expect, it } from 'vitest';
import * as z from 'zod';

import type { AlertInbox } from '../../shared/alerts/alert-inbox.ts';
import type { AlertReader } from '../../shared/alerts/alert-reader.ts';
import { AlertWhat, type AlertAction, type Handler } from '../../shared/alerts/handling.ts';
import type { NamingAction } from '../../shared/alerts/naming-author.ts';
import type { OpenAlerts } from '../../shared/alerts/open-alerts.ts';
import type { LeakAlert } from '../../shared/alerts/leak-alert.ts';
import type { Clock } from '../../shared/clock.ts';
import type { AlertId } from '../../shared/ids.ts';
import { alertId, leakAlert } from '../support/alert-builder.ts';
import { participant } from '../support/disclosure-builders.ts';

/** An inbox, the readers of the same alerts, and what handling leaves behind. */
export interface AlertInboxSubject {
  readonly inbox: AlertInbox;
  readonly reader: AlertReader;
  readonly open: OpenAlerts;
  put(alert: LeakAlert): Promise<void>;
  /** The moments of the ledger's rows about authors who were made known. */
  namings(): Promise<readonly string[]>;
  /** The moments of the ledger's rows about posts that were opened. */
  openings(): Promise<readonly string[]>;
  /** Alerts whose authors are to be told that they were made known. */
  toBeTold(): Promise<readonly AlertId[]>;
  /** Alerts whose closing is pending. */
  closures(): Promise<readonly AlertId[]>;
  loseNextAnswer(): void;
}

const NOW = new Date('2026-09-10T13:00:00.000Z');
const SAM: Handler = { handler: 'sam', participant: undefined, isLead: false };
const KIM: Handler = { handler: 'kim', participant: undefined, isLead: false };
const LENA: Handler = { handler: 'lena', participant: undefined, isLead: true };
const OPEN: AlertAction = { what: 'open-post', reason: 'which key must be rotated' };

const ACTIONS: Readonly<Record<AlertWhat, AlertAction>> = {
  acknowledge: { what: 'acknowledge' },
  'open-post': OPEN,
  confirm: { what: 'confirm' },
  dismiss: { what: 'dismiss', dismissal: 'duplicate' },
  escalate: { what: 'escalate', reason: 'it is more than a key' },
  resolve: { what: 'resolve' },
  'hand-back': { what: 'hand-back' },
};

const takenBy = (handler: string, state: 'acknowledged' | 'confirmed' | 'escalated'): LeakAlert => {
  const at = '2026-09-10T12:30:00.000Z';
  const taken = { at, by: { role: 'security', handler }, what: 'acknowledged' };
  return leakAlert(1, { state, history: [...leakAlert(1).history, taken] });
};

/** What a state becomes for its handler, a colleague and a lead; `–` is refused. By hand. */
const STEPS = `
  acknowledged  acknowledge  –             –  acknowledged
  acknowledged  open-post    acknowledged  –  –
  acknowledged  confirm      confirmed     –  confirmed
  acknowledged  dismiss      dismissed     –  dismissed
  acknowledged  escalate     escalated     –  escalated
  acknowledged  resolve      –             –  –
  acknowledged  hand-back    raised        –  raised
  confirmed     acknowledge  –             –  confirmed
  confirmed     open-post    confirmed     –  –
  confirmed     confirm      –             –  –
  confirmed     dismiss      –             –  –
  confirmed     escalate     escalated     –  escalated
  confirmed     resolve      resolved      –  resolved
  confirmed     hand-back    confirmed     –  confirmed
  escalated     acknowledge  –             –  acknowledged
  escalated     open-post    escalated     –  –
  escalated     confirm      confirmed     –  confirmed
  escalated     dismiss      dismissed     –  dismissed
  escalated     escalate     –             –  –
  escalated     resolve      –             –  –
  escalated     hand-back    escalated     –  escalated
`
  .trim()
  .split('\n')
  .map((line) => line.trim().split(/\s+/u))
  .map(([state, what, ...become]) => ({
    state: z.enum(['acknowledged', 'confirmed', 'escalated']).parse(state),
    what: AlertWhat.parse(what),
    become,
  }));

/** What every `AlertInbox`, and the `AlertReader` beside it, promises. */
export const holdsAlertInbox = (name: string, create: (clock: Clock) => Promise<AlertInboxSubject>) =>
  describe(`an alert inbox on ${name}`, () => {
    let subject: AlertInboxSubject;
    beforeEach(async () => {
      subject = await create({ now: () => NOW });
    });

    const handle = (action: AlertAction, by = SAM) => subject.inbox.handle(alertId(1), action, by);
    const taken = async () => {
      await subject.put(leakAlert(1));
      await handle({ what: 'acknowledge' });
    };

    it('finds an alert as it was written, and none where there is none', async () => {
      await subject.put(leakAlert(1));
      expect(await subject.inbox.find(alertId(1))).toEqual(leakAlert(1));
      expect(await subject.reader.read(alertId(1))).toEqual(leakAlert(1));
      expect(await subject.inbox.find(alertId(2))).toBeUndefined();
      expect(await subject.reader.read(alertId(2))).toBeUndefined();
      expect(await subject.inbox.handle(alertId(2), { what: 'acknowledge' }, SAM)).toBeUndefined();
    });

    it('knows no alert whose time is over, though the store has it still', async () => {
      const now = NOW.getTime() / 1000;
      const taken = takenBy('sam', 'confirmed');
      await subject.put({ ...taken, expiresAt: now });
      await subject.put(leakAlert(2, { state: 'confirmed', expiresAt: now + 1 }));
      expect(await subject.inbox.find(alertId(1))).toBeUndefined();
      expect(await subject.reader.read(alertId(1))).toBeUndefined();
      expect(await handle({ what: 'resolve' })).toBeUndefined();
      expect(await subject.reader.read(alertId(2))).toBeDefined();
    });

    it('says when the oldest alert in a state was raised', async () => {
      const raisedAt = (hour: number) => `2026-09-10T${String(hour).padStart(2, '0')}:00:00.000Z`;
      for (const hour of [11, 9, 10]) await subject.put(leakAlert(hour, { raisedAt: raisedAt(hour) }));
      await subject.put(leakAlert(8, { raisedAt: raisedAt(8), expiresAt: NOW.getTime() / 1000 }));
      expect(await subject.open.oldestIn('raised')).toEqual(new Date(raisedAt(9)));
      expect(await subject.open.oldestIn('confirmed')).toBeUndefined();
    });

    it('gives an alert to one of several who take it at once', async () => {
      await subject.put(leakAlert(1));
      const handlers = ['a', 'b', 'c', 'd'].map((handler) => ({ ...SAM, handler }));
      const outcomes = await Promise.all(handlers.map((by) => handle({ what: 'acknowledge' }, by)));
      expect(outcomes.map((outcome) => outcome?.kind).sort()).toEqual([
        'handled',
        'not-the-handler',
        'not-the-handler',
        'not-the-handler',
      ]);
      expect((await subject.inbox.find(alertId(1)))?.history).toHaveLength(2);
    });

    it.each(STEPS)(
      'writes $what in state $state for whom it is, and nothing for others',
      async ({ state, what, become }) => {
        for (const [index, by] of [SAM, KIM, LENA].entries()) {
          await subject.put(takenBy('sam', state));
          const handling = await handle(ACTIONS[what], by);
          const stored = await subject.inbox.find(alertId(1));
          if (become[index] === '–') {
            expect([by.handler, handling?.kind]).toEqual([
              by.handler,
              expect.stringMatching(/^not-(?:now|the-handler)$/u),
            ]);
            expect(stored).toEqual(takenBy('sam', state));
          } else {
            expect([by.handler, handling?.kind, stored?.state]).toEqual([
              by.handler,
              'handled',
              become[index],
            ]);
            expect(stored?.history.at(-1)?.by).toEqual({ role: 'security', handler: by.handler });
          }
        }
      },
    );

    it('lets a lead and the handler end an alert at once, and only one of them has done it', async () => {
      await subject.put(takenBy('sam', 'acknowledged'));
      const outcomes = await Promise.all([
        handle({ what: 'dismiss', dismissal: 'duplicate' }),
        handle({ what: 'confirm' }, LENA),
      ]);
      const stored = await subject.inbox.find(alertId(1));
      // Confirming after a dismissal is not possible, dismissing after a confirmation neither.
      expect(outcomes.map((outcome) => outcome?.kind).sort()).toEqual(['handled', 'not-now']);
      expect(stored?.history).toHaveLength(3);
    });

    it('records an opening in the ledger, each time, and nothing of one that is refused', async () => {
      await taken();
      expect(await handle(OPEN, KIM)).toEqual({ kind: 'not-the-handler' });
      expect(await subject.openings()).toEqual([]);
      expect((await handle(OPEN))?.kind).toBe('handled');
      expect((await handle(OPEN))?.kind).toBe('handled');
      expect(await subject.openings()).toEqual([NOW.toISOString(), NOW.toISOString()]);
    });

    it('records the closing of an alert as a pending effect, once', async () => {
      await taken();
      expect(await subject.closures()).toEqual([]);
      const dismissed = await handle({ what: 'dismiss', dismissal: 'false-positive' });
      expect(dismissed).toMatchObject({ kind: 'handled', alert: { state: 'dismissed' } });
      expect(await handle({ what: 'dismiss', dismissal: 'false-positive' })).toEqual({ kind: 'not-now' });
      expect(await subject.closures()).toEqual([alertId(1)]);
      expect(await subject.openings()).toEqual([]);
    });

    it('keeps somebody from handling an alert about their own post', async () => {
      await subject.put(leakAlert(1));
      const author = { ...LENA, participant: participant(1) };
      expect(await handle({ what: 'acknowledge' }, author)).toEqual({ kind: 'own-alert' });
      expect(await subject.inbox.find(alertId(1))).toEqual(leakAlert(1));
    });

    it('makes an author known to whoever asked, with a row in the ledger, and with none before', async () => {
      await subject.put(takenBy('sam', 'confirmed'));
      const name = (action: NamingAction, by = SAM) => subject.inbox.name(alertId(1), action, by);
      const ask = { what: 'ask', ground: 'live-credential', reason: 'to get the key changed' } as const;
      expect((await name({ what: 'see' }))?.kind).toBe('not-now');
      expect((await name(ask))?.kind).toBe('done');
      expect((await name({ what: 'agree' }))?.kind).toBe('same-person');
      expect((await name({ what: 'agree' }, KIM))?.kind).toBe('done');
      expect([await subject.namings(), await subject.toBeTold()]).toEqual([[], []]);
      expect((await name({ what: 'see' }))?.kind).toBe('done');
      expect(await subject.namings()).toEqual([NOW.toISOString()]);
      expect(await subject.openings()).toEqual([]);
      expect([await subject.toBeTold(), await subject.closures()]).toEqual([[alertId(1)], []]);
      expect((await subject.inbox.find(alertId(1)))?.history.at(-1)?.what).toBe('author-seen');
      expect(await subject.inbox.name(alertId(2), ask, SAM)).toBeUndefined();
    });

    it('lets of two who agree at once only one have done it', async () => {
      await subject.put(takenBy('sam', 'confirmed'));
      const ask = { what: 'ask', ground: 'live-credential', reason: 'to get the key changed' } as const;
      await subject.inbox.name(alertId(1), ask, SAM);
      const outcomes = await Promise.all(
        [KIM, LENA].map((by) => subject.inbox.name(alertId(1), { what: 'agree' }, by)),
      );
      expect(outcomes.map((outcome) => outcome?.kind).sort()).toEqual(['done', 'not-now']);
    });

    it('has done what it lost the answer of, and doing it again does no harm', async () => {
      await taken();
      subject.loseNextAnswer();
      await expect(handle({ what: 'confirm' })).rejects.toMatchObject({ kind: 'unavailable' });
      expect((await subject.inbox.find(alertId(1)))?.state).toBe('confirmed');
      expect(await handle({ what: 'confirm' })).toEqual({ kind: 'not-now' });
    });
  });
