import type { AccountId, ParticipantId } from '../ids.ts';
import { shardOf, slotOf, cadenceOf, CADENCES } from '../schedule/slot.ts';
import { expiryKey, leaseKey, slotKey } from '../schedule/schedule-items.ts';
import { effectKey, type Effect } from '../outbox/effect.ts';
import type { TransactItems } from '../runtime/transact.dynamodb.ts';
import { putRow } from '../transparency/row-items.ts';
import type { Held } from './consent-decisions.ts';
import { consentItem, consentKey, epochKey, eventItem, ownerKey, linkKey } from './consent-items.ts';
import type { ConsentInForce, ConsentRecord } from './consent-record.ts';
import { endRow, type RowDraw } from './consent-rows.ts';
import { endOf } from './consent-term.ts';
import { epochOf } from './epoch.ts';
import { openingItem, openingKey, type ConsentOpening } from './opening-item.ts';

/** The stores a change of consent touches. */
export interface ConsentTables {
  readonly consents: string;
  readonly people: string;
  readonly schedule: string;
  readonly outbox: string;
  readonly ledger: string;
}

type Operation = TransactItems[number];

const ifUnchanged = ({ revision }: ConsentRecord) => ({
  ConditionExpression: '#revision = :previous',
  ExpressionAttributeNames: { '#revision': 'revision' },
  ExpressionAttributeValues: { ':previous': revision },
});

/** Writes the record if nobody changed it since `previous` was read; one of the other kind is no earlier state of it. */
export const putConsent = (
  table: string,
  record: ConsentRecord,
  previous: ConsentRecord | undefined,
): Operation => ({
  Put: {
    TableName: table,
    Item: consentItem(record),
    ...(previous?.kind !== record.kind
      ? { ConditionExpression: 'attribute_not_exists(pk)' }
      : ifUnchanged(previous)),
  },
});

/** Writes what the account's rows are sealed to and found by from now on; what it was before is gone. */
export const putOpening = (table: string, account: AccountId, opening: ConsentOpening): Operation => ({
  Put: { TableName: table, Item: openingItem(account, opening) },
});

/** Destroys what the account's rows are sealed to and found by: nobody opens or links them again. */
export const deleteOpening = (table: string, account: AccountId): Operation => ({
  Delete: { TableName: table, Key: openingKey(account) },
});

/**
 * Deletes what somebody said of their account, and with it both keys, if nobody changed it since it was read; and
 * whatever registered the account as official meanwhile, which the end of a consent must not put into force.
 */
export const deleteConsent = (table: string, record: Held): TransactItems => [
  { Delete: { TableName: table, Key: consentKey(record), ...ifUnchanged(record) } },
  deleteOpening(table, record.account),
  { Delete: { TableName: table, Key: consentKey({ ...record, kind: 'official' }) } },
];

/** Holds only while the account is still linked to this participant. */
export const checkOwner = (table: string, account: AccountId, participant: string): Operation => ({
  ConditionCheck: {
    TableName: table,
    Key: ownerKey(account),
    ConditionExpression: '#participant = :participant',
    ExpressionAttributeNames: { '#participant': 'participant' },
    ExpressionAttributeValues: { ':participant': participant },
  },
});

/**
 * Gives the account its slot and its lease item, and removes it from the slots of other cadences: a person's choice
 * may change the cadence, an official account never has another.
 */
export const enterSchedule = (table: string, consent: ConsentInForce): TransactItems => {
  const { account, kind } = consent;
  const cadence = cadenceOf(consent);
  const left = kind === 'official' ? [] : CADENCES.filter((other) => other !== cadence);
  return [
    { Put: { TableName: table, Item: { ...slotKey(account, slotOf(account, cadence)), version: 1 } } },
    {
      Update: {
        TableName: table,
        Key: leaseKey(consent),
        UpdateExpression: 'SET #version = :one',
        ExpressionAttributeNames: { '#version': 'version' },
        ExpressionAttributeValues: { ':one': 1 },
      },
    },
    ...leaveSlots(table, account, left),
  ];
};

