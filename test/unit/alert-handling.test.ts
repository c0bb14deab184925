import { describe, expect, it } from 'vitest';

import {
  actionsIn,
  AlertAction,
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
} as const satisfies Readonly<Record<AlertAction['what'], AlertAction>>;

const acknowledgedBy = (handler: string) => ({
  at: '2026-09-10T13:00:00.000Z',
  by: { role: 'security', handler },
  what: 'acknowledged',
});

/** An alert in a state, which Sam took unless nobody did yet. */
const inState = (state: AlertState, changes: Record<string, unknown> = {}): LeakAlert => {
  const { history } = leakAlert(1);
  return leakAlert(1, {
    state,
    history: state === 'raised' ? history : [...history, acknowledgedBy('sam')],
    ...changes,
  });
};

const WHO = {
  sam: { handler: 'sam', participant: undefined },
  kim: { handler: 'kim', participant: participant(7) },
  author: { handler: 'sam', participant: participant(1) },
} as const;
type Who = keyof typeof WHO;

const handle = (alert: LeakAlert, action: AlertAction, who: Who = 'sam') =>
  decideHandling(alert, action, { by: WHO[who], now: NOW, revision: uuid(77) });

/** What each action leads to in each state, by hand: Sam took the alert, Kim did not. `–` may not be done. */
const TABLE = `
               acknowledge   open-post  confirm    dismiss    escalate   resolve
  raised       acknowledged  –          –          –          –          –
  acknowledged –             handler    confirmed  dismissed  escalated  –
  confirmed    –             handler    –          –          escalated  resolved
  dismissed    –             –          –          –          –          –
  escalated    acknowledged  handler    confirmed  dismissed  –          –
  resolved     –             –          –          –          –          –
`;

const [columns = [], ...lines] = TABLE.trim()
  .split('\n')
  .map((line) => line.trim().split(/\s+/u));
const CASES = lines.flatMap(([state, ...cells]) =>
  cells.flatMap((cell, column) => {
    const what = AlertAction.options
      .map((option) => option.shape.what.value)
      .find((one) => one === columns[column]);
    if (what === undefined) throw new Error(`no action ${String(columns[column])}`);
    return (['sam', 'kim', 'author'] as const).map((who) => ({
      state: AlertState.parse(state),
      what,
      who,
      cell,
    }));
  }),
);

const expected = (cell: string, who: Who): string => {
  if (who === 'author') return 'own-alert';
  if (cell === '–') return 'not-now';
  return cell === 'handler' && who === 'kim' ? 'not-the-handler' : 'handled';
};

describe('handling an alert', () => {
  it('is decided for every state, action and person', () => {
    // six states, six actions, three people
    expect(CASES).toHaveLength(108);
  });

  it.each(CASES)('$state: $what by $who', ({ state, what, who, cell }) => {
    const handling = handle(inState(state), ACTIONS[what], who);
    expect(handling.kind).toBe(expected(cell, who));
    if (handling.kind !== 'handled') return;
    expect(handling.alert.state).toBe(cell === 'handler' ? state : cell);
    expect(handling.alert.revision).toBe(uuid(77));
    expect(handling.alert.history.at(-1)).toMatchObject({ at: NOW.toISOString(), by: { handler: who } });
    expect(handling.alert.history.length).toBe(inState(state).history.length + 1);
  });

  it.each(AlertState.options)('offers in state %s exactly what may be done', (state) => {
    const done = Object.values(ACTIONS).filter((action) => handle(inState(state), action).kind === 'handled');
    expect([...actionsIn(state)].sort()).toEqual(done.map(({ what }) => what).sort());
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

  it('belongs to whoever took it last', () => {
    const again = handle(inState('escalated'), ACTIONS.acknowledge, 'kim');
    if (again.kind !== 'handled') throw new Error(again.kind);
    expect(handlerOf(again.alert)).toBe('kim');
    expect(handle(again.alert, ACTIONS['open-post'], 'sam').kind).toBe('not-the-handler');
    expect(handlerOf(inState('raised'))).toBeUndefined();
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
});
