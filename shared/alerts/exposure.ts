import { isClosed } from './handling.ts';
import type { LeakAlert } from './leak-alert.ts';

/**
 * How long a post was there to be read: since it was first seen with what was found (its author may have posted up to
 * one visit earlier), until its author said that they deleted it, or the alert was closed, or now.
 */
export interface Exposure {
  readonly since: string;
  readonly until: string;
  readonly end: 'deleted' | 'closed' | 'not-yet';
}

/** How long a post was there to be read, as far as the alert tells. */
export const exposureOf = ({ raisedAt: since, history, state }: LeakAlert, now: Date): Exposure => {
  const deleted = history.find(({ what, reason }) => what === 'answered' && reason === 'post-deleted');
  if (deleted !== undefined) return { since, until: deleted.at, end: 'deleted' };
  const closing = isClosed(state) ? history.findLast(({ what }) => what === state) : undefined;
  if (closing !== undefined) return { since, until: closing.at, end: 'closed' };
  return { since, until: now.toISOString(), end: 'not-yet' };
};
