import type { RandomBytes } from '../disclosure/random.ts';
import type { NewId } from '../random.ts';
import { BOX_KEY_BYTES } from '../sealing/sealed-box.ts';
import type { PersonalRow } from '../transparency/ledger-entry.ts';
import { alertRowId, personalRow, weekEnd } from '../transparency/personal-row.ts';
import { timeTakenOf, type TimeTaken } from '../transparency/time-taken.ts';
import { AlertStep, type AlertEvent, type LeakAlert } from './leak-alert.ts';

/** What the rows of an alert are made with. */
export interface AlertRowDraw {
  readonly now: Date;
  readonly newId: NewId;
  readonly random: RandomBytes;
}

/** The step that an event of the history is; undefined for what moves nothing, as an answer does. */
export const stepIn = ({ what }: AlertEvent): AlertStep | undefined => AlertStep.safeParse(what).data;

/** Whether it was closed with this step, or for the first time taken. */
const isTimed = ({ history }: LeakAlert, step: AlertStep, nth: number): boolean =>
  step === 'dismissed' ||
  step === 'resolved' ||
  (step === 'acknowledged' && !history.slice(0, nth).some(({ what }) => what === 'acknowledged'));

const tookUntil = (alert: LeakAlert, step: AlertStep, nth: number): TimeTaken | undefined => {
  const at = alert.history[nth]?.at;
  return at !== undefined && isTimed(alert, step, nth)
    ? timeTakenOf(alert.raisedAt, new Date(at))
    : undefined;
};

/** Sealed to a key that nobody has: a row that nobody can open looks like any other. */
const toNobody = (random: RandomBytes): string => Buffer.from(random.bytes(BOX_KEY_BYTES)).toString('base64');

/**
 * The log's rows of what happened to an alert since its history had `known` events, a row for each step. They enter with
 * all others of their week, on its Sunday. Where its author's consent has a key they are sealed to it; where there is none, as
 * for an official account, they look the same.
 */
export const stepRows = (
  alert: LeakAlert,
  known: number,
  { now, newId, random }: AlertRowDraw,
): readonly PersonalRow[] =>
  alert.history.flatMap((event, nth): readonly PersonalRow[] => {
    const step = stepIn(event);
    if (nth < known || step === undefined) return [];
    const { opening, kind: finding, severity, dismissal } = alert;
    const facts = {
      kind: 'alert',
      outcome: step,
      id: opening === undefined ? newId() : alertRowId(opening.trail, nth),
      day: weekEnd(now),
      took: tookUntil(alert, step, nth),
      besides: { finding, severity, ...(step === 'dismissed' && dismissal !== undefined && { dismissal }) },
      inner: { version: 1, kind: 'alert', alert: alert.id, step, at: event.at },
    } as const;
    return [personalRow(facts, random, opening?.key ?? toNobody(random)).row];
  });
