import { describe, expect, it } from 'vitest';

import {
  actionsFor,
  AlertAction,
  AlertWhat,
  decideHandling,
  handlerOf,
  mayFollowLink,
} from '../../shared/alerts/handling.ts';
import { AlertState, type LeakAlert } from '../../shared/alerts/leak-alert.ts';
import { leakAlert } from '../support/alert-builder.ts';
import { participant, uuid } from '../support/disclosure-builders.ts';

const NOW = new Date('2026-09-11T12:00:00.000Z');
const REASON = 'which key must be rotated';
const ACTIONS = {
  acknowledge: { what: 'acknowledge' },
  'open-post': { what: 'open-post', reason: REASON },
  confirm: { what: 'confirm' },
  dismiss: { what: 'dismiss', dismissal: 'duplicate' },
  escalate: { what: 'escalate', reason: REASON },
  resolve: { what: 'resolve' },
  'hand-back': { what: 'hand-back' },
} as const satisfies Readonly<Record<AlertAction['what'], AlertAction>>;

const step = (handler: string, what: 'acknowledged' | 'handed-back') => ({
  at: '2026-09-10T13:00:00.000Z',
  by: { role: 'security', handler },
  what,
});
const acknowledgedBy = (handler: string) => step(handler, 'acknowledged');

/** An alert in a state, which Sam took unless nobody did yet. */
const inState = (state: AlertState, changes: Record<string, unknown> = {}): LeakAlert => {
  const { history } = leakAlert(1);
  return leakAlert(1, {
    state,
    history: state === 'raised' ? history : [...history, acknowledgedBy('sam')],
    ...changes,
  });
};

/** The same, which Sam took and gave back. */
const handedBack = (state: AlertState): LeakAlert => {
  const { history } = leakAlert(1);
  return inState(state, { history: [...history, acknowledgedBy('sam'), step('sam', 'handed-back')] });
};

const WHO = {
  sam: { handler: 'sam', participant: undefined, isLead: false },
  kim: { handler: 'kim', participant: participant(7), isLead: false },
  lena: { handler: 'lena', participant: participant(8), isLead: true },
  author: { handler: 'sam', participant: participant(1), isLead: false },
  leadingAuthor: { handler: 'sam', participant: participant(1), isLead: true },
} as const;
type Who = keyof typeof WHO;

const handle = (alert: LeakAlert, action: AlertAction, who: Who = 'sam') =>
  decideHandling(alert, action, { by: WHO[who], now: NOW, revision: uuid(77) });

/**
 * What each action leads to in each state, and for whom, by hand: Sam (S) handles the alert, unless he gave it back;
 * Kim (K) is a colleague; Lena (L) leads. `–` may be done by nobody.
 */
const TABLE = `
                 acknowledge       open-post       confirm       dismiss       escalate      resolve      hand-back
  raised         acknowledged/SKL  –               –             –             –             –            –
  acknowledged   acknowledged/L    acknowledged/S  confirmed/SL  dismissed/SL  escalated/SL  –            raised/SL
  confirmed      confirmed/L       confirmed/S     –             –             escalated/SL  resolved/SL  confirmed/SL
  escalated      acknowledged/L    escalated/S     confirmed/SL  dismissed/SL  –             –            escalated/SL
  dismissed      –                 –               –             –             –             –            –
  resolved       –                 –               –             –             –             –            –
  raised,back    acknowledged/SKL  –               –             –             –             –            –
  confirmed,back confirmed/SKL     confirmed/      –             –             escalated/L   resolved/L   –
  escalated,back acknowledged/SKL  escalated/      confirmed/L   dismissed/L   –             –            –
`;

const LETTERS = { sam: 'S', kim: 'K', lena: 'L', author: '', leadingAuthor: '' } as const;
const PEOPLE = ['sam', 'kim', 'lena', 'author', 'leadingAuthor'] as const;

const [columns = [], ...lines] = TABLE.trim()
  .split('\n')
  .map((line) => line.trim().split(/\s+/u));
const CASES = lines.flatMap(([row = '', ...cells]) => {
  const [state = '', back] = row.split(',');
  return cells.flatMap((cell, column) =>
    PEOPLE.map((who) => ({
      row,
      alert: (back === undefined ? inState : handedBack)(AlertState.parse(state)),
      what: AlertWhat.parse(columns[column]),
      who,
      cell,
    })),
  );
});

const expected = ({ cell, what, who, alert }: (typeof CASES)[number]): string => {
  if (LETTERS[who] === '') return 'own-alert';
  if (cell === '–') return 'not-now';
  if (cell.split('/')[1]?.includes(LETTERS[who]) === true) return 'handled';
  // Whoever handles an alert has nothing to take.
  return what === 'acknowledge' && handlerOf(alert) === who ? 'not-now' : 'not-the-handler';
};

