import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { GetCommand, PutCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';

import { AccountId, type Day } from '../ids.ts';
import { SHARDS } from '../names.ts';
import { translated, translateFault } from '../runtime/faults.dynamodb.ts';
import { parseItem } from '../runtime/parse-item.ts';
import { queryPages, type StoredItem } from '../runtime/read.dynamodb.ts';
import type { FetchSchedule } from './fetch-schedule.ts';
import { expiryPartition, markKey } from './schedule-items.ts';
import { minuteKey, slotPartition, type DueSlots } from './slot.ts';

const Mark = z.object({ version: z.literal(1), done: z.int() });
/** An item of a slot or of the expiries, either of which ends its sort key with the account. */
const Standing = z.object({
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

  accountsRunOut: (by) => accountsRunOut(documents, table, by),

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
  for await (const items of pages) yield accountsOf(items);
}

async function* accountsRunOut(
  documents: DynamoDBDocumentClient,
  table: string,
  by: Day,
): AsyncGenerator<readonly AccountId[]> {
  for (let shard = 0; shard < SHARDS; shard += 1) {
    const pages = queryPages(documents, {
      TableName: table,
      KeyConditionExpression: 'pk = :expiries AND sk < :after',
      // Behind every account of that day: `$` is what follows `#`.
      ExpressionAttributeValues: { ':expiries': expiryPartition(shard), ':after': `${by}$` },
      ConsistentRead: true,
    });
    for await (const items of pages) yield accountsOf(items);
  }
}

const accountsOf = (items: readonly StoredItem[]): readonly AccountId[] =>
  items.map((item) => parseItem(Standing, item).sk);
