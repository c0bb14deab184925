import { GetCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

import { dayOf, type Clock } from '../clock.ts';
import { participantPartition } from '../consent/consent-items.ts';
import type { ParticipantId } from '../ids.ts';
import { Profile, profileItem, profileKey } from '../people/profile.ts';
import type { NewId } from '../random.ts';
import { translated } from '../runtime/faults.dynamodb.ts';
import { parseItem } from '../runtime/parse-item.ts';
import { transact, untilHeard } from '../runtime/transact.dynamodb.ts';
import { PolicyAcknowledgement } from './acknowledgement.ts';
import type { PolicyAcknowledgements } from './acknowledgements.ts';

/** What the adapter needs. */
export interface AcknowledgementParts {
  readonly documents: DynamoDBDocumentClient;
  readonly table: string;
  readonly clock: Clock;
  readonly newId: NewId;
}

/** Beside the profile, so that whatever reads or erases all of a person's rows has this one, too. */
const acknowledgementKey = (participant: ParticipantId) => ({
  pk: participantPartition(participant),
  sk: 'policy',
});

/** An acknowledgement as its item in the `People` store. */
export const acknowledgementItem = (held: PolicyAcknowledgement) => ({
  ...acknowledgementKey(held.participant),
  ...held,
});

/** Acknowledgements in the `People` store. */
export const createDynamoPolicyAcknowledgements = (parts: AcknowledgementParts): PolicyAcknowledgements => ({
  find: (participant) => find(parts, participant),
  acknowledge: (participant, policy) => untilHeard(() => acknowledge(parts, participant, policy)),
});

const readItem = async ({ documents, table }: AcknowledgementParts, Key: Record<string, unknown>) =>
  (await translated(() => documents.send(new GetCommand({ TableName: table, Key, ConsistentRead: true }))))
    .Item;

const find = async (parts: AcknowledgementParts, participant: ParticipantId) => {
  const item = await readItem(parts, acknowledgementKey(participant));
  return item === undefined ? undefined : parseItem(PolicyAcknowledgement, item);
};

const acknowledge = async (
  parts: AcknowledgementParts,
  participant: ParticipantId,
  policy: string,
): Promise<'acknowledged' | 'not-known' | undefined> => {
  const { documents, table, clock, newId } = parts;
  const item = await readItem(parts, profileKey(participant));
  if (item === undefined) return 'not-known';
  if ((await find(parts, participant))?.policy === policy) return 'acknowledged';
  const profile = parseItem(Profile, item);
  const held: PolicyAcknowledgement = { version: 1, participant, policy, on: dayOf(clock.now()) };
  const outcome = await transact(documents, [
    {
      // A new revision: whoever erases the rest on the strength of an earlier look must look again.
      Put: {
        TableName: table,
        Item: profileItem({ ...profile, revision: newId() }),
        ConditionExpression: '#revision = :read',
        ExpressionAttributeNames: { '#revision': 'revision' },
        ExpressionAttributeValues: { ':read': profile.revision },
      },
    },
    { Put: { TableName: table, Item: acknowledgementItem(held) } },
  ]);
  return outcome.kind === 'committed' ? 'acknowledged' : undefined;
};
