import { describe, expect, it } from 'vitest';

import type { LeakAlert } from '../../shared/alerts/leak-alert.ts';
import {
  decideNaming,
  maySeeAuthor,
  namingFor,
  type NamingAction,
} from '../../shared/alerts/naming-author.ts';
import { leakAlert } from '../support/alert-builder.ts';
import { participant, uuid } from '../support/disclosure-builders.ts';

// Raised at noon on 10 September: two days to answer end at noon on the 12th.
const RAISED = '2026-09-10T12:00:00.000Z';
const after = (hours: number): Date => new Date(Date.parse(RAISED) + hours * 3_600_000);
const ASK = { what: 'ask', ground: 'no-answer', reason: 'to get the key changed' } as const;
const LIVE = { ...ASK, ground: 'live-credential' } as const;
const [AGREE, SEE] = [{ what: 'agree' }, { what: 'see' }] as const;

const WHO = {
  sam: { handler: 'sam', participant: undefined, isLead: false },
  kim: { handler: 'kim', participant: participant(7), isLead: false },
  lena: { handler: 'lena', participant: participant(8), isLead: true },
  author: { handler: 'ann', participant: participant(1), isLead: true },
} as const;
type Who = keyof typeof WHO;

const bySecurity = (handler: string) => ({ role: 'security', handler });

const event = (
  what: string,
  hours: number,
  rest: { readonly by: object; readonly [name: string]: unknown },
) => ({
  at: after(hours).toISOString(),
  what,
  ...rest,
});

/** A confirmed incident that Sam handles. */
const incident = (changes: Record<string, unknown> = {}): LeakAlert => {
  const { history } = leakAlert(1);
  const taken = event('acknowledged', 1, { by: bySecurity('sam') });
  return leakAlert(1, { state: 'confirmed', history: [...history, taken], ...changes });
};

const answered = (alert: LeakAlert, hours: number, reason: string): LeakAlert =>
  leakAlert(1, {
    ...alert,
    history: [...alert.history, event('answered', hours, { by: { role: 'author' }, reason })],
  });

type Taken = readonly [who: Who, action: NamingAction, hours: number];

/** What becomes of steps taken one after another; what is refused leaves the alert as it is. */
const take = (alert: LeakAlert, ...steps: readonly Taken[]) => {
  let now = alert;
  const kinds = steps.map(([who, action, hours]) => {
    const naming = decideNaming(now, action, { by: WHO[who], now: after(hours), revision: uuid(77) });
    if (naming.kind === 'done') now = naming.alert;
    return naming.kind;
  });
  return { alert: now, kinds };
};

