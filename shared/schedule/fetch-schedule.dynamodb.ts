import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { GetCommand, PutCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';

import { AccountId } from '../ids.ts';
import { translated, translateFault } from '../runtime/faults.dynamodb.ts';
import { parseItem } from '../runtime/parse-item.ts';
import { queryPages } from '../runtime/read.dynamodb.ts';
import type { FetchSchedule } from './fetch-schedule.ts';
import { markKey } from './schedule-items.ts';
import { minuteKey, slotPartition, type DueSlots } from './slot.ts';

const Mark = z.object({ version: z.literal(1), done: z.int() });
const SlotItem = z.object({
  version: z.literal(1),
  sk: z
    .string()
    .transform((key) => key.slice(key.indexOf('#') + 1))
    .pipe(AccountId),
});

/** The standing schedule in the `Schedule` store. */
export const createDynamoFetchSchedule = (
  documents: DynamoDBDocumentClient,
  table: string,
): FetchSchedule => ({
  done: async () => {
    const { Item } = await translated(() =>
      documents.send(new GetCommand({ TableName: table, Key: markKey, ConsistentRead: true })),
    );
    return Item === undefined ? undefined : parseItem(Mark, Item).done;
  },

  accountsIn: (due) => accountsIn(documents, table, due),

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

async function* accountsIn(
  documents: DynamoDBDocumentClient,
  table: string,
  due: DueSlots,
): AsyncGenerator<readonly AccountId[]> {
  const pages = queryPages(documents, {
    TableName: table,
    KeyConditionExpression: 'pk = :slots AND sk BETWEEN :from AND :to',
    ExpressionAttributeValues: {
      ':slots': slotPartition(due),
      ':from': minuteKey(due.from),
      // Behind every account of the last minute: `$` is what follows `#`.
      ':to': `${minuteKey(due.to)}$`,
    },
    ConsistentRead: true,
  });
  for await (const items of pages) yield items.map((item) => parseItem(SlotItem, item).sk);
}
