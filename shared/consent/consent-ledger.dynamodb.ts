import type { AccountId, ParticipantId } from '../ids.ts';
import type { Effect } from '../outbox/effect.ts';
import { Profile, profileKey } from '../people/profile.ts';
import { parseItem } from '../runtime/parse-item.ts';
import { transact, untilHeard, type TransactItems } from '../runtime/transact.dynamodb.ts';
import {
  chosenEvent,
  decideChoice,
  decidePause,
  decideResume,
  decideWithdrawal,
  heldConsent,
  isSameChoice,
  narrowedPurposes,
  ranOut,
  unbroken,
  wantsTextKey,
} from './consent-decisions.ts';
import { AccountLink, ConsentEvent, inOrder } from './consent-history.ts';
import { linkItem, linkKey, ownerKey } from './consent-items.ts';
import { epochOf } from './epoch.ts';
import type { ConsentChoice, ConsentLedger, ConsentOutcome } from './consent-ledger.ts';
import {
  checkOwner,
  enterSchedule,
  enterTerm,
  leaveSchedule,
  leaveSlots,
  moveEpoch,
  putConsent,
  putEffect,
  recordExpiry,
  unlink,
} from './consent-operations.dynamodb.ts';
import {
  appendEvent,
  commit,
  entriesNaming,
  ownerOf,
  readAll,
  readItem,
  refuse,
  stamp,
  touchProfile,
  type ConsentLedgerParts,
  type Whose,
} from './consent-people.dynamodb.ts';
import type { ConsentRecord } from './consent-record.ts';

/** Consent in DynamoDB: one transaction per change over `Consents`, `People`, `Schedule` and `Outbox`. */
export const createDynamoConsentLedger = (parts: ConsentLedgerParts): ConsentLedger => ({
  connect: (link) => untilHeard(() => connect(parts, link)),
  choose: (choice) => untilHeard(() => choose(parts, choice)),
  pause: (participant, account) => untilHeard(() => change(parts, { participant, account }, pausing(parts))),
  resume: (participant, account) =>
    untilHeard(() => change(parts, { participant, account }, resuming(parts))),
  withdraw: (participant, account) => untilHeard(() => withdraw(parts, { participant, account })),
  accountsOf: async (participant) =>
    (await readAll(parts, participant, 'account#'))
      .map((item) => parseItem(AccountLink, item))
      .sort(byConnection),
  historyOf: async (participant) =>
    inOrder((await readAll(parts, participant, 'event#')).map((item) => parseItem(ConsentEvent, item))),
});

const byConnection = (one: AccountLink, other: AccountLink): number =>
  one.connectedAt.localeCompare(other.connectedAt);

const connect = async (parts: ConsentLedgerParts, link: AccountLink) => {
  const owner = await ownerOf(parts, link.account);
  if (owner === link.participant) return { kind: 'nothing-to-do' } as const;
  if (owner !== undefined) return { kind: 'not-yours' } as const;
  const known = await readItem(parts, profileKey(link.participant));
  if (known === undefined) return { kind: 'not-known' } as const;
  const outcome = await transact(parts.documents, [
    {
      Put: {
        TableName: parts.tables.people,
        Item: { ...ownerKey(link.account), version: 1, participant: link.participant },
        ConditionExpression: 'attribute_not_exists(pk)',
      },
    },
    { Put: { TableName: parts.tables.people, Item: linkItem(link) } },
    touchProfile(parts, parseItem(Profile, known)),
    appendEvent(parts, { ...stamp(parts, link), what: 'connected', account: link.account }),
  ]);
  return outcome.kind === 'committed' ? ({ kind: 'connected' } as const) : undefined;
};

