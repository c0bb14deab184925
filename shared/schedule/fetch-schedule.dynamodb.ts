import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { GetCommand, paginateQuery, PutCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';

import { AccountId } from '../ids.ts';
import { translated, translateFault } from '../runtime/faults.dynamodb.ts';
import type { FetchSchedule } from './fetch-schedule.ts';
import { markKey } from './schedule-items.ts';
import { slotPartition, type Slot } from './slot.ts';

const Mark = z.object({ done: z.int() });
const SlotItem = z.object({ sk: AccountId });

/** The standing schedule in the `Schedule` store. */
export const createDynamoFetchSchedule = (
  documents: DynamoDBDocumentClient,
  table: string,
): FetchSchedule => ({
  done: async () => {
    const { Item } = await translated(() =>
      documents.send(new GetCommand({ TableName: table, Key: markKey, ConsistentRead: true })),
    );
    return Item === undefined ? undefined : Mark.parse(Item).done;
  },

  accountsIn: (slot) => accountsIn(documents, table, slot),

  markDone: async (minute) => {
    try {
      await documents.send(
        new PutCommand({
          TableName: table,
          Item: { ...markKey, version: 1, done: minute },
          ConditionExpression: 'attribute_not_exists(pk) OR #done < :minute',
          ExpressionAttributeNames: { '#done': 'done' },
          ExpressionAttributeValues: { ':minute': minute },
        }),
      );
    } catch (fault) {
      if (!(fault instanceof ConditionalCheckFailedException)) throw translateFault(fault);
    }
  },
});

async function* accountsIn(documents: DynamoDBDocumentClient, table: string, slot: Slot) {
  const pages = paginateQuery(
    { client: documents },
    {
      TableName: table,
      KeyConditionExpression: 'pk = :slot',
      ExpressionAttributeValues: { ':slot': slotPartition(slot) },
      ConsistentRead: true,
    },
  );
  try {
    for await (const page of pages) yield (page.Items ?? []).map((item) => SlotItem.parse(item).sk);
  } catch (fault) {
    throw translateFault(fault);
  }
}
