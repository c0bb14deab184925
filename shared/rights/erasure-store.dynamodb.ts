import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import {
  DeleteCommand,
  GetCommand,
  PutCommand,
  type DeleteCommandInput,
  type DynamoDBDocumentClient,
  type QueryCommandInput,
} from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';

import { alertItem, alertKey, alertsByAuthor } from '../alerts/alert-items.ts';
import { LeakAlert } from '../alerts/leak-alert.ts';
import { ConsentEvent, type EventReference } from '../consent/consent-history.ts';
import { consentKey, eventKey, participantPartition } from '../consent/consent-items.ts';
import { AlertId, type ParticipantId } from '../ids.ts';
import { DaySheet } from '../posts/day-sheet.ts';
import { sheetItem, sheetKey, sheetsPartition } from '../posts/observation-items.ts';
import { translated, translateFault } from '../runtime/faults.dynamodb.ts';
import { parseItem } from '../runtime/parse-item.ts';
import { queryAll, type StoredItem as Item } from '../runtime/read.dynamodb.ts';
import { transact, untilSettled } from '../runtime/transact.dynamodb.ts';
import type { ErasureStore, Leaving, WithdrawnConsent } from './erasure-store.ts';
import { ParticipantNotice } from './participant-notice.ts';
import { recordErased, type RecordErasedParts } from './recording-erasure.dynamodb.ts';

/** What the adapter needs. */
export interface ErasureStoreParts extends RecordErasedParts {
  readonly tables: RecordErasedParts['tables'] & {
    readonly consents: string;
    readonly observations: string;
    readonly alerts: string;
    readonly site: string;
  };
}

const REVISION_UNCHANGED = {
  ConditionExpression: '#revision = :previous',
  ExpressionAttributeNames: { '#revision': 'revision' },
};

/** Erasure over `Observations`, `Alerts`, `Site`, `People`, `Consents` and `Ledger`: queries by key, conditional writes. */
export const createDynamoErasureStore = (parts: ErasureStoreParts): ErasureStore => {
  const { documents, tables } = parts;
  return {
    sheetsOf: async (account) => {
      const items = await queryAll(documents, own(tables.observations, sheetsPartition(account)));
      return items.map((item) => parseItem(DaySheet, item));
    },
    removeSheet: (sheet) =>
      isDone(() => remove(documents, tables.observations, sheetKey(sheet), ifUnchanged(sheet.revision))),
    replaceSheet: (sheet, previous) =>
      isDone(() => put(documents, tables.observations, sheetItem(sheet), ifUnchanged(previous))),
    alertsOf: async (author, named) => {
      const listed = author === undefined ? [] : await idsByAuthor(parts, author);
      const alerts = await Promise.all([...new Set([...listed, ...named])].map((id) => readAlert(parts, id)));
      return alerts.filter((alert) => alert !== undefined);
    },
    removeAlert: (alert) =>
      isDone(() => remove(documents, tables.alerts, alertKey(alert.id), ifUnchanged(alert.revision))),
    replaceAlert: (alert, previous) =>
      isDone(() => put(documents, tables.alerts, alertItem(alert), ifUnchanged(previous))),
    removeNotices: (participant) => removeNotices(parts, participant),
    removeHistory: (leaving) => removeHistory(parts, leaving),
    recordNarrowed: (participant, choice) => recordNarrowed(parts, participant, choice),
    recordErased: (leaving, items) => recordErased(parts, leaving, items),
    removeConsent: async (withdrawn) => void (await untilSettled(() => removeConsent(parts, withdrawn))),
  };
};

const removeConsent = async (
  { documents, tables: { consents } }: ErasureStoreParts,
  { account, participant, generation }: WithdrawnConsent,
): Promise<'settled' | undefined> => {
  const official = consentKey({ account, kind: 'official' });
  const isOwn = participant !== undefined;
  const outcome = await transact(documents, [
    {
      Delete: {
        TableName: consents,
        Key: isOwn ? consentKey({ account, kind: 'advocacy' }) : official,
        ConditionExpression: '#status = :withdrawn AND #generation = :generation',
        ExpressionAttributeNames: { '#status': 'status', '#generation': 'generation' },
        ExpressionAttributeValues: { ':withdrawn': 'withdrawn', ':generation': generation },
      },
    },
    ...(isOwn ? [{ Delete: { TableName: consents, Key: official } }] : []),
  ]);
  const isSettled = outcome.kind === 'committed' || outcome.reasons[0] === 'condition-failed';
  return isSettled ? 'settled' : undefined;
};

