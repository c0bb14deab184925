import type { Effect } from '../outbox/effect.ts';
import { Profile, profileKey } from '../people/profile.ts';
import { parseItem } from '../runtime/parse-item.ts';
import { transact, untilHeard, type TransactItems } from '../runtime/transact.dynamodb.ts';
import { putRow } from '../transparency/row-items.ts';
import {
  decidePause,
  decideResume,
  decideWithdrawal,
  heldConsent,
  unbroken,
  type Held,
} from './consent-decisions.ts';
import { choose } from './consent-choosing.dynamodb.ts';
import { AccountLink, ConsentEvent, inOrder } from './consent-history.ts';
import { linkItem, ownerKey } from './consent-items.ts';
import { epochOf } from './epoch.ts';
import type { ConsentLedger, ConsentOutcome } from './consent-ledger.ts';
import {
  checkOwner,
  deleteOpening,
  enterSchedule,
  leaveSchedule,
  leaveSlots,
  moveEpoch,
  putConsent,
  putEffect,
  unlink,
} from './consent-operations.dynamodb.ts';
import {
  appendEvent,
  commit,
  entriesNaming,
  ownerOf,
  readAll,
  readItem,
  recordDecision,
  refuse,
  stamp,
  touchProfile,
  type ConsentLedgerParts,
  type Whose,
} from './consent-people.dynamodb.ts';
import type { ConsentRecord } from './consent-record.ts';
import { endRow } from './consent-rows.ts';

/** Consent in DynamoDB: one transaction per change over `Consents`, `People`, `Schedule`, `Ledger` and `Outbox`. */
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

type Change = (
  current: ConsentRecord,
  now: Date,
) =>
  { readonly record: Held; readonly what: 'paused' | 'resumed'; readonly items: TransactItems } | undefined;

/** A change that keeps the purposes: read, decide, write. */
const change = async (
  parts: ConsentLedgerParts,
  whose: Whose,
  decide: Change,
): Promise<ConsentOutcome | undefined> => {
  const refusal = await refuse(parts, whose);
  if (refusal !== undefined) return refusal;
  const now = parts.clock.now();
  const current = await parts.reader.read(whose.account);
  const decided = current === undefined ? undefined : decide(current, now);
  if (decided === undefined) return { kind: 'nothing-to-do' };
  const { record, what } = decided;
  const { account, participant } = whose;
  const entry = { id: parts.newId(), at: now.toISOString() };
  return commit(parts, record, [
    putConsent(parts.tables.consents, record, current),
    checkOwner(parts.tables.people, account, participant),
    appendEvent(parts, { version: 1, participant, at: entry.at, what, account }, entry.id),
    ...(await recordDecision(parts, what, { record, before: record, entry, isNew: false })),
    ...decided.items,
  ]);
};

const pausing =
  (parts: ConsentLedgerParts): Change =>
  (current, now) => {
    const held = unbroken(current, now);
    if (held?.status !== 'given') return undefined;
    const record = decidePause(held, now, parts.newId());
    return { record, what: 'paused', items: leaveSlots(parts.tables.schedule, held.account) };
  };

const resuming =
  (parts: ConsentLedgerParts): Change =>
  (current, now) => {
    const held = unbroken(current, now);
    if (held?.status !== 'paused') return undefined;
    const record = decideResume(held, parts.newId());
    return { record, what: 'resumed', items: enterSchedule(parts.tables.schedule, record) };
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
  const end = { what: 'withdrawn', at: record.withdrawnAt, generation: held.generation } as const;
  const { row, opening } = endRow(end, { now, ...parts });
  return commit(parts, record, [
    putConsent(parts.tables.consents, record, current),
    deleteOpening(parts.tables.consents, whose.account),
    moveEpoch(parts.tables.consents, epochOf(whose.participant)),
    ...leaveSchedule(parts.tables.schedule, held),
    ...unlink(parts.tables.people, whose),
    appendEvent(parts, { ...stamp(parts, whose), ...end, opening }),
    putRow(parts.tables.ledger, row),
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
