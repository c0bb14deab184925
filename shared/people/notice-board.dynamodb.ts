import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { UpdateCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

import type { Clock } from '../clock.ts';
import type { ParticipantId } from '../ids.ts';
import { ParticipantNotice } from '../rights/participant-notice.ts';
import { translateFault } from '../runtime/faults.dynamodb.ts';
import { parseItem } from '../runtime/parse-item.ts';
import { queryAll, type StoredItem } from '../runtime/read.dynamodb.ts';
import type { NoticeBoard } from './notice-board.ts';
import { noticesPartition } from './notices.dynamodb.ts';

/** What the adapter needs. */
export interface NoticeBoardParts {
  readonly documents: DynamoDBDocumentClient;
  readonly table: string;
  readonly clock: Clock;
}

/** Notices in the `Site` store, read and marked by the person they are for. */
export const createDynamoNoticeBoard = (parts: NoticeBoardParts): NoticeBoard => ({
  unseen: async (participant) =>
    (await unseenItems(parts, participant))
      .map(({ notice }) => notice)
      .filter(({ kind }) => kind === 'alert-raised' || kind === 'author-named'),

  markSeen: async (participant, until) => {
    for (const { item, notice } of await unseenItems(parts, participant)) {
      if (new Date(notice.at) <= until) await mark(parts, item);
    }
  },
});

const unseenItems = async (
  { documents, table }: NoticeBoardParts,
  participant: ParticipantId,
): Promise<readonly { readonly item: StoredItem; readonly notice: ParticipantNotice }[]> => {
  const items = await queryAll(documents, {
    TableName: table,
    KeyConditionExpression: 'pk = :own',
    ExpressionAttributeValues: { ':own': noticesPartition(participant) },
    ConsistentRead: true,
  });
  return items
    .map((item) => ({ item, notice: parseItem(ParticipantNotice, item) }))
    .filter(({ notice }) => notice.seenAt === undefined);
};

const mark = async ({ documents, table, clock }: NoticeBoardParts, { pk, sk }: StoredItem): Promise<void> => {
  try {
    await documents.send(
      new UpdateCommand({
        TableName: table,
        Key: { pk, sk },
        UpdateExpression: 'SET #seenAt = :now',
        // An erasure may have come between: marking must not bring the notice back.
        ConditionExpression: 'attribute_exists(pk) AND attribute_not_exists(#seenAt)',
        ExpressionAttributeNames: { '#seenAt': 'seenAt' },
        ExpressionAttributeValues: { ':now': clock.now().toISOString() },
      }),
    );
  } catch (fault) {
    if (!(fault instanceof ConditionalCheckFailedException)) throw translateFault(fault);
  }
};