describe('who the author is', () => {
  it('is shown to whoever asked, once a second person has agreed', () => {
    const { alert, kinds } = take(incident(), ['sam', ASK, 48], ['kim', AGREE, 49], ['sam', SEE, 50]);
    expect(kinds).toEqual(['done', 'done', 'done']);
    expect(alert.history.slice(-3)).toEqual([
      event('author-asked', 48, { by: bySecurity('sam'), ground: 'no-answer', reason: ASK.reason }),
      event('author-agreed', 49, { by: bySecurity('kim') }),
      event('author-seen', 50, { by: bySecurity('sam') }),
    ]);
  });

  it('is shown to nobody before, to nobody else, and for an hour', () => {
    const asked = take(incident(), ['sam', ASK, 48], ['kim', AGREE, 49]);
    expect(maySeeAuthor(asked.alert, 'sam', after(49))).toBe(false);
    const { alert } = take(asked.alert, ['sam', SEE, 50]);
    expect(maySeeAuthor(alert, 'sam', after(50.99))).toBe(true);
    expect(maySeeAuthor(alert, 'sam', after(51))).toBe(false);
    expect(maySeeAuthor(alert, 'kim', after(50))).toBe(false);
  });

  it('takes two people: whoever asked cannot agree, whoever agreed cannot look', () => {
    expect(take(incident(), ['sam', ASK, 48], ['sam', AGREE, 48], ['sam', SEE, 48]).kinds).toEqual([
      'done',
      'same-person',
      'not-now',
    ]);
    expect(take(incident(), ['sam', ASK, 48], ['kim', AGREE, 48], ['kim', SEE, 48]).kinds.at(-1)).toBe(
      'not-the-handler',
    );
  });

  it('is asked by whoever handles the alert, and by nobody about their own', () => {
    expect(take(incident(), ['kim', ASK, 48], ['lena', ASK, 48], ['author', ASK, 48]).kinds).toEqual([
      'not-the-handler',
      'not-the-handler',
      'own-alert',
    ]);
    expect(take(incident(), ['sam', ASK, 48], ['author', AGREE, 48]).kinds).toEqual(['done', 'own-alert']);
  });

  it.each(['raised', 'acknowledged', 'dismissed', 'resolved'])(
    'is no question of an alert in state %s',
    (state) => {
      expect(take(incident({ state }), ['sam', ASK, 48]).kinds).toEqual(['not-now']);
    },
  );

  it('is a question of an escalated one, and none where the author has withdrawn', () => {
    expect(take(incident({ state: 'escalated' }), ['sam', ASK, 48]).kinds).toEqual(['done']);
    expect(take(incident({ author: undefined }), ['sam', ASK, 48]).kinds).toEqual(['post-unlinked']);
  });

  it('waits two days for the author, unless a credential is live', () => {
    expect(take(incident(), ['sam', ASK, 47.99], ['sam', ASK, 48]).kinds).toEqual(['no-ground', 'done']);
    expect(take(incident(), ['sam', LIVE, 2]).kinds).toEqual(['done']);
    expect(take(incident({ kind: 'personal-data' }), ['sam', LIVE, 2]).kinds).toEqual(['no-ground']);
  });

  it('is not told once the author has answered, at whatever step that was', () => {
    expect(take(answered(incident(), 2, 'needs-help'), ['sam', ASK, 60]).kinds).toEqual(['no-ground']);
    const asked = take(incident(), ['sam', ASK, 48]).alert;
    expect(take(answered(asked, 49, 'post-deleted'), ['kim', AGREE, 50]).kinds).toEqual(['no-ground']);
    const agreed = take(asked, ['kim', AGREE, 49]).alert;
    expect(take(answered(agreed, 49.5, 'post-deleted'), ['sam', SEE, 50]).kinds).toEqual(['no-ground']);
  });

  it('is told for a live credential until its owner says that it is changed', () => {
    expect(take(answered(incident(), 2, 'not-confidential'), ['sam', LIVE, 3]).kinds).toEqual(['done']);
    expect(take(answered(incident(), 2, 'credential-changed'), ['sam', LIVE, 3]).kinds).toEqual([
      'no-ground',
    ]);
  });

  it('lapses a day after it was asked, and a day after it was agreed to', () => {
    expect(take(incident(), ['sam', ASK, 48], ['kim', AGREE, 72], ['sam', ASK, 72]).kinds).toEqual([
      'done',
      'not-now',
      'done',
    ]);
    expect(take(incident(), ['sam', ASK, 48], ['kim', AGREE, 71], ['sam', SEE, 95]).kinds.at(-1)).toBe(
      'not-now',
    );
  });

  it('has to be asked anew each time, and is asked once at a time', () => {
    const seen = take(incident(), ['sam', ASK, 48], ['sam', ASK, 48], ['kim', AGREE, 48], ['sam', SEE, 48]);
    expect(seen.kinds).toEqual(['done', 'not-now', 'done', 'done']);
    expect(take(seen.alert, ['sam', SEE, 48.5], ['kim', AGREE, 48.5]).kinds).toEqual(['not-now', 'not-now']);
  });

  it('offers each person the steps that are theirs', () => {
    const offered = (alert: LeakAlert, hours: number) =>
      (['sam', 'kim', 'author'] as const).map((who) => namingFor(alert, WHO[who], after(hours)));
    expect(offered(incident({ kind: 'topic' }), 47)).toEqual([[], [], []]);
    expect(offered(incident(), 47)).toEqual([['ask'], [], []]);
    expect(offered(take(incident(), ['sam', ASK, 48]).alert, 49)).toEqual([[], ['agree'], []]);
  });

  it('leaves room for the closing of the longest history', () => {
    const { history } = incident();
    const full = Array.from({ length: 190 - history.length }, () =>
      event('post-opened', 1, { by: { role: 'system' } }),
    );
    expect(take(incident({ history: [...history, ...full] }), ['sam', ASK, 48]).kinds).toEqual([
      'history-full',
    ]);
  });
});
