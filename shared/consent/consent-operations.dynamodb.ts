import type { AccountId } from '../ids.ts';
import { shardOf, slotOf, cadenceOf, CADENCES } from '../schedule/slot.ts';
import { leaseKey, slotKey } from '../schedule/schedule-items.ts';
import { effectKey, type Effect } from '../outbox/effect.ts';
import type { TransactItems } from '../runtime/transact.dynamodb.ts';
import { consentItem, consentKey, epochKey, ownerKey, linkKey } from './consent-items.ts';
import type { ConsentInForce, ConsentRecord } from './consent-record.ts';
import { epochOf } from './epoch.ts';

/** The stores a change of consent touches. */
export interface ConsentTables {
  readonly consents: string;
  readonly people: string;
  readonly schedule: string;
  readonly outbox: string;
}

type Operation = TransactItems[number];

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
      : {
          ConditionExpression: '#revision = :previous',
          ExpressionAttributeNames: { '#revision': 'revision' },
          ExpressionAttributeValues: { ':previous': previous.revision },
        }),
  },
});

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

/** Removes a participant's account from the schedule altogether, lease included. */
export const leaveSchedule = (table: string, account: AccountId): TransactItems => [
  ...leaveSlots(table, account),
  { Delete: { TableName: table, Key: leaseKey({ account, kind: 'advocacy' }) } },
];

/** Moves the erasure epoch on, so that no release that was folded before can be published. */
export const moveEpoch = (table: string, subject: string): Operation => ({
  Update: {
    TableName: table,
    Key: epochKey(epochOf(subject)),
    UpdateExpression: 'ADD #count :one',
    ExpressionAttributeNames: { '#count': 'count' },
    ExpressionAttributeValues: { ':one': 1 },
  },
});

/** Records an effect; recording it twice records it once. */
export const putEffect = (table: string, account: AccountId, effect: Effect): Operation => ({
  Put: { TableName: table, Item: { pk: `shard#${shardOf(account)}`, sk: effectKey(effect), effect } },
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
