import * as z from 'zod';

import type { ParticipantId } from '../ids.ts';
import { isClosed } from './handling.ts';
import type { AlertEvent, LeakAlert } from './leak-alert.ts';

/**
 * What an author can say to an alert about their post. Sentences to choose from and none to write: what somebody would
 * write in their defence would be words kept, and tell more than the alert does.
 */
export const AuthorAnswer = z.enum([
  'post-deleted',
  'credential-changed',
  'not-what-it-seems',
  'not-confidential',
  'public-already',
  'needs-help',
]);
export type AuthorAnswer = z.infer<typeof AuthorAnswer>;

/** What an answer leads to, or why it is not taken. */
export type Answering =
  | { readonly kind: 'answered'; readonly alert: LeakAlert }
  | { readonly kind: 'not-theirs' }
  | { readonly kind: 'closed' }
  | { readonly kind: 'said-already' };

const answerIn = ({ what, reason }: AlertEvent): AuthorAnswer | undefined =>
  what === 'answered' ? AuthorAnswer.safeParse(reason).data : undefined;

/** What the author has said so far, in order. */
export const answersIn = (alert: Pick<LeakAlert, 'history'>): readonly AuthorAnswer[] =>
  alert.history.map(answerIn).filter((answer) => answer !== undefined);

/** What the author may still say: each answer once, until the alert is closed. */
export const answersLeft = (alert: LeakAlert): readonly AuthorAnswer[] => {
  const said = answersIn(alert);
  return isClosed(alert.state) ? [] : AuthorAnswer.options.filter((answer) => !said.includes(answer));
};

/** Adds an author’s answer to the history, which always has room for it: each answer is there once. */
export const decideAnswer = (
  alert: LeakAlert,
  answer: AuthorAnswer,
  { by, now, revision }: { readonly by: ParticipantId; readonly now: Date; readonly revision: string },
): Answering => {
  if (alert.author !== by) return { kind: 'not-theirs' };
  if (isClosed(alert.state)) return { kind: 'closed' };
  if (answersIn(alert).includes(answer)) return { kind: 'said-already' };
  const event: AlertEvent = {
    at: now.toISOString(),
    by: { role: 'author' },
    what: 'answered',
    reason: answer,
  };
  return { kind: 'answered', alert: { ...alert, revision, history: [...alert.history, event] } };
};
