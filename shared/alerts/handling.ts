import * as z from 'zod';

import { addDays, epochSeconds } from '../clock.ts';
import { seenLine } from '../feedback/plain-words.ts';
import type { ParticipantId } from '../ids.ts';
import { DismissalReason, type AlertEvent, type AlertState, type LeakAlert } from './leak-alert.ts';

const Reason = seenLine({ least: 10, most: 500 });

/**
 * What somebody of security does with an alert. `acknowledge` takes it, `hand-back` gives it to whoever takes it next.
 * Opening the post discloses its author, so it wants a reason.
 */
export const AlertAction = z.discriminatedUnion('what', [
  z.object({ what: z.literal('acknowledge') }),
  z.object({ what: z.literal('open-post'), reason: Reason }),
  z.object({ what: z.literal('confirm') }),
  z.object({ what: z.literal('dismiss'), dismissal: DismissalReason }),
  z.object({ what: z.literal('escalate'), reason: Reason }),
  z.object({ what: z.literal('resolve') }),
  z.object({ what: z.literal('hand-back') }),
]);
export type AlertAction = z.infer<typeof AlertAction>;

/**
 * Who acts. `handler` is how the history names them; `participant` is who they are as an author, if they ever were; a
 * lead decides about alerts that others handle, too.
 */
export interface Handler {
  readonly handler: string;
  readonly participant: ParticipantId | undefined;
  readonly isLead: boolean;
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
export const HISTORY_AT_MOST = 190;

/** What can be done with an alert, in the order of the buttons. */
export const AlertWhat = z.enum([
  'acknowledge',
  'open-post',
  'confirm',
  'dismiss',
  'escalate',
  'resolve',
  'hand-back',
]) satisfies z.ZodType<AlertAction['what']>;
export type AlertWhat = z.infer<typeof AlertWhat>;
type Step = Exclude<AlertWhat, 'open-post'>;

/** Where each step leads from each state; what is not listed may not be done. */
const STEPS: Readonly<Record<AlertState, Readonly<Partial<Record<Step, AlertState>>>>> = {
  raised: { acknowledge: 'acknowledged' },
  acknowledged: {
    acknowledge: 'acknowledged',
    confirm: 'confirmed',
    dismiss: 'dismissed',
    escalate: 'escalated',
    'hand-back': 'raised',
  },
  confirmed: {
    acknowledge: 'confirmed',
    escalate: 'escalated',
    resolve: 'resolved',
    'hand-back': 'confirmed',
  },
  escalated: {
    acknowledge: 'acknowledged',
    confirm: 'confirmed',
    dismiss: 'dismissed',
    'hand-back': 'escalated',
  },
  dismissed: {},
  resolved: {},
};

/** Whether nothing more can happen to an alert in this state but its erasure. */
export const isClosed = (state: AlertState): state is 'dismissed' | 'resolved' =>
  state === 'dismissed' || state === 'resolved';

/** Who handles the alert: whoever acknowledged it last, unless it was handed back since. */
export const handlerOf = (alert: LeakAlert): string | undefined => {
  const last = alert.history.findLast(({ what }) => what === 'acknowledged' || what === 'handed-back');
  return last?.what === 'acknowledged' && last.by.role === 'security' ? last.by.handler : undefined;
};

/** What this person may do with the alert now, in the order of the buttons. */
export const actionsFor = (alert: LeakAlert, by: Handler): readonly AlertWhat[] =>
  AlertWhat.options.filter((what) => refusalOf(alert, what, by) === undefined);

type Refusal = Exclude<Handling, { kind: 'handled' }>;

/**
 * Why this person may not do this with the alert as it stands, or undefined. Nobody handles an alert about their own
 * post. One person at a time handles an alert and alone may open the post; every other step is theirs or a lead's. An
 * alert that somebody handles is taken from them by a lead only.
 */
const refusalOf = (alert: LeakAlert, what: AlertWhat, by: Handler): Refusal | undefined => {
  if (alert.author !== undefined && alert.author === by.participant) return { kind: 'own-alert' };
  const handler = handlerOf(alert);
  const isTheirs = handler === by.handler;
  if (!isOpenTo(alert.state, what, handler !== undefined)) return { kind: 'not-now' };
  if (what === 'acknowledge') {
    if (isTheirs) return { kind: 'not-now' };
    return handler === undefined || by.isLead ? undefined : { kind: 'not-the-handler' };
  }
  if (!isTheirs && (what === 'open-post' || !by.isLead)) return { kind: 'not-the-handler' };
  return what === 'open-post' && alert.url === undefined ? { kind: 'post-unlinked' } : undefined;
};

/** Whether the state allows it, whoever asks. */
const isOpenTo = (state: AlertState, what: AlertWhat, isHandled: boolean): boolean => {
  if (what === 'open-post') return state !== 'raised' && !isClosed(state);
  if (what === 'hand-back' && !isHandled) return false;
  return STEPS[state][what] !== undefined;
};

/** What the moment and the store add to an action. */
export interface HandlingContext {
  readonly by: Handler;
  readonly now: Date;
  readonly revision: string;
}

/** Decides an action, by the rules above. A history that is nearly full leaves room for the closing alone. */
export const decideHandling = (alert: LeakAlert, action: AlertAction, context: HandlingContext): Handling => {
  const refusal = refusalOf(alert, action.what, context.by);
  if (refusal !== undefined) return refusal;
  const state = action.what === 'open-post' ? alert.state : STEPS[alert.state][action.what];
  if (state === undefined) return { kind: 'not-now' };
  if (alert.history.length >= HISTORY_AT_MOST && !isClosed(state)) return { kind: 'history-full' };
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
      history: [...alert.history, eventOf(context, action)],
    },
  };
};

const EVENTS = {
  acknowledge: 'acknowledged',
  'open-post': 'post-opened',
  confirm: 'confirmed',
  dismiss: 'dismissed',
  escalate: 'escalated',
  resolve: 'resolved',
  'hand-back': 'handed-back',
} as const satisfies Record<AlertWhat, AlertEvent['what']>;

const reasonOf = (action: AlertAction): string | undefined => {
  if (action.what === 'dismiss') return action.dismissal;
  return action.what === 'escalate' || action.what === 'open-post' ? action.reason : undefined;
};

const eventOf = ({ now, by }: HandlingContext, action: AlertAction): AlertEvent => {
  const reason = reasonOf(action);
  return {
    at: now.toISOString(),
    by: { role: 'security', handler: by.handler },
    what: EVENTS[action.what],
    ...(reason !== undefined && { reason }),
  };
};

const OPEN_FOR_MILLISECONDS = 3_600_000;

/** Whether this person may see the link now: they handle the alert, and gave a reason within the last hour. */
export const mayFollowLink = (alert: LeakAlert, handler: string, now: Date): boolean =>
  handlerOf(alert) === handler &&
  alert.history.some(
    ({ what, by, at }) =>
      what === 'post-opened' &&
      by.role === 'security' &&
      by.handler === handler &&
      now.getTime() - Date.parse(at) < OPEN_FOR_MILLISECONDS,
  );
