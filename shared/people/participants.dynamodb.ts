import { GetCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';

import type { Clock } from '../clock.ts';
import type { Subject } from '../identity/identity.ts';
import { ParticipantId } from '../ids.ts';
import type { NewId } from '../random.ts';
import { translated } from '../runtime/faults.dynamodb.ts';
import { parseItem } from '../runtime/parse-item.ts';
import { transact, untilSettled } from '../runtime/transact.dynamodb.ts';
import type { ParticipantFinder, Participants } from './participants.ts';
import { profileItem } from './profile.ts';

const SubjectItem = z.object({ version: z.literal(1), participant: ParticipantId });

const subjectKey = (subject: Subject) => ({ pk: `subject#${subject}`, sk: 'subject' });

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

/** Participants in the `People` store. */
export const createDynamoParticipants = (parts: ParticipantsParts): Participants => ({
  ...createDynamoParticipantFinder(parts.documents, parts.table),
  enrol: (subject) => untilSettled(() => enrol(parts, subject)),
});

const find = async (
  documents: DynamoDBDocumentClient,
  table: string,
  subject: Subject,
): Promise<ParticipantId | undefined> => {
  const request = new GetCommand({ TableName: table, Key: subjectKey(subject), ConsistentRead: true });
  const { Item } = await translated(() => documents.send(request));
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
    { Put: { TableName: table, Item: profileItem({ version: 1, participant, subject, since }) } },
  ]);
  return outcome.kind === 'committed' ? participant : undefined;
};
