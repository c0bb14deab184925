import { createHash } from 'node:crypto';

import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

import { addDays, epochSeconds, type Clock } from '../clock.ts';
import { weekOf } from '../feedback/round.ts';
import type { Section } from '../policy/sections.ts';
import { parseItem } from '../runtime/parse-item.ts';
import { queryAll } from '../runtime/read.dynamodb.ts';
import { transact, untilHeard, type TransactItems } from '../runtime/transact.dynamodb.ts';
import type { CommentBox, CommentReader, SentComment } from './comment-box.ts';
import { Comment, CommentId, COMMENTS_PER_WEEK, isShown, shownFrom, type ShownComment } from './comment.ts';

/** What the adapter needs. */
export interface CommentParts {
  readonly documents: DynamoDBDocumentClient;
  readonly table: string;
  readonly clock: Clock;
}

/** A week's count is wanted until the week is over. */
const COUNT_KEPT_DAYS = 7;

const partitionOf = (proposal: string, section: Section): string => `comment#${proposal}#${section}`;

/** Hashes have no order in time, and whoever does not know a form's own random id finds nothing by it. */
const placeOf = ({ form, proposal, section }: SentComment): string =>
  createHash('sha256').update([form, proposal.id, section].join('\u0000')).digest('hex');

/** Comments in the store of feedback, which keeps no backups. */
export const createDynamoCommentReader = ({ documents, table, clock }: CommentParts): CommentReader => ({
  read: async (proposal, section) => {
    const now = clock.now();
    const items = await queryAll(documents, {
      TableName: table,
      KeyConditionExpression: 'pk = :part',
      ExpressionAttributeValues: { ':part': partitionOf(proposal, section) },
    });
    return items
      .map((item): Comment & ShownComment => ({
        ...parseItem(Comment, item),
        id: parseItem(CommentId, item['sk']),
      }))
      .filter((comment) => isShown(comment, now) && comment.expiresAt > epochSeconds(now))
      .map(({ id, week, words }) => ({ id, week, words }))
      .sort((one, other) => one.week.localeCompare(other.week) || one.id.localeCompare(other.id));
  },
});

/** Takes comments, unless this week is full. */
export const createDynamoCommentBox = (parts: CommentParts): CommentBox & CommentReader => ({
  ...createDynamoCommentReader(parts),
  put: (comment) => untilHeard(() => put(parts, comment)),
});

const counting = ({ table, clock }: CommentParts): TransactItems[number] => {
  const now = clock.now();
  const over = new Date(`${shownFrom(now)}T00:00:00Z`);
  return {
    Update: {
      TableName: table,
      Key: { pk: `week#${weekOf(now)}`, sk: 'comments' },
      UpdateExpression: 'SET #version = :one, #week = :week, #expires = :expires ADD #comments :one',
      ConditionExpression: 'attribute_not_exists(#comments) OR #comments < :most',
      ExpressionAttributeNames: {
        '#version': 'version',
        '#week': 'week',
        '#comments': 'comments',
        '#expires': 'expiresAt',
      },
      ExpressionAttributeValues: {
        ':one': 1,
        ':week': weekOf(now),
        ':most': COMMENTS_PER_WEEK,
        ':expires': epochSeconds(addDays(over, COUNT_KEPT_DAYS)),
      },
    },
  };
};

/** The words that were taken with a form. */
const wordsAt = async (
  { documents, table }: CommentParts,
  { pk, sk }: { readonly pk: string; readonly sk: string },
): Promise<string | undefined> => {
  const [item] = await queryAll(documents, {
    TableName: table,
    ConsistentRead: true,
    KeyConditionExpression: 'pk = :part AND sk = :place',
    ExpressionAttributeValues: { ':part': pk, ':place': sk },
  });
  return item === undefined ? undefined : parseItem(Comment, item).words;
};

const put = async (
  parts: CommentParts,
  sent: SentComment,
): Promise<'taken' | 'full' | 'differs' | undefined> => {
  const { proposal, section, words } = sent;
  const comment: Comment = {
    version: 1,
    proposal: proposal.id,
    section,
    week: weekOf(parts.clock.now()),
    words,
    expiresAt: proposal.expiresAt,
  };
  const Item = { pk: partitionOf(proposal.id, section), sk: placeOf(sent), ...parseItem(Comment, comment) };
  const outcome = await transact(parts.documents, [
    counting(parts),
    { Put: { TableName: parts.table, Item, ConditionExpression: 'attribute_not_exists(pk)' } },
  ]);
  if (outcome.kind === 'committed') return 'taken';
  const [week, own] = outcome.reasons;
  if (own === 'condition-failed') return (await wordsAt(parts, Item)) === words ? 'taken' : 'differs';
  return week === 'condition-failed' ? 'full' : undefined;
};
