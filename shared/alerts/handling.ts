import * as z from 'zod';

import { addDays, epochSeconds } from '../clock.ts';
import type { ParticipantId } from '../ids.ts';
import { DismissalReason, type AlertEvent, type AlertState, type LeakAlert } from './leak-alert.ts';

const Reason = z.string().trim().min(10).max(500);

/** What somebody of security does with an alert. Opening the post discloses its author, so it wants a reason. */
export const AlertAction = z.discriminatedUnion('what', [
  z.object({ what: z.literal('acknowledge') }),
  z.object({ what: z.literal('open-post'), reason: Reason }),
  z.object({ what: z.literal('confirm') }),
  z.object({ what: z.literal('dismiss'), dismissal: DismissalReason }),
  z.object({ what: z.literal('escalate'), reason: Reason }),
  z.object({ what: z.literal('resolve') }),
]);
export type AlertAction = z.infer<typeof AlertAction>;

/** Who acts. `handler` is how the history names them; `participant` is who they are as an author, if they ever were. */
export interface Handler {
  readonly handler: string;
  readonly participant: ParticipantId | undefined;
}

/** What an action leads to, or why it may not be. */
export type Handling =
  | { readonly kind: 'handled'; readonly alert: LeakAlert }
  | { readonly kind: 'own-alert' }
  | { readonly kind: 'not-now' }
  | { readonly kind: 'not-the-handler' }
  | { readonly kind: 'post-unlinked' }
  | { readonly kind: 'history-full' };

/** Closed alerts are erased after this many days. */
export const DAYS_KEPT_ONCE_CLOSED = { dismissed: 14, resolved: 90 } as const;

/** A history must leave room for its closing. */
const HISTORY_AT_MOST = 190;

type Step = Exclude<AlertAction['what'], 'open-post'>;

/** Where each step leads from each state; what is not listed may not be done. */
const STEPS: Readonly<Record<AlertState, Readonly<Partial<Record<Step, AlertState>>>>> = {
  raised: { acknowledge: 'acknowledged' },
  acknowledged: { confirm: 'confirmed', dismiss: 'dismissed', escalate: 'escalated' },
  confirmed: { escalate: 'escalated', resolve: 'resolved' },
  escalated: { acknowledge: 'acknowledged', confirm: 'confirmed', dismiss: 'dismissed' },
  dismissed: {},
  resolved: {},
};

/** Whether nothing more can happen to an alert in this state but its erasure. */
export const isClosed = (state: AlertState): state is 'dismissed' | 'resolved' =>
  state === 'dismissed' || state === 'resolved';

/** Who handles the alert: whoever acknowledged it last. */
export const handlerOf = (alert: LeakAlert): string | undefined => {
  const by = alert.history.findLast(({ what }) => what === 'acknowledged')?.by;
  return by?.role === 'security' ? by.handler : undefined;
};

/** What may be done with an alert in this state, in the order of the buttons. */
export const actionsIn = (state: AlertState): readonly AlertAction['what'][] => {
  if (state === 'raised' || isClosed(state)) return stepsIn(state);
  return ['open-post', ...stepsIn(state)];
};

const stepsIn = (state: AlertState): readonly Step[] => {
  const steps: readonly Step[] = ['acknowledge', 'confirm', 'dismiss', 'escalate', 'resolve'];
  return steps.filter((step) => STEPS[state][step] !== undefined);
};

/** What the moment and the store add to an action. */
export interface HandlingContext {
  readonly by: Handler;
  readonly now: Date;
  readonly revision: string;
}

/**
 * Decides an action. Nobody handles an alert about their own post, and only the one person who acknowledged it may
 * open the post.
 */
export const decideHandling = (alert: LeakAlert, action: AlertAction, context: HandlingContext): Handling => {
  if (alert.author !== undefined && alert.author === context.by.participant) return { kind: 'own-alert' };
  if (!actionsIn(alert.state).includes(action.what)) return { kind: 'not-now' };
  if (action.what === 'open-post') return decideOpening(alert, action.reason, context);
  const state = STEPS[alert.state][action.what];
  if (state === undefined) return { kind: 'not-now' };
  if (alert.history.length >= HISTORY_AT_MOST && !isClosed(state)) return { kind: 'history-full' };
  const reason = reasonOf(action);
  const closed = isClosed(state)
    ? { expiresAt: epochSeconds(addDays(context.now, DAYS_KEPT_ONCE_CLOSED[state])) }
    : {};
  return {
    kind: 'handled',
    alert: {
      ...alert,
      ...closed,
      ...(action.what === 'dismiss' && { dismissal: action.dismissal }),
      state,
      revision: context.revision,
      history: [...alert.history, eventOf(context, EVENTS[action.what], reason)],
    },
  };
};

const EVENTS = {
  acknowledge: 'acknowledged',
  confirm: 'confirmed',
  dismiss: 'dismissed',
  escalate: 'escalated',
  resolve: 'resolved',
} as const satisfies Record<Step, AlertEvent['what']>;

const reasonOf = (action: Exclude<AlertAction, { what: 'open-post' }>): string | undefined => {
  if (action.what === 'dismiss') return action.dismissal;
  return action.what === 'escalate' ? action.reason : undefined;
};

const decideOpening = (alert: LeakAlert, reason: string, context: HandlingContext): Handling => {
  if (handlerOf(alert) !== context.by.handler) return { kind: 'not-the-handler' };
  if (alert.url === undefined) return { kind: 'post-unlinked' };
  if (alert.history.length >= HISTORY_AT_MOST) return { kind: 'history-full' };
  const opened = eventOf(context, 'post-opened', reason);
  return {
    kind: 'handled',
    alert: { ...alert, revision: context.revision, history: [...alert.history, opened] },
  };
};

const eventOf = (context: HandlingContext, what: AlertEvent['what'], reason?: string): AlertEvent => ({
  at: context.now.toISOString(),
  by: { role: 'security', handler: context.by.handler },
  what,
  ...(reason !== undefined && { reason }),
});

const OPEN_FOR_MILLISECONDS = 3_600_000;

/** Whether this handler may see the link now: they gave a reason within the last hour. */
export const mayFollowLink = (alert: LeakAlert, handler: string, now: Date): boolean =>
  alert.history.some(
    ({ what, by, at }) =>
      what === 'post-opened' &&
      by.role === 'security' &&
      by.handler === handler &&
      now.getTime() - Date.parse(at) < OPEN_FOR_MILLISECONDS,
  );
