import { GetCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';

import type { Clock } from '../clock.ts';
import type { RandomBytes } from '../disclosure/random.ts';
import { ParticipantId, type AccountId } from '../ids.ts';
import { profileItem, type Profile } from '../people/profile.ts';
import type { NewId } from '../random.ts';
import { translated } from '../runtime/faults.dynamodb.ts';
import { parseItem } from '../runtime/parse-item.ts';
import { queryAll, type StoredItem } from '../runtime/read.dynamodb.ts';
import { transact, type TransactItems } from '../runtime/transact.dynamodb.ts';
import type { OpeningKeyMaker } from '../sealing/opening-keys.ts';
import type { TextKeyMaker } from '../sealing/text-keys.ts';
import { LOCATOR_BYTES } from '../transparency/personal-row.ts';
import { putRow } from '../transparency/row-items.ts';
import type { Held } from './consent-decisions.ts';
import { ConsentEvent } from './consent-history.ts';
import { eventItem, ownerKey, participantPartition } from './consent-items.ts';
import type { ConsentOutcome } from './consent-ledger.ts';
import { putOpening, type ConsentTables } from './consent-operations.dynamodb.ts';
import type { ConsentReader } from './consent-reader.ts';
import type { ConsentRecord } from './consent-record.ts';
import { decisionRow, type Decided } from './consent-rows.ts';
import type { ConsentOpening } from './opening-item.ts';
import type { OpeningReader } from './opening-reader.ts';

const Owner = z.object({ version: z.literal(1), participant: ParticipantId });

/** What the ledger is made of. */
export interface ConsentLedgerParts {
  readonly documents: DynamoDBDocumentClient;
  readonly tables: ConsentTables;
  readonly reader: ConsentReader;
  readonly textKeys: TextKeyMaker;
  readonly openings: OpeningReader;
  readonly openingKeys: OpeningKeyMaker;
  readonly clock: Clock;
  readonly newId: NewId;
  /** Locators, and the salts of what the log commits to. */
  readonly random: RandomBytes;
}

/** Whose account a change is about. */
export interface Whose {
  readonly participant: ParticipantId;
  readonly account: AccountId;
}

/** All items of a participant in `People` whose sort key starts so, in order of that key. */
export const readAll = (
  { documents, tables }: ConsentLedgerParts,
  participant: ParticipantId,
  prefix: string,
): Promise<readonly StoredItem[]> =>
  queryAll(documents, {
    TableName: tables.people,
    KeyConditionExpression: 'pk = :participant AND begins_with(sk, :prefix)',
    ExpressionAttributeValues: { ':participant': participantPartition(participant), ':prefix': prefix },
    ConsistentRead: true,
  });

/** One item of `People`, strongly consistent. */
export const readItem = async ({ documents, tables }: ConsentLedgerParts, key: Record<string, unknown>) =>
  (
    await translated(() =>
      documents.send(new GetCommand({ TableName: tables.people, Key: key, ConsistentRead: true })),
    )
  ).Item;

/** The participant an account is linked to. */
export const ownerOf = async (
  parts: ConsentLedgerParts,
  account: AccountId,
): Promise<ParticipantId | undefined> => {
  const item = await readItem(parts, ownerKey(account));
  return item === undefined ? undefined : parseItem(Owner, item).participant;
};

/** Appends to the participant's history. */
export const appendEvent = (parts: ConsentLedgerParts, event: ConsentEvent, id = parts.newId()) => ({
  Put: { TableName: parts.tables.people, Item: eventItem(event, id) },
});

/** What every entry of the history starts with. */
export const stamp = (parts: ConsentLedgerParts, whose: Whose) =>
  ({ version: 1, participant: whose.participant, at: parts.clock.now().toISOString() }) as const;

/** Commits and answers `done`, or undefined when a race was lost and everything must be read again. */
export const commit = async (
  parts: ConsentLedgerParts,
  record: ConsentRecord,
  items: TransactItems,
): Promise<ConsentOutcome | undefined> => {
  const outcome = await transact(parts.documents, items);
  return outcome.kind === 'committed' ? { kind: 'done', record } : undefined;
};

/** Why this participant may not decide about this account, or undefined. */
export const refuse = async (
  parts: ConsentLedgerParts,
  whose: Whose,
): Promise<ConsentOutcome | undefined> => {
  const owner = await ownerOf(parts, whose.account);
  if (owner === undefined) return { kind: 'not-connected' };
  return owner === whose.participant ? undefined : { kind: 'not-yours' };
};

/** Keys of what the participant's history says of the account. */
export const entriesNaming = async (
  parts: ConsentLedgerParts,
  { participant, account }: Whose,
): Promise<readonly StoredItem[]> =>
  (await readAll(parts, participant, 'event#')).flatMap((item) => {
    const event = parseItem(ConsentEvent, item);
    return 'account' in event && event.account === account ? [{ pk: item['pk'], sk: item['sk'] }] : [];
  });

/** Gives the profile a new revision, so that nobody forgets it on the strength of an earlier look. */
export const touchProfile = (parts: ConsentLedgerParts, profile: Profile): TransactItems[number] => ({
  Put: {
    TableName: parts.tables.people,
    Item: profileItem({ ...profile, revision: parts.newId() }),
    ConditionExpression: '#revision = :previous',
    ExpressionAttributeNames: { '#revision': 'revision' },
    ExpressionAttributeValues: { ':previous': profile.revision },
  },
});

/** A decision that is being recorded; with a consent that is new, nothing of an earlier one's rows is to be found again. */
interface Decision {
  readonly record: Held;
  readonly before: Held | undefined;
  readonly entry: { readonly id: string; readonly at: string };
  readonly isNew: boolean;
}

/** What an account's rows are sealed to, and what writes it if it is new: consents older than the log have none. */
const openingFor = async (
  { openings, openingKeys, tables, random }: ConsentLedgerParts,
  { record: { account }, isNew }: Decision,
): Promise<{ readonly opening: ConsentOpening; readonly items: TransactItems }> => {
  const kept = isNew ? undefined : await openings.openingOf(account);
  if (kept !== undefined) return { opening: kept, items: [] };
  const pair = await openingKeys.create(account);
  const locator = Buffer.from(random.bytes(LOCATOR_BYTES)).toString('base64');
  const opening: ConsentOpening = { version: 1, ...pair, locator };
  return { opening, items: [putOpening(tables.consents, account, opening)] };
};

/** The log's row of a decision, beside the entry of the history that it is about. */
export const recordDecision = async (
  parts: ConsentLedgerParts,
  what: Decided,
  decision: Decision,
): Promise<TransactItems> => {
  const { opening, items } = await openingFor(parts, decision);
  const { row } = decisionRow(what, { ...decision, opening }, parts.random);
  return [...items, putRow(parts.tables.ledger, row)];
};
