import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { DeleteCommand, GetCommand, PutCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

import type { Clock } from '../clock.ts';
import { consentKey } from '../consent/consent-items.ts';
import {
  enterSchedule,
  leaveSlots,
  moveEpoch,
  putConsent,
  putEffect,
} from '../consent/consent-operations.dynamodb.ts';
import { ConsentRecord } from '../consent/consent-record.ts';
import type { AccountId } from '../ids.ts';
import { OFFICIAL_EPOCH } from '../names.ts';
import type { Effect } from '../outbox/effect.ts';
import type { ProvenAccount } from '../platforms/ownership.ts';
import type { NewId } from '../random.ts';
import { translated, translateFault } from '../runtime/faults.dynamodb.ts';
import { parseItem } from '../runtime/parse-item.ts';
import { queryAll } from '../runtime/read.dynamodb.ts';
import { transact, untilSettled, type TransactItems } from '../runtime/transact.dynamodb.ts';
import { leaseKey } from '../schedule/schedule-items.ts';
import { OFFICIAL_CADENCE } from '../schedule/slot.ts';
import type { TextKeyMaker } from '../sealing/text-keys.ts';
import {
  decideApproval,
  decideEnding,
  OfficialAccount,
  officialConsent,
  officialWithdrawal,
  type Approval,
  type Colleague,
  type Ending,
} from './official-account.ts';
import type { AskOutcome, OfficialAccountList, OfficialAccounts } from './official-accounts.ts';

/** What the adapter needs. */
export interface OfficialAccountsParts {
  readonly documents: DynamoDBDocumentClient;
  readonly tables: {
    readonly site: string;
    readonly consents: string;
    readonly schedule: string;
    readonly outbox: string;
  };
  readonly textKeys: TextKeyMaker;
  readonly clock: Clock;
  readonly newId: NewId;
}

/** One partition: a company has a handful of official accounts, and everybody may see the list. */
const PARTITION = 'official#accounts';
const REGISTERED_AT_MOST = 100;

const keyOf = (account: AccountId) => ({ pk: PARTITION, sk: account });

/** The list of official accounts in the `Site` store. */
export const createDynamoOfficialAccountList = (
  documents: DynamoDBDocumentClient,
  table: string,
): OfficialAccountList => ({ list: () => list(documents, table) });

/** Official accounts in the `Site` store; an approval reaches over to `Consents` and `Schedule`. */
export const createDynamoOfficialAccounts = (parts: OfficialAccountsParts): OfficialAccounts => ({
  ...createDynamoOfficialAccountList(parts.documents, parts.tables.site),
  ask: (account, by) => ask(parts, account, by),
  approve: (account, by) => untilSettled(() => approve(parts, account, by)),
  decline: (account) => decline(parts, account),
  end: (account, by) => untilSettled(() => end(parts, account, by)),
});

const list = async (
  documents: DynamoDBDocumentClient,
  table: string,
): Promise<readonly OfficialAccount[]> => {
  const items = await queryAll(documents, {
    TableName: table,
    KeyConditionExpression: 'pk = :list',
    ExpressionAttributeValues: { ':list': PARTITION },
    ConsistentRead: true,
  });
  const accounts = items.map((item) => parseItem(OfficialAccount, item));
  return accounts.sort((one, other) => one.askedAt.localeCompare(other.askedAt));
};

const ask = async (
  { documents, tables, clock }: OfficialAccountsParts,
  { account, handle }: ProvenAccount,
  by: Colleague,
): Promise<AskOutcome> => {
  // Few enough for one list, and for one month's summary; a race may let a few more in, for which there is room.
  const registered = (await list(documents, tables.site)).filter(({ status }) => status !== 'ended');
  if (registered.length >= REGISTERED_AT_MOST) return { kind: 'too-many' };
  const asked: OfficialAccount = {
    version: 1,
    account,
    handle,
    status: 'asked',
    askedAt: clock.now().toISOString(),
    askedBy: by,
  };
  try {
    await documents.send(
      new PutCommand({
        TableName: tables.site,
        Item: { ...keyOf(account), ...asked },
        ConditionExpression: 'attribute_not_exists(pk) OR #status = :ended',
        ExpressionAttributeNames: { '#status': 'status' },
        ExpressionAttributeValues: { ':ended': 'ended' },
      }),
    );
    return { kind: 'asked' };
  } catch (fault) {
    if (fault instanceof ConditionalCheckFailedException) return { kind: 'taken' };
    throw translateFault(fault);
  }
};

const read = async (
  { documents }: OfficialAccountsParts,
  TableName: string,
  Key: Readonly<Record<string, unknown>>,
): Promise<Readonly<Record<string, unknown>> | undefined> => {
  const request = new GetCommand({ TableName, Key, ConsistentRead: true });
  return (await translated(() => documents.send(request))).Item;
};

const find = async (
  parts: OfficialAccountsParts,
  account: AccountId,
): Promise<OfficialAccount | undefined> => {
  const item = await read(parts, parts.tables.site, keyOf(account));
  return item === undefined ? undefined : parseItem(OfficialAccount, item);
};

/** Writes a registration if it still stands as it did when it was read. */
const putRegistration = (
  table: string,
  account: OfficialAccount,
  previous: OfficialAccount['status'],
): TransactItems[number] => ({
  Put: {
    TableName: table,
    Item: { ...keyOf(account.account), ...account },
    ConditionExpression: '#status = :previous',
    ExpressionAttributeNames: { '#status': 'status' },
    ExpressionAttributeValues: { ':previous': previous },
  },
});

const approve = async (
  parts: OfficialAccountsParts,
  account: AccountId,
  by: Colleague,
): Promise<Approval | { readonly kind: 'taken' } | undefined> => {
  const { documents, tables, clock, newId } = parts;
  const approval = decideApproval(await find(parts, account), by, clock.now());
  if (approval.kind !== 'approved') return approval;
  const consent = officialConsent(approval.account, {
    revision: newId(),
    generation: newId(),
    wrappedTextKey: await parts.textKeys.create(account),
  });
  const outcome = await transact(documents, [
    putRegistration(tables.site, approval.account, 'asked'),
    // Under a key of its own: comms can neither overwrite nor, by a condition that fails, find out a person's consent.
    putConsent(tables.consents, consent, undefined),
    ...enterSchedule(tables.schedule, consent),
  ]);
  if (outcome.kind === 'committed') return approval;
  const [asking, consenting] = outcome.reasons;
  // Somebody else approved or declined it meanwhile: the consent that is there may be this very account's own.
  if (asking === 'condition-failed') return undefined;
  return consenting === 'condition-failed' ? { kind: 'taken' } : undefined;
};

const decline = async ({ documents, tables }: OfficialAccountsParts, account: AccountId): Promise<void> => {
  try {
    await documents.send(
      new DeleteCommand({
        TableName: tables.site,
        Key: keyOf(account),
        ConditionExpression: '#status = :asked',
        ExpressionAttributeNames: { '#status': 'status' },
        ExpressionAttributeValues: { ':asked': 'asked' },
      }),
    );
  } catch (fault) {
    if (!(fault instanceof ConditionalCheckFailedException)) throw translateFault(fault);
  }
};

const end = async (
  parts: OfficialAccountsParts,
  account: AccountId,
  by: Colleague,
): Promise<Ending | undefined> => {
  const { documents, tables, clock } = parts;
  const ending = decideEnding(await find(parts, account), by, clock.now());
  if (ending.kind !== 'ended') return ending;
  const item = await read(parts, tables.consents, consentKey({ account, kind: 'official' }));
  const consent = item === undefined ? undefined : parseItem(ConsentRecord, item);
  const outcome = await transact(documents, [
    putRegistration(tables.site, ending.account, 'approved'),
    ...leaveOfficialSchedule(tables.schedule, account),
    // Somebody's own consent to the same account, once erased, took this one with it: then there is nothing to withdraw.
    ...(consent?.kind === 'official' && consent.status === 'given'
      ? withdrawal(parts, consent, ending.account.endedAt)
      : []),
  ]);
  return outcome.kind === 'committed' ? ending : undefined;
};

/** Removes an official account from the schedule: it has one slot, and a lease under its own key. */
const leaveOfficialSchedule = (table: string, account: AccountId): TransactItems => [
  ...leaveSlots(table, account, [OFFICIAL_CADENCE]),
  { Delete: { TableName: table, Key: leaseKey({ account, kind: 'official' }) } },
];

const withdrawal = (
  { tables, newId }: OfficialAccountsParts,
  consent: Extract<ConsentRecord, { kind: 'official'; status: 'given' }>,
  endedAt: string,
): TransactItems => {
  const { account, generation } = consent;
  const withdrawn = officialWithdrawal(consent, { endedAt, revision: newId() });
  const effect: Effect = { version: 1, kind: 'erase-account', account, generation, withdrawnAt: endedAt };
  return [
    putConsent(tables.consents, withdrawn, consent),
    moveEpoch(tables.consents, OFFICIAL_EPOCH),
    putEffect(tables.outbox, account, effect),
  ];
};
