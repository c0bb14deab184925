import { isDeepStrictEqual } from 'node:util';

import { ServiceError } from '../errors.ts';
import type { ConsentEvent } from './consent-history.ts';
import type { ConsentChoice } from './consent-ledger.ts';
import {
  inForce,
  needsText,
  type ConsentRecord,
  type PurposeConsent,
  type Purposes,
} from './consent-record.ts';
import { expiryOf, hasRunOut } from './consent-term.ts';
import { includesScope, Purpose, type Scope } from './scope.ts';

/** The record a choice leads to, except for its text key. */
export interface ChoiceContext {
  readonly current: ConsentRecord | undefined;
  readonly handle: string;
  readonly now: Date;
  readonly revision: string;
  readonly newGeneration: string;
}

type Given = Extract<ConsentRecord, { status: 'given'; kind: 'advocacy' }>;
/** A participant's record that holds purposes. */
export type Held = Extract<ConsentRecord, { kind: 'advocacy'; status: 'given' | 'paused' }>;

/** The record if it is a participant's and holds purposes, given or paused. */
export const heldConsent = (record: ConsentRecord | undefined): Held | undefined =>
  record?.kind === 'advocacy' && (record.status === 'given' || record.status === 'paused')
    ? record
    : undefined;

/** The record if it holds purposes and has run out: it allows nothing any more and is to be ended. */
export const ranOut = (record: ConsentRecord | undefined, now: Date): Held | undefined => {
  const held = heldConsent(record);
  return held !== undefined && hasRunOut(held, now) ? held : undefined;
};

/** The record if it holds purposes and has not run out. */
export const unbroken = (record: ConsentRecord | undefined, now: Date): Held | undefined =>
  ranOut(record, now) === undefined ? heldConsent(record) : undefined;

/** The purposes a choice drops or narrows: what was derived of posts it no longer covers must be erased. */
export const narrowedPurposes = (held: Held | undefined, choice: ConsentChoice): readonly Purpose[] =>
  Purpose.options.filter((purpose) => {
    const before = held?.purposes[purpose];
    const after = choice.purposes[purpose];
    return before !== undefined && (after === undefined || !includesScope(after.scope, before.scope));
  });

/**
 * The record that a choice makes, without a text key. A first choice, or one after a withdrawal or an expiry, starts a
 * new generation; a change of a standing consent keeps it, and keeps a pause.
 *
 * @throws ServiceError `invalid-input` for a choice of no purpose at all, which is a withdrawal and goes by that way.
 */
export const decideChoice = (choice: ConsentChoice, context: ChoiceContext): Held => {
  if (Object.keys(choice.purposes).length === 0) {
    throw new ServiceError('invalid-input', 'choose at least one purpose, or withdraw');
  }
  // A consent that ran out gives no date: what was posted since then was posted without consent.
  const held = unbroken(context.current, context.now);
  return {
    version: 1,
    kind: 'advocacy',
    ...(held?.status === 'paused' ? { status: 'paused', pausedAt: held.pausedAt } : { status: 'given' }),
    account: choice.account,
    handle: context.handle,
    participant: choice.participant,
    purposes: datedPurposes(choice, held, context.now),
    notice: choice.notice,
    givenAt: held?.givenAt ?? context.now.toISOString(),
    expiresOn: expiryOf(context.now),
    revision: context.revision,
    generation: held?.generation ?? context.newGeneration,
    ...(held?.team !== undefined && { team: held.team }),
  };
};

/** Whether a choice only repeats what stands since today; a later one renews the consent. */
export const isSameChoice = (current: ConsentRecord | undefined, decided: Held): boolean => {
  const held = heldConsent(current);
  if (held === undefined) return false;
  const { wrappedTextKey: _, ...standing } = held;
  return isDeepStrictEqual({ ...standing, revision: decided.revision }, decided);
};

const dated = (scope: Scope, before: PurposeConsent | undefined, now: Date): PurposeConsent => {
  const moment = now.toISOString();
  if (before === undefined) return { scope, givenAt: moment };
  const scopeSince = scope.kind === before.scope.kind ? before.scopeSince : moment;
  return { scope, givenAt: before.givenAt, ...(scopeSince !== undefined && { scopeSince }) };
};

/** A purpose whose consent never broke off keeps its date, any other starts now, whatever the choice says. */
const datedPurposes = (choice: ConsentChoice, held: Held | undefined, now: Date): Purposes =>
  Object.fromEntries(
    Purpose.options.flatMap((purpose) => {
      const chosen = choice.purposes[purpose];
      return chosen === undefined ? [] : [[purpose, dated(chosen.scope, held?.purposes[purpose], now)]];
    }),
  );

/** Whether a record needs a text key while it stands. */
export const wantsTextKey = ({ purposes }: Held): boolean =>
  needsText(Purpose.options.filter((purpose) => purposes[purpose] !== undefined));

/** A standing consent paused: nothing is read, nothing is erased. */
export const decidePause = (
  record: Given,
  now: Date,
  revision: string,
): Extract<ConsentRecord, { status: 'paused' }> => ({
  ...record,
  status: 'paused',
  pausedAt: now.toISOString(),
  revision,
});

/** A paused consent back in force, under the same purposes and scopes. */
export const decideResume = (
  record: Extract<ConsentRecord, { status: 'paused' }>,
  revision: string,
): Given => {
  const { pausedAt: _, ...rest } = record;
  return { ...rest, status: 'given', revision };
};

/** What is left of a consent once withdrawn, until erasure deletes it too: the fact, and no key. */
export const decideWithdrawal = (
  record: Held,
  now: Date,
  revision: string,
): Extract<ConsentRecord, { kind: 'advocacy'; status: 'withdrawn' }> => ({
  version: 1,
  kind: 'advocacy',
  status: 'withdrawn',
  account: record.account,
  handle: '',
  participant: record.participant,
  revision,
  generation: record.generation,
  withdrawnAt: now.toISOString(),
});

/** The record as consent in force, for decisions that only such a consent allows. */
export const standing = (record: ConsentRecord | undefined, now: Date): Given | undefined => {
  const consent = inForce(record, now);
  return consent?.kind === 'advocacy' ? consent : undefined;
};

/** A choice as the history tells it. */
export const chosenEvent = (
  choice: ConsentChoice,
  at: string,
  narrowed: readonly Purpose[],
): ConsentEvent => ({
  version: 1,
  participant: choice.participant,
  at,
  what: 'chosen',
  account: choice.account,
  notice: choice.notice,
  purposes: Object.fromEntries(
    Object.entries(choice.purposes).map(([purpose, { scope }]) => [purpose, scope.kind]),
  ),
  ...(narrowed.length > 0 && { narrowed: [...narrowed] }),
});
