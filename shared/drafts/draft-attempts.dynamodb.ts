import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { GetCommand, PutCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

import type { Clock } from '../clock.ts';
import type { Subject } from '../identity/identity.ts';
import { translated, translateFault } from '../runtime/faults.dynamodb.ts';
import { parseItem } from '../runtime/parse-item.ts';
import { untilSettled } from '../runtime/transact.dynamodb.ts';
import { countAttempt, DraftAttempts, type Counted } from './attempts.ts';
import type { DraftAttemptCounter, DraftAttemptFinder } from './draft-attempts.ts';

/** What the adapter needs. */
export interface DraftAttemptParts {
  readonly documents: DynamoDBDocumentClient;
  readonly table: string;
  readonly clock: Clock;
}

/** One place a person, so that nothing of an earlier day is left beside it. */
const attemptsKey = (subject: Subject) => ({ pk: `draft#${subject}`, sk: 'attempts' });

/** What is kept of somebody's attempts, as its item. */
export const attemptsItem = (held: DraftAttempts) => ({ ...attemptsKey(held.subject), ...held });

/** Reads attempts in the `Site` store and does nothing else. */
export const createDynamoDraftAttemptFinder = (
  documents: DynamoDBDocumentClient,
  table: string,
): DraftAttemptFinder => ({
  find: async (subject) => {
    const request = new GetCommand({ TableName: table, Key: attemptsKey(subject), ConsistentRead: true });
    const { Item } = await translated(() => documents.send(request));
    return Item === undefined ? undefined : parseItem(DraftAttempts, Item);
  },
});

/** Counts attempts in the `Site` store; whoever comes second counts anew. */
export const createDynamoDraftAttempts = (parts: DraftAttemptParts): DraftAttemptCounter => {
  const finder = createDynamoDraftAttemptFinder(parts.documents, parts.table);
  return {
    count: (subject) =>
      untilSettled(async () => {
        const held = await finder.find(subject);
        const counted = countAttempt(subject, held, parts.clock.now());
        if (counted.kind === 'spent') return counted;
        return (await replace(parts, held, counted.next)) ? counted : undefined;
      }),
  };
};

/** Within a day the count only grows, so that day and count are as good as a revision. */
const isStill = (held: DraftAttempts | undefined) =>
  held === undefined
    ? { ConditionExpression: 'attribute_not_exists(pk)' }
    : {
        ConditionExpression: '#day = :day AND #today = :today',
        ExpressionAttributeNames: { '#day': 'day', '#today': 'today' },
        ExpressionAttributeValues: { ':day': held.day, ':today': held.today },
      };

const replace = async (
  { documents, table }: DraftAttemptParts,
  held: DraftAttempts | undefined,
  next: Extract<Counted, { kind: 'counted' }>['next'],
): Promise<boolean> => {
  const put = new PutCommand({ TableName: table, Item: attemptsItem(next), ...isStill(held) });
  try {
    await documents.send(put);
    return true;
  } catch (fault) {
    if (fault instanceof ConditionalCheckFailedException) return false;
    throw translateFault(fault);
  }
};
