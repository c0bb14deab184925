import * as z from 'zod';

import { addDays, epochSeconds } from '../clock.ts';
import { AlertId } from '../ids.ts';
import { DAYS_KEPT_ONCE_CLOSED, handlerOf, isClosed } from './handling.ts';
import { DismissalReason, type AlertEvent, type AlertState, type LeakAlert } from './leak-alert.ts';

const Common = { version: z.literal(1), alert: AlertId };

/** What a connected tool reports of an alert: what somebody who works in that tool decided. Nothing of who that was. */
export const StatusMessage = z.discriminatedUnion('status', [
  z.strictObject({ ...Common, status: z.literal('acknowledged') }),
  z.strictObject({ ...Common, status: z.literal('resolved') }),
  z.strictObject({ ...Common, status: z.literal('dismissed'), reason: DismissalReason }),
]);
export type StatusMessage = z.infer<typeof StatusMessage>;

/** What a report leads to, or why to nothing. */
export type ToolDecision =
  | { readonly kind: 'moved'; readonly alert: LeakAlert; readonly isJudged: boolean }
  | { readonly kind: 'nothing-new' }
  | { readonly kind: 'handled-here' };

type Told = Exclude<AlertState, 'raised' | 'escalated'>;

/** The steps from a state to what was reported; undefined where it says nothing new. */
const stepsTo = (state: AlertState, { status }: StatusMessage): readonly Told[] | undefined => {
  switch (status) {
    case 'acknowledged':
      return state === 'raised' ? ['acknowledged'] : undefined;
    case 'resolved':
      return state === 'confirmed' ? ['resolved'] : ['confirmed', 'resolved'];
    case 'dismissed':
      return ['dismissed'];
  }
};

/**
 * Decides what a connected tool reported. What is closed stays closed, so that our own closing, reported back, ends there.
 * An alert that somebody handles here, or confirmed or escalated here, is theirs: a tool overrules nobody. An end says all
 * that comes before it, so that reports may come in any order.
 */
export const decideToolStatus = (
  alert: LeakAlert,
  message: StatusMessage,
  { now, revision }: { readonly now: Date; readonly revision: string },
): ToolDecision => {
  if (isClosed(alert.state)) return { kind: 'nothing-new' };
  const steps = stepsTo(alert.state, message);
  if (steps === undefined) return { kind: 'nothing-new' };
  if (isSomebodysHere(alert, message)) return { kind: 'handled-here' };
  const reason = message.status === 'dismissed' ? message.reason : undefined;
  const events = steps.map((what): AlertEvent => ({
    at: now.toISOString(),
    by: { role: 'tool' },
    what,
    ...(what === 'dismissed' && reason !== undefined && { reason }),
  }));
  const state = steps.at(-1) ?? alert.state;
  const closed = isClosed(state)
    ? { expiresAt: epochSeconds(addDays(now, DAYS_KEPT_ONCE_CLOSED[state])) }
    : {};
  return {
    kind: 'moved',
    isJudged: steps.includes('confirmed') || steps.includes('dismissed'),
    alert: {
      ...alert,
      ...closed,
      ...(reason !== undefined && { dismissal: reason }),
      state,
      revision,
      history: [...alert.history, ...events],
    },
  };
};

/** Whether people work on it at the security site: somebody has it, or somebody decided there that it is one. */
const isSomebodysHere = (alert: LeakAlert, { status }: StatusMessage): boolean => {
  if (handlerOf(alert) !== undefined) return true;
  return (alert.state === 'confirmed' && status === 'dismissed') || alert.state === 'escalated';
};

/**
 * Alerts as a connected tool moves them.
 *
 * @throws ServiceError `unavailable` when the store does not answer; taking a report again is safe. `conflict` after
 * eight lost races.
 */
export interface ToolInbox {
  /** Decides and records what was reported, in one transaction with what it leads to. Undefined where there is no such alert. */
  take(message: StatusMessage): Promise<ToolDecision['kind'] | undefined>;
}