type Condition = Pick<
  DeleteCommandInput,
  'ConditionExpression' | 'ExpressionAttributeNames' | 'ExpressionAttributeValues'
>;

const IF_PRESENT: Condition = { ConditionExpression: 'attribute_exists(pk)' };

const ifUnchanged = (revision: string): Condition => ({
  ...REVISION_UNCHANGED,
  ExpressionAttributeValues: { ':previous': revision },
});

/** Whether a conditional write happened. */
const isDone = async (write: () => Promise<unknown>): Promise<boolean> => {
  try {
    await write();
    return true;
  } catch (fault) {
    if (fault instanceof ConditionalCheckFailedException) return false;
    throw translateFault(fault);
  }
};

const remove = (documents: DynamoDBDocumentClient, TableName: string, ...rest: [Item, Condition?]) =>
  documents.send(new DeleteCommand({ TableName, Key: rest[0], ...rest[1] }));

const put = (documents: DynamoDBDocumentClient, TableName: string, ...rest: [Item, Condition]) =>
  documents.send(new PutCommand({ TableName, Item: rest[0], ...rest[1] }));

const own = (TableName: string, partition: string): QueryCommandInput => ({
  TableName,
  KeyConditionExpression: 'pk = :own',
  ExpressionAttributeValues: { ':own': partition },
  ConsistentRead: true,
});

const AlertIndexItem = z.object({
  pk: z
    .string()
    .transform((key) => key.slice(key.indexOf('#') + 1))
    .pipe(AlertId),
});

const idsByAuthor = async (
  { documents, tables }: ErasureStoreParts,
  author: ParticipantId,
): Promise<readonly AlertId[]> => {
  const items = await queryAll(documents, alertsByAuthor(tables.alerts, author));
  return items.map((item) => parseItem(AlertIndexItem, item).pk);
};

const readAlert = async (
  { documents, tables }: ErasureStoreParts,
  id: AlertId,
): Promise<LeakAlert | undefined> => {
  const request = new GetCommand({ TableName: tables.alerts, Key: alertKey(id), ConsistentRead: true });
  const { Item } = await translated(() => documents.send(request));
  return Item === undefined ? undefined : parseItem(LeakAlert, Item);
};

const removeNotices = async (parts: ErasureStoreParts, participant: ParticipantId): Promise<number> => {
  const { documents, tables } = parts;
  let removed = 0;
  for (const item of await queryAll(documents, own(tables.site, `notice#${participant}`))) {
    const { alert } = parseItem(ParticipantNotice, item);
    const current = alert === undefined ? undefined : await readAlert(parts, alert);
    if (current?.author === participant) continue;
    await translated(() => remove(documents, tables.site, keyOf(item)));
    removed += 1;
  }
  return removed;
};

const removeHistory = async (
  { documents, tables }: ErasureStoreParts,
  { account, participant, withdrawnAt }: Leaving,
): Promise<number> => {
  const items = await queryAll(documents, {
    ...own(tables.people, participantPartition(participant)),
    KeyConditionExpression: 'pk = :own AND begins_with(sk, :events)',
    ExpressionAttributeValues: { ':own': participantPartition(participant), ':events': 'event#' },
  });
  let removed = 0;
  for (const item of items) {
    const event = parseItem(ConsentEvent, item);
    if (!('account' in event) || event.account !== account || event.at > withdrawnAt) continue;
    await translated(() => remove(documents, tables.people, keyOf(item)));
    removed += 1;
  }
  return removed;
};

const recordNarrowed = async (
  { documents, tables, clock }: ErasureStoreParts,
  participant: ParticipantId,
  choice: EventReference,
): Promise<void> => {
  const key = eventKey(participant, choice);
  const [item] = await queryAll(documents, {
    ...own(tables.people, key.pk),
    KeyConditionExpression: 'pk = :own AND sk = :entry',
    ExpressionAttributeValues: { ':own': key.pk, ':entry': key.sk },
  });
  const event = item === undefined ? undefined : parseItem(ConsentEvent, item);
  if (event?.what !== 'chosen' || event.erasedAt !== undefined) return;
  const noted = { ...event, erasedAt: clock.now().toISOString() };
  await isDone(() => put(documents, tables.people, { ...key, ...noted }, IF_PRESENT));
};

const keyOf = ({ pk, sk }: Item): Item => ({ pk, sk });