/** Removes the account from the slots of the given cadences. */
export const leaveSlots = (
  table: string,
  account: AccountId,
  cadences: readonly (typeof CADENCES)[number][] = CADENCES,
): TransactItems =>
  cadences.map((cadence) => ({
    Delete: { TableName: table, Key: slotKey(account, slotOf(account, cadence)) },
  }));

/** Puts down when a consent runs out, in place of when it did so far. */
export const enterTerm = (table: string, record: Held, previous: Held | undefined): TransactItems => [
  {
    Put: { TableName: table, Item: { ...expiryKey(record.account, record.expiresOn), version: 1 } },
  },
  ...(previous === undefined || previous.expiresOn === record.expiresOn ? [] : [leaveTerm(table, previous)]),
];

const leaveTerm = (table: string, { account, expiresOn }: Held): Operation => ({
  Delete: { TableName: table, Key: expiryKey(account, expiresOn) },
});

/** Removes a participant's account from the schedule altogether, lease and expiry included. */
export const leaveSchedule = (table: string, held: Held): TransactItems => [
  ...leaveSlots(table, held.account),
  { Delete: { TableName: table, Key: leaseKey(held) } },
  leaveTerm(table, held),
];

/**
 * What a consent that ran out leaves to be done, besides its record: no release on top of it, a line of history, the
 * log's row, the erasure. It is dated by the day the consent ended, and noticing that twice writes it once.
 */
export const recordExpiry = (tables: ConsentTables, held: Held, draw: RowDraw): TransactItems => {
  const { account, participant, generation } = held;
  const endedAt = endOf(held);
  const end = { what: 'expired', at: endedAt, generation } as const;
  const { row, opening } = endRow(end, draw);
  return [
    moveEpoch(tables.consents, epochOf(participant)),
    {
      Put: {
        TableName: tables.people,
        Item: eventItem({ version: 1, participant, ...end, opening }, generation),
      },
    },
    putRow(tables.ledger, row),
    putEffect(tables.outbox, account, {
      version: 1,
      kind: 'erase-account',
      account,
      participant,
      generation,
      withdrawnAt: endedAt,
    }),
  ];
};

/** Moves the erasure epoch on, so that no release that was folded before can be published. */
export const moveEpoch = (table: string, epoch: number): Operation => ({
  Update: {
    TableName: table,
    Key: epochKey(epoch),
    UpdateExpression: 'ADD #count :one',
    ExpressionAttributeNames: { '#count': 'count' },
    ExpressionAttributeValues: { ':one': 1 },
  },
});

/** Records an effect; recording it twice records it once. */
export const putEffect = (table: string, whose: AccountId | ParticipantId, effect: Effect): Operation => ({
  Put: { TableName: table, Item: { pk: `shard#${shardOf(whose)}`, sk: effectKey(effect), effect } },
});

/** Unlinks the account from its participant. */
export const unlink = (
  table: string,
  record: { account: AccountId; participant: Parameters<typeof linkKey>[0] },
): TransactItems => [
  { Delete: { TableName: table, Key: linkKey(record.participant, record.account) } },
  {
    Delete: {
      TableName: table,
      Key: ownerKey(record.account),
      ConditionExpression: 'attribute_not_exists(pk) OR #participant = :participant',
      ExpressionAttributeNames: { '#participant': 'participant' },
      ExpressionAttributeValues: { ':participant': record.participant },
    },
  },
];

/**
 * The condition every write of the pipeline carries: this revision of the consent is in force. The expiry is checked
 * too, so that a consent that ran out stops writing at midnight without anybody doing anything.
 */
export const checkConsent = (table: string, consent: ConsentInForce, today: string): Operation => ({
  ConditionCheck: {
    TableName: table,
    Key: consentKey(consent),
    ConditionExpression:
      '#status = :given AND #revision = :revision AND (attribute_not_exists(#expiresOn) OR #expiresOn > :today)',
    ExpressionAttributeNames: { '#status': 'status', '#revision': 'revision', '#expiresOn': 'expiresOn' },
    ExpressionAttributeValues: { ':given': 'given', ':revision': consent.revision, ':today': today },
  },
});
