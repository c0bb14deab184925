import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { DeleteCommand, GetCommand, PutCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

import type { Clock } from '../clock.ts';
import { enterSchedule, putConsent } from '../consent/consent-operations.dynamodb.ts';
import type { AccountId } from '../ids.ts';
import type { ProvenAccount } from '../platforms/ownership.ts';
import type { NewId } from '../random.ts';
import { translated, translateFault } from '../runtime/faults.dynamodb.ts';
import { parseItem } from '../runtime/parse-item.ts';
import { queryAll } from '../runtime/read.dynamodb.ts';
import { transact, untilSettled } from '../runtime/transact.dynamodb.ts';
import type { TextKeyMaker } from '../sealing/text-keys.ts';
import {
  decideApproval,
  OfficialAccount,
  officialConsent,
  type Approval,
  type Colleague,
} from './official-account.ts';
import type { AskOutcome, OfficialAccountList, OfficialAccounts } from './official-accounts.ts';

/** What the adapter needs. */
export interface OfficialAccountsParts {
  readonly documents: DynamoDBDocumentClient;
  readonly tables: { readonly site: string; readonly consents: string; readonly schedule: string };
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
  if ((await list(documents, tables.site)).length >= REGISTERED_AT_MOST) return { kind: 'too-many' };
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
        ConditionExpression: 'attribute_not_exists(pk)',
      }),
    );
    return { kind: 'asked' };
  } catch (fault) {
    if (fault instanceof ConditionalCheckFailedException) return { kind: 'taken' };
    throw translateFault(fault);
  }
};

const approve = async (
  parts: OfficialAccountsParts,
  account: AccountId,
  by: Colleague,
): Promise<Approval | { readonly kind: 'taken' } | undefined> => {
  const { documents, tables, clock, newId } = parts;
  const request = new GetCommand({ TableName: tables.site, Key: keyOf(account), ConsistentRead: true });
  const { Item } = await translated(() => documents.send(request));
  const asked = Item === undefined ? undefined : parseItem(OfficialAccount, Item);
  const approval = decideApproval(asked, by, clock.now());
  if (approval.kind !== 'approved') return approval;
  const consent = officialConsent(approval.account, {
    revision: newId(),
    generation: newId(),
    wrappedTextKey: await parts.textKeys.create(account),
  });
  const outcome = await transact(documents, [
    {
      Put: {
        TableName: tables.site,
        Item: { ...keyOf(account), ...approval.account },
        ConditionExpression: '#status = :asked',
        ExpressionAttributeNames: { '#status': 'status' },
        ExpressionAttributeValues: { ':asked': 'asked' },
      },
    },
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
