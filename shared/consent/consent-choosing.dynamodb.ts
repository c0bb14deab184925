import type { AccountId, ParticipantId } from '../ids.ts';
import type { Effect } from '../outbox/effect.ts';
import { parseItem } from '../runtime/parse-item.ts';
import {
  chosenEvent,
  decideChoice,
  heldConsent,
  isSameChoice,
  narrowedPurposes,
  ranOut,
  unbroken,
  wantsTextKey,
} from './consent-decisions.ts';
import { AccountLink } from './consent-history.ts';
import { linkKey } from './consent-items.ts';
import type { ConsentChoice, ConsentOutcome } from './consent-ledger.ts';
import {
  checkOwner,
  enterSchedule,
  enterTerm,
  moveEpoch,
  putConsent,
  putEffect,
  recordExpiry,
} from './consent-operations.dynamodb.ts';
import {
  appendEvent,
  commit,
  readItem,
  recordDecision,
  refuse,
  type ConsentLedgerParts,
} from './consent-people.dynamodb.ts';
import { epochOf } from './epoch.ts';

/** Gives consent or changes it: one try, undefined when a race was lost and everything must be read again. */
export const choose = async (
  parts: ConsentLedgerParts,
  choice: ConsentChoice,
): Promise<ConsentOutcome | undefined> => {
  const refusal = await refuse(parts, choice);
  if (refusal !== undefined) return refusal;
  const link = await readItem(parts, linkKey(choice.participant, choice.account));
  if (link === undefined) return undefined;
  const current = await parts.reader.read(choice.account);
  if (current?.kind === 'official' && current.status === 'given') return { kind: 'not-yours' };
  const now = parts.clock.now();
  const decided = decideChoice(choice, {
    current,
    handle: parseItem(AccountLink, link).handle,
    now,
    revision: parts.newId(),
    newGeneration: parts.newId(),
  });
  if (isSameChoice(current, decided)) return { kind: 'nothing-to-do' };
  const held = unbroken(current, now);
  const over = ranOut(current, now);
  const kept = held?.wrappedTextKey;
  const record = wantsTextKey(decided)
    ? { ...decided, wrappedTextKey: kept ?? (await parts.textKeys.create(choice.account)) }
    : decided;
  const narrowed = narrowedPurposes(held, choice);
  const entry = { at: now.toISOString(), id: parts.newId() };
  const erasure: Effect[] =
    narrowed.length === 0
      ? []
      : [{ version: 1, kind: 'erase-purposes', ...pick(record), purposes: [...narrowed], choice: entry }];
  return commit(parts, record, [
    putConsent(parts.tables.consents, record, current),
    checkOwner(parts.tables.people, choice.account, choice.participant),
    appendEvent(parts, chosenEvent(choice, entry.at, narrowed), entry.id),
    ...(await recordDecision(parts, held === undefined ? 'given' : 'changed', {
      record,
      before: held,
      entry,
      isNew: held === undefined,
    })),
    // A pause has no slot; resuming enters the schedule again.
    ...(record.status === 'paused' ? [] : enterSchedule(parts.tables.schedule, record)),
    ...enterTerm(parts.tables.schedule, record, heldConsent(current)),
    ...(over === undefined ? [] : recordExpiry(parts.tables, over, { now, ...parts })),
    ...(narrowed.length === 0 ? [] : [moveEpoch(parts.tables.consents, epochOf(choice.participant))]),
    ...erasure.map((effect) => putEffect(parts.tables.outbox, choice.account, effect)),
  ]);
};

const pick = ({
  account,
  participant,
  generation,
  revision,
}: {
  account: AccountId;
  participant: ParticipantId;
  generation: string;
  revision: string;
}) => ({
  account,
  participant,
  generation,
  revision,
});
