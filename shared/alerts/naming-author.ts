import * as z from 'zod';

import { addDays } from '../clock.ts';
import { seenLine } from '../feedback/plain-words.ts';
import { answersIn } from './author-answer.ts';
import { handlerOf, HISTORY_AT_MOST, type HandlingContext, type Handler } from './handling.ts';
import { NamingGround, type AlertEvent, type LeakAlert } from './leak-alert.ts';

/** How long an author has to answer before two people may agree to find out who they are. */
export const HOURS_TO_ANSWER = 48;
/** How long somebody may agree to what was asked, and the one who asked may look at what was agreed to. */
const HOURS_TO_AGREE = 24;
const HOURS_SEEN = 1;

/** What leads to the sign-in behind an alert's author: one person asks and says why, another agrees, the first looks. */
export const NamingAction = z.discriminatedUnion('what', [
  z.object({
    what: z.literal('ask'),
    ground: NamingGround,
    reason: seenLine({ least: 10, most: 500 }),
  }),
  z.object({ what: z.literal('agree') }),
  z.object({ what: z.literal('see') }),
]);
export type NamingAction = z.infer<typeof NamingAction>;

/** The steps, in order. */
export const NamingWhat = z.enum(['ask', 'agree', 'see']) satisfies z.ZodType<NamingAction['what']>;
export type NamingWhat = z.infer<typeof NamingWhat>;

/** What a step leads to, or why it may not be. */
export type Naming =
  | { readonly kind: 'done'; readonly alert: LeakAlert }
  | { readonly kind: 'own-alert' }
  | { readonly kind: 'not-now' }
  | { readonly kind: 'not-the-handler' }
  | { readonly kind: 'post-unlinked' }
  | { readonly kind: 'same-person' }
  | { readonly kind: 'no-ground' }
  | { readonly kind: 'history-full' };

const EVENTS = { ask: 'author-asked', agree: 'author-agreed', see: 'author-seen' } as const satisfies Record<
  NamingWhat,
  AlertEvent['what']
>;

const hoursAfter = (moment: string, hours: number): Date => addDays(new Date(moment), hours / 24);

/**
 * Whether there is a reason that counts: the author had two days and said nothing, or what was found is a credential,
 * which two people say is live, and its owner has not said that they changed it.
 */
const holds = (ground: NamingGround, alert: LeakAlert, now: Date): boolean => {
  const said = answersIn(alert);
  return ground === 'no-answer'
    ? said.length === 0 && now >= hoursAfter(alert.raisedAt, HOURS_TO_ANSWER)
    : alert.kind === 'secret' && !said.includes('credential-changed');
};

/** The reasons that count now. */
export const groundsFor = (alert: LeakAlert, now: Date): readonly NamingGround[] =>
  NamingGround.options.filter((ground) => holds(ground, alert, now));

/** How far it has come: what was asked within a day, and whether somebody has agreed to it within a day. */
const standing = ({ history }: LeakAlert, now: Date) => {
  const steps = history.filter(({ what }) => Object.values<AlertEvent['what']>(EVENTS).includes(what));
  const last = steps.at(-1);
  if (last === undefined || last.what === 'author-seen') return undefined;
  if (now >= hoursAfter(last.at, HOURS_TO_AGREE)) return undefined;
  const asked = steps.findLast(({ what }) => what === 'author-asked');
  return asked?.by.role === 'security' && asked.ground !== undefined
    ? { asker: asked.by.handler, ground: asked.ground, isAgreed: last.what === 'author-agreed' }
    : undefined;
};

type Refusal = Exclude<Naming, { kind: 'done' }>;

/** Why this person may not take this step with the alert as it stands, or undefined. */
const refusalOf = (
  alert: LeakAlert,
  { what, ground }: { readonly what: NamingWhat; readonly ground?: NamingGround },
  { by, now }: { readonly by: Handler; readonly now: Date },
): Refusal | undefined => {
  if (alert.author === undefined) return { kind: 'post-unlinked' };
  if (alert.author === by.participant) return { kind: 'own-alert' };
  if (alert.state !== 'confirmed' && alert.state !== 'escalated') return { kind: 'not-now' };
  const stands = standing(alert, now);
  if (what === 'ask') {
    if (stands !== undefined) return { kind: 'not-now' };
    if (handlerOf(alert) !== by.handler) return { kind: 'not-the-handler' };
    const counts = groundsFor(alert, now);
    return (ground === undefined ? counts.length > 0 : counts.includes(ground))
      ? undefined
      : { kind: 'no-ground' };
  }
  if (stands?.isAgreed !== (what === 'see')) return { kind: 'not-now' };
  if (what === 'agree' && stands.asker === by.handler) return { kind: 'same-person' };
  if (what === 'see' && stands.asker !== by.handler) return { kind: 'not-the-handler' };
  // The author may have answered since.
  return holds(stands.ground, alert, now) ? undefined : { kind: 'no-ground' };
};

/** What was asked and waits for somebody to agree. */
export const askedIn = (alert: LeakAlert, now: Date): AlertEvent | undefined => {
  const stands = standing(alert, now);
  if (stands === undefined || stands.isAgreed) return undefined;
  return alert.history.findLast(({ what }) => what === 'author-asked');
};

/** The steps that this person may take now. */
export const namingFor = (alert: LeakAlert, by: Handler, now: Date): readonly NamingWhat[] =>
  NamingWhat.options.filter((what) => refusalOf(alert, { what }, { by, now }) === undefined);

/** Decides a step: two people of security, neither of them the author, and a reason that still counts. */
export const decideNaming = (alert: LeakAlert, action: NamingAction, context: HandlingContext): Naming => {
  const refusal = refusalOf(alert, action, context);
  if (refusal !== undefined) return refusal;
  if (alert.history.length >= HISTORY_AT_MOST) return { kind: 'history-full' };
  const event: AlertEvent = {
    at: context.now.toISOString(),
    by: { role: 'security', handler: context.by.handler },
    what: EVENTS[action.what],
    ...(action.what === 'ask' && { ground: action.ground, reason: action.reason }),
  };
  return {
    kind: 'done',
    alert: { ...alert, revision: context.revision, history: [...alert.history, event] },
  };
};

/** Whether this person may be shown the author's sign-in now: they took the last step within the hour. */
export const maySeeAuthor = ({ history, author }: LeakAlert, handler: string, now: Date): boolean =>
  author !== undefined &&
  history.some(
    ({ what, by, at }) =>
      what === 'author-seen' &&
      by.role === 'security' &&
      by.handler === handler &&
      now < hoursAfter(at, HOURS_SEEN),
  );