describe('handling an alert', () => {
  it('is decided for every state, action and person', () => {
    // six states, three of them given back besides; seven actions; five people
    expect(CASES).toHaveLength(315);
  });

  it.each(CASES)('$row: $what by $who', (one) => {
    const { alert, what, who, cell } = one;
    const handling = handle(alert, ACTIONS[what], who);
    expect(handling.kind).toBe(expected(one));
    if (handling.kind !== 'handled') return;
    expect(handling.alert.state).toBe(cell.split('/')[0]);
    expect(handling.alert.revision).toBe(uuid(77));
    expect(handling.alert.history.at(-1)).toMatchObject({ at: NOW.toISOString(), by: { handler: who } });
    expect(handling.alert.history.length).toBe(alert.history.length + 1);
  });

  it.each(CASES)('$row: offers $who exactly what may be done ($what)', ({ alert, what, who }) => {
    const isDone = handle(alert, ACTIONS[what], who).kind === 'handled';
    expect(actionsFor(alert, WHO[who]).includes(what)).toBe(isDone);
  });

  it('is for a lead like for anybody else once they took the alert', () => {
    const taken = handle(inState('acknowledged'), ACTIONS.acknowledge, 'lena');
    if (taken.kind !== 'handled') throw new Error(taken.kind);
    expect(handlerOf(taken.alert)).toBe('lena');
    expect(handle(taken.alert, ACTIONS.acknowledge, 'lena').kind).toBe('not-now');
    expect(handle(taken.alert, ACTIONS['open-post'], 'lena').kind).toBe('handled');
    expect(handle(taken.alert, ACTIONS.dismiss, 'sam').kind).toBe('not-the-handler');
  });

  it.each([
    ['dismissed', 'acknowledged', ACTIONS.dismiss, 14],
    ['resolved', 'confirmed', ACTIONS.resolve, 90],
  ] as const)('that ends %s is kept as long as was said', (...[, state, action, days]) => {
    const handling = handle(inState(state), action);
    expect(handling).toMatchObject({ alert: { expiresAt: NOW.getTime() / 1000 + days * 86_400 } });
  });

  it('keeps the reason, and of a dismissal its kind', () => {
    expect(handle(inState('acknowledged'), ACTIONS.dismiss)).toMatchObject({
      alert: { dismissal: 'duplicate' },
    });
    for (const what of ['escalate', 'open-post'] as const) {
      const handling = handle(inState('acknowledged'), ACTIONS[what]);
      if (handling.kind !== 'handled') throw new Error(handling.kind);
      expect(handling.alert.history.at(-1)?.reason).toBe(REASON);
    }
  });

  it('belongs to whoever took it last, and to nobody once it was given back', () => {
    expect(handlerOf(inState('raised'))).toBeUndefined();
    const back = handle(inState('acknowledged'), ACTIONS['hand-back']);
    if (back.kind !== 'handled') throw new Error(back.kind);
    expect(handlerOf(back.alert)).toBeUndefined();
    const again = handle(back.alert, ACTIONS.acknowledge, 'kim');
    if (again.kind !== 'handled') throw new Error(again.kind);
    expect(handlerOf(again.alert)).toBe('kim');
    expect(handle(again.alert, ACTIONS['open-post'], 'sam').kind).toBe('not-the-handler');
  });

  it('opens no post of somebody who left', () => {
    const unlinked = inState('acknowledged', { url: undefined, author: undefined });
    expect(handle(unlinked, ACTIONS['open-post']).kind).toBe('post-unlinked');
  });

  it.each([
    [189, { escalate: 'handled', 'open-post': 'handled', dismiss: 'handled' }],
    [190, { escalate: 'history-full', 'open-post': 'history-full', dismiss: 'handled' }],
  ] as const)('leaves room for the closing in a history of %d entries', (length, outcomes) => {
    const history = Array.from({ length }, () => acknowledgedBy('sam'));
    const alert = inState('acknowledged', { history });
    for (const what of ['escalate', 'open-post', 'dismiss'] as const) {
      expect([what, handle(alert, ACTIONS[what]).kind]).toEqual([what, outcomes[what]]);
    }
  });
});

describe('a reason', () => {
  it.each([
    ['nine characters', '123456789', false],
    ['ten', '1234567890', true],
    ['ten with the space around them', '  12345678  ', false],
    ['five hundred', 'x'.repeat(500), true],
    ['five hundred and one', 'x'.repeat(501), false],
    ['none', undefined, false],
  ])('of %s will do: %s', (_, reason, isEnough) => {
    for (const what of ['open-post', 'escalate']) {
      expect(AlertAction.safeParse({ what, reason }).success).toBe(isEnough);
    }
  });

  it('for a dismissal is one of a list', () => {
    const dismissals = [
      'false-positive',
      'already-public',
      'not-confidential',
      'duplicate',
      'not my problem',
      undefined,
    ];
    const taken = dismissals.filter(
      (dismissal) => AlertAction.safeParse({ what: 'dismiss', dismissal }).success,
    );
    expect(taken).toEqual(dismissals.slice(0, 4));
  });
});

describe('the link to a post', () => {
  const opened = handle(inState('acknowledged'), ACTIONS['open-post']);
  if (opened.kind !== 'handled') throw new Error(opened.kind);
  const after = (milliseconds: number): Date => new Date(NOW.getTime() + milliseconds);

  it('is shown for an hour to whoever gave the reason, and to nobody else', () => {
    expect(mayFollowLink(opened.alert, 'sam', after(3_599_999))).toBe(true);
    expect(mayFollowLink(opened.alert, 'sam', after(3_600_000))).toBe(false);
    expect(mayFollowLink(opened.alert, 'kim', after(0))).toBe(false);
    expect(mayFollowLink(inState('acknowledged'), 'sam', after(0))).toBe(false);
  });

  it('is gone the moment the alert is another’s', () => {
    const taken = handle(opened.alert, ACTIONS.acknowledge, 'lena');
    if (taken.kind !== 'handled') throw new Error(taken.kind);
    expect(mayFollowLink(taken.alert, 'sam', after(0))).toBe(false);
    expect(mayFollowLink(taken.alert, 'lena', after(0))).toBe(false);
  });
});