const choose = async (
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
    // A pause has no slot; resuming enters the schedule again.
    ...(record.status === 'paused' ? [] : enterSchedule(parts.tables.schedule, record)),
    ...enterTerm(parts.tables.schedule, record, heldConsent(current)),
    ...(over === undefined ? [] : recordExpiry(parts.tables, over)),
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

type Change = (
  record: ConsentRecord,
  whose: Whose,
) => { readonly record: ConsentRecord; readonly items: TransactItems } | undefined;

/** A change that keeps the purposes: read, decide, write. */
const change = async (
  parts: ConsentLedgerParts,
  whose: Whose,
  decide: Change,
): Promise<ConsentOutcome | undefined> => {
  const refusal = await refuse(parts, whose);
  if (refusal !== undefined) return refusal;
  const current = await parts.reader.read(whose.account);
  const decided = current === undefined ? undefined : decide(current, whose);
  if (decided === undefined) return { kind: 'nothing-to-do' };
  return commit(parts, decided.record, [
    putConsent(parts.tables.consents, decided.record, current),
    checkOwner(parts.tables.people, whose.account, whose.participant),
    ...decided.items,
  ]);
};

const pausing =
  (parts: ConsentLedgerParts): Change =>
  (current, whose) => {
    const now = parts.clock.now();
    const held = unbroken(current, now);
    if (held?.status !== 'given') return undefined;
    const record = decidePause(held, now, parts.newId());
    const event = appendEvent(parts, { ...stamp(parts, whose), what: 'paused', account: whose.account });
    return { record, items: [event, ...leaveSlots(parts.tables.schedule, whose.account)] };
  };

const resuming =
  (parts: ConsentLedgerParts): Change =>
  (current, whose) => {
    const held = unbroken(current, parts.clock.now());
    if (held?.status !== 'paused') return undefined;
    const record = decideResume(held, parts.newId());
    const event = appendEvent(parts, { ...stamp(parts, whose), what: 'resumed', account: whose.account });
    return { record, items: [event, ...enterSchedule(parts.tables.schedule, record)] };
  };

const withdraw = async (parts: ConsentLedgerParts, whose: Whose): Promise<ConsentOutcome | undefined> => {
  const current = await parts.reader.read(whose.account);
  const held = heldConsent(current);
  if (held !== undefined && held.participant !== whose.participant) return { kind: 'not-yours' };
  if (held === undefined) return disconnect(parts, whose);
  const now = parts.clock.now();
  const record = decideWithdrawal(held, now, parts.newId());
  const effect: Effect = {
    version: 1,
    kind: 'erase-account',
    account: whose.account,
    participant: whose.participant,
    generation: held.generation,
    withdrawnAt: now.toISOString(),
  };
  return commit(parts, record, [
    putConsent(parts.tables.consents, record, current),
    moveEpoch(parts.tables.consents, epochOf(whose.participant)),
    ...leaveSchedule(parts.tables.schedule, held),
    ...unlink(parts.tables.people, whose),
    appendEvent(parts, {
      ...stamp(parts, whose),
      at: record.withdrawnAt,
      what: 'withdrawn',
      generation: held.generation,
    }),
    putEffect(parts.tables.outbox, whose.account, effect),
  ]);
};

/** DynamoDB's limit for one transaction, less what unlinks the account. */
const ENTRIES_PER_TRANSACTION = 90;

/** Unlinks an account for which no consent stands. */
const disconnect = async (parts: ConsentLedgerParts, whose: Whose): Promise<ConsentOutcome | undefined> => {
  const refusal = await refuse(parts, whose);
  if (refusal?.kind === 'not-connected') return { kind: 'nothing-to-do' };
  if (refusal !== undefined) return refusal;
  // It was never consented to, so its history is that it was connected; what a withdrawal erases just now may be there.
  const told = await entriesNaming(parts, whose);
  const outcome = await transact(parts.documents, [
    ...unlink(parts.tables.people, whose),
    ...told
      .slice(0, ENTRIES_PER_TRANSACTION)
      .map((Key) => ({ Delete: { TableName: parts.tables.people, Key } })),
  ]);
  return outcome.kind === 'committed' ? { kind: 'nothing-to-do' } : undefined;
};
