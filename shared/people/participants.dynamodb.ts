import { GetCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';

import type { Clock } from '../clock.ts';
import { participantPartition } from '../consent/consent-items.ts';
import type { Subject } from '../identity/identity.ts';
import { ParticipantId } from '../ids.ts';
import type { NewId } from '../random.ts';
import { translated } from '../runtime/faults.dynamodb.ts';
import { parseItem } from '../runtime/parse-item.ts';
import { queryAll, type StoredItem } from '../runtime/read.dynamodb.ts';
import { transact, untilSettled } from '../runtime/transact.dynamodb.ts';
import type { ParticipantFinder, Participants, SignInFinder } from './participants.ts';
import { Profile, profileItem, profileKey, subjectKey } from './profile.ts';

const SubjectItem = z.object({ version: z.literal(1), participant: ParticipantId });

/** What the adapter needs. */
export interface ParticipantsParts {
  readonly documents: DynamoDBDocumentClient;
  readonly table: string;
  readonly clock: Clock;
  readonly newId: NewId;
}

/** Looks people up in the `People` store; reads `subject#…` items and nothing else. */
export const createDynamoParticipantFinder = (
  documents: DynamoDBDocumentClient,
  table: string,
): ParticipantFinder => ({ find: (subject) => find(documents, table, subject) });

/** Finds sign-ins in the `People` store; reads profiles and nothing else. */
export const createDynamoSignInFinder = (documents: DynamoDBDocumentClient, table: string): SignInFinder => ({
  signInOf: async (participant) => {
    const Item = await readItem(documents, table, profileKey(participant));
    return Item === undefined ? undefined : parseItem(Profile, Item).subject;
  },
});

/** Participants in the `People` store. */
export const createDynamoParticipants = (parts: ParticipantsParts): Participants => ({
  ...createDynamoParticipantFinder(parts.documents, parts.table),
  enrol: (subject) => untilSettled(() => enrol(parts, subject)),
  forget: (participant) => untilSettled(() => forget(parts, participant)),
});

const readItem = async (documents: DynamoDBDocumentClient, table: string, Key: StoredItem) =>
  (await translated(() => documents.send(new GetCommand({ TableName: table, Key, ConsistentRead: true }))))
    .Item;

const find = async (
  documents: DynamoDBDocumentClient,
  table: string,
  subject: Subject,
): Promise<ParticipantId | undefined> => {
  const Item = await readItem(documents, table, subjectKey(subject));
  return Item === undefined ? undefined : parseItem(SubjectItem, Item).participant;
};

const enrol = async (
  { documents, table, clock, newId }: ParticipantsParts,
  subject: Subject,
): Promise<ParticipantId | undefined> => {
  const known = await find(documents, table, subject);
  if (known !== undefined) return known;
  const participant = ParticipantId.parse(newId());
  const since = clock.now().toISOString();
  const outcome = await transact(documents, [
    {
      Put: {
        TableName: table,
        Item: { ...subjectKey(subject), version: 1, participant },
        ConditionExpression: 'attribute_not_exists(pk)',
      },
    },
    {
      Put: {
        TableName: table,
        Item: profileItem({ version: 1, participant, subject, since, revision: newId() }),
      },
    },
  ]);
  return outcome.kind === 'committed' ? participant : undefined;
};

/** DynamoDB's limit for one transaction, less what removes the profile itself. */
const ITEMS_PER_TRANSACTION = 90;

const forget = async (
  { documents, table }: ParticipantsParts,
  participant: ParticipantId,
): Promise<'forgotten' | 'connected' | undefined> => {
  // The profile first: whoever connects an account after this read changes it, and stays.
  const Item = await readItem(documents, table, profileKey(participant));
  if (Item === undefined) return 'forgotten';
  const profile = parseItem(Profile, Item);
  const held = await queryAll(documents, {
    TableName: table,
    KeyConditionExpression: 'pk = :own',
    ExpressionAttributeValues: { ':own': participantPartition(participant) },
    ConsistentRead: true,
  });
  if (held.some(({ sk }) => String(sk).startsWith('account#'))) return 'connected';
  const rest = held
    .filter(({ sk }) => sk !== profileKey(participant).sk)
    .map(({ pk, sk }) => ({ Delete: { TableName: table, Key: { pk, sk } } }));
  for (let start = 0; start < rest.length; start += ITEMS_PER_TRANSACTION) {
    const removed = await transact(documents, rest.slice(start, start + ITEMS_PER_TRANSACTION));
    if (removed.kind === 'cancelled') return undefined;
  }
  const outcome = await transact(documents, [
    {
      Delete: {
        TableName: table,
        Key: profileKey(participant),
        ConditionExpression: '#revision = :read',
        ExpressionAttributeNames: { '#revision': 'revision' },
        ExpressionAttributeValues: { ':read': profile.revision },
      },
    },
    {
      Delete: {
        TableName: table,
        Key: subjectKey(profile.subject),
        ConditionExpression: '#participant = :participant',
        ExpressionAttributeNames: { '#participant': 'participant' },
        ExpressionAttributeValues: { ':participant': participant },
      },
    },
  ]);
  return outcome.kind === 'committed' ? 'forgotten' : undefined;
};
