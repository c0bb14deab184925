import { isDeepStrictEqual } from 'node:util';

import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

import { epochSeconds, type Clock } from '../clock.ts';
import { ServiceError } from '../errors.ts';
import { parseItem } from '../runtime/parse-item.ts';
import { queryAll } from '../runtime/read.dynamodb.ts';
import { transact, untilHeard, type TransactItems } from '../runtime/transact.dynamodb.ts';
import { FeedbackAnswer, FORMS_PER_WEEK, type FilledForm } from './answer.ts';
import type { FeedbackBox, FeedbackReader } from './feedback-box.ts';
import { answerItems, roundPartition, weekOfCount } from './feedback-items.ts';
import { isClosed, roundOf, type Round } from './round.ts';

/** What the adapter needs. */
export interface FeedbackParts {
  readonly documents: DynamoDBDocumentClient;
  readonly table: string;
  readonly clock: Clock;
}

/** Feedback in its own store. */
export const createDynamoFeedback = (parts: FeedbackParts): FeedbackBox & FeedbackReader => ({
  put: (form) => untilHeard(() => put(parts, form)),
  read: (round) => read(parts, round),
});

/** Counts the form, unless this week is full. */
const counting = ({ table, clock }: FeedbackParts, round: Round): TransactItems[number] => {
  const { key, week, expiresAt } = weekOfCount(clock.now(), round);
  return {
    Update: {
      TableName: table,
      Key: key,
      UpdateExpression: 'SET #version = :one, #week = :week, #expires = :expires ADD #forms :one',
      ConditionExpression: 'attribute_not_exists(#forms) OR #forms < :most',
      ExpressionAttributeNames: {
        '#version': 'version',
        '#week': 'week',
        '#forms': 'forms',
        '#expires': 'expiresAt',
      },
      ExpressionAttributeValues: { ':one': 1, ':week': week, ':most': FORMS_PER_WEEK, ':expires': expiresAt },
    },
  };
};

type Items = ReturnType<typeof answerItems>;

/** Whether all that a form says was taken, as it says it. */
const areHeld = async ({ documents, table }: FeedbackParts, items: Items): Promise<boolean> => {
  for (const { pk, sk, says } of items) {
    const [held] = await queryAll(documents, {
      TableName: table,
      ConsistentRead: true,
      KeyConditionExpression: 'pk = :round AND sk = :place',
      ExpressionAttributeValues: { ':round': pk, ':place': sk },
    });
    if (held === undefined || !isDeepStrictEqual(parseItem(FeedbackAnswer, held).says, says)) return false;
  }
  return true;
};

const put = async (
  parts: FeedbackParts,
  form: FilledForm,
): Promise<'taken' | 'full' | 'differs' | undefined> => {
  const round = roundOf(parts.clock.now());
  const items = answerItems(form, round);
  const puts = items.map((Item) => ({
    Put: { TableName: parts.table, Item, ConditionExpression: 'attribute_not_exists(pk)' },
  }));
  const outcome = await transact(parts.documents, [counting(parts, round), ...puts]);
  if (outcome.kind === 'committed') return 'taken';
  const [week, ...answers] = outcome.reasons;
  if (answers.includes('condition-failed')) return (await areHeld(parts, items)) ? 'taken' : 'differs';
  return week === 'condition-failed' ? 'full' : undefined;
};

const read = async ({ documents, table, clock }: FeedbackParts, round: Round) => {
  const now = clock.now();
  if (!isClosed(round, now)) throw new ServiceError('not-permitted', 'this round of feedback is still open');
  const items = await queryAll(documents, {
    TableName: table,
    KeyConditionExpression: 'pk = :round',
    ExpressionAttributeValues: { ':round': roundPartition(round) },
  });
  return items
    .map((item) => parseItem(FeedbackAnswer, item))
    .filter(({ expiresAt }) => expiresAt > epochSeconds(now));
};
