import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { DeleteCommand, GetCommand, PutCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

import { dayOf, epochSeconds, type Clock } from '../clock.ts';
import type { ParticipantId } from '../ids.ts';
import { translated, translateFault } from '../runtime/faults.dynamodb.ts';
import { parseItem } from '../runtime/parse-item.ts';
import { queryAll } from '../runtime/read.dynamodb.ts';
import {
  isRunning,
  Nomination,
  RECOGNITION_LIMITS,
  RecognitionRound,
  roundOf,
  shuffledOn,
} from './recognition.ts';
import type { Nominations, OwnNominations, RecognitionRounds } from './recognitions.ts';

/** What the adapter needs. */
export interface RecognitionParts {
  readonly documents: DynamoDBDocumentClient;
  readonly table: string;
  readonly clock: Clock;
}

const ROUNDS = 'recognition#all';
const nominationKey = (round: string, participant: ParticipantId) => ({
  pk: `nomination#${round}`,
  sk: participant,
});

const kept = async ({
  documents,
  table,
}: Omit<RecognitionParts, 'clock'>): Promise<readonly RecognitionRound[]> => {
  const items = await queryAll(documents, {
    TableName: table,
    KeyConditionExpression: 'pk = :all',
    ExpressionAttributeValues: { ':all': ROUNDS },
    ConsistentRead: true,
  });
  return items.map((item) => parseItem(RecognitionRound, item));
};

const running = async (parts: RecognitionParts): Promise<readonly RecognitionRound[]> => {
  const now = parts.clock.now();
  return (await kept(parts))
    .filter((round) => isRunning(round, now))
    .sort((one, other) => one.until.localeCompare(other.until) || one.id.localeCompare(other.id));
};

/** Rounds in the `Site` store. */
export const createDynamoRecognitionRounds = (parts: RecognitionParts): RecognitionRounds => {
  const put = async (round: RecognitionRound, ConditionExpression: string): Promise<void> => {
    const Item = { pk: ROUNDS, sk: round.id, ...parseItem(RecognitionRound, round) };
    try {
      await parts.documents.send(new PutCommand({ TableName: parts.table, Item, ConditionExpression }));
    } catch (fault) {
      if (!(fault instanceof ConditionalCheckFailedException)) throw translateFault(fault);
    }
  };
  return {
    list: () => running(parts),
    start: async (id, content) => {
      const rounds = await running(parts);
      if (rounds.length >= RECOGNITION_LIMITS.rounds && rounds.every((round) => round.id !== id))
        return 'too-many';
      await put(roundOf(id, content), 'attribute_not_exists(pk)');
      return 'started';
    },
    end: async (id) => {
      const round = (await running(parts)).find((one) => one.id === id);
      if (round === undefined) return;
      await put({ ...round, endedOn: dayOf(parts.clock.now()) }, 'attribute_exists(pk)');
    },
  };
};

/** Nominations in the `Site` store, one place for a person in each round. */
export const createDynamoNominations = (parts: RecognitionParts): Nominations => {
  const { documents, table, clock } = parts;
  return {
    rounds: () => running(parts),
    shown: async (round) => {
      const now = clock.now();
      if (!isRunning(round, now)) return [];
      const items = await queryAll(documents, {
        TableName: table,
        KeyConditionExpression: 'pk = :round',
        ExpressionAttributeValues: { ':round': `nomination#${round.id}` },
        ConsistentRead: true,
      });
      const held = items.map((item) => parseItem(Nomination, item));
      return shuffledOn(
        dayOf(now),
        held.filter(({ expiresAt }) => expiresAt > epochSeconds(now)),
      );
    },
    nominate: async (participant, id, { name, says }) => {
      const round = (await running(parts)).find((one) => one.id === id);
      if (round === undefined) return 'over';
      const { expiresAt } = round;
      const nomination = { version: 1, round: id, participant, name, says, expiresAt };
      const Item = { ...nominationKey(id, participant), ...parseItem(Nomination, nomination) };
      await translated(() => documents.send(new PutCommand({ TableName: table, Item })));
      return 'nominated';
    },
    withdraw: (participant, round) => remove(parts, participant, round),
    withdrawAll: async (participant) => {
      const own = await createDynamoOwnNominations(documents, table).ownOf(participant);
      for (const { round } of own) await remove(parts, participant, round);
    },
  };
};

const remove = async (
  { documents, table }: RecognitionParts,
  participant: ParticipantId,
  round: string,
): Promise<void> => {
  const Key = nominationKey(round, participant);
  await translated(() => documents.send(new DeleteCommand({ TableName: table, Key })));
};

/** Finds a person's own nominations by the rounds there are: by key, never by looking through those of others. */
export const createDynamoOwnNominations = (
  documents: DynamoDBDocumentClient,
  table: string,
): OwnNominations => ({
  ownOf: async (participant) => {
    const rounds = await kept({ documents, table });
    const found = await Promise.all(
      rounds.map(async ({ id }) => {
        const Key = nominationKey(id, participant);
        const request = new GetCommand({ TableName: table, Key, ConsistentRead: true });
        return (await translated(() => documents.send(request))).Item;
      }),
    );
    return found.flatMap((item) => (item === undefined ? [] : [parseItem(Nomination, item)]));
  },
});
