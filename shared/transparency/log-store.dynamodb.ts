import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { GetCommand, PutCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

import type { Day } from '../ids.ts';
import { translated, translateFault } from '../runtime/faults.dynamodb.ts';
import { parseItem } from '../runtime/parse-item.ts';
import { queryFirst } from '../runtime/read.dynamodb.ts';
import { transact, untilSettled } from '../runtime/transact.dynamodb.ts';
import { dayAfter } from './day-entry.ts';
import { LedgerEntry, ledgerPartition, ledgerSortKey } from './ledger-entry.ts';
import { SealedDay, type LogHead } from './log-head.ts';
import { headItem, LOG_PARTITION, sealedItem, sealedSortKey, treeItems } from './log-items.ts';
import { createDynamoLogReader } from './log-reader.dynamodb.ts';
import type { LogStore, RowPlace } from './log-store.ts';

/** The log's state in the `Ledger` store. */
export const createDynamoLogStore = (documents: DynamoDBDocumentClient, table: string): LogStore => {
  const read = async (Key: { readonly pk: string; readonly sk: string }) =>
    (await translated(() => documents.send(new GetCommand({ TableName: table, Key, ConsistentRead: true }))))
      .Item;
  return {
    ...createDynamoLogReader(documents, table),

    swap: (head, from) => swap({ documents, table }, head, from),

    sealed: async (index) => {
      const item = await read({ pk: LOG_PARTITION, sk: sealedSortKey(index) });
      return item === undefined ? undefined : parseItem(SealedDay, item);
    },

    stage: (day, tree) =>
      untilSettled(async () => {
        const outcome = await transact(
          documents,
          [sealedItem(day), ...treeItems(day.day, tree)].map((Item) => ({
            Put: { TableName: table, Item, ConditionExpression: 'attribute_not_exists(pk)' },
          })),
        );
        if (outcome.kind === 'committed') return 'staged';
        return outcome.reasons.includes('condition-failed') ? 'already-staged' : undefined;
      }),

    rows: (from, to, limit) => rowsOf({ documents, table }, { from, to, limit }),
  };
};

const swap = async (
  { documents, table }: Place,
  head: LogHead,
  from: number,
): Promise<'swapped' | 'overtaken'> => {
  const isFirst = { ConditionExpression: 'attribute_not_exists(pk)' };
  const follows = {
    ConditionExpression: '#size = :from',
    ExpressionAttributeNames: { '#size': 'size' },
    ExpressionAttributeValues: { ':from': from },
  };
  const request = { TableName: table, Item: headItem(head), ...(from === 0 ? isFirst : follows) };
  try {
    await documents.send(new PutCommand(request));
    return 'swapped';
  } catch (fault) {
    if (fault instanceof ConditionalCheckFailedException) return 'overtaken';
    throw translateFault(fault);
  }
};

interface Place {
  readonly documents: DynamoDBDocumentClient;
  readonly table: string;
}

interface Wanted {
  readonly from: RowPlace;
  readonly to: Day;
  readonly limit: number;
}

const rowsOf = async (
  { documents, table }: Place,
  { from, to, limit }: Wanted,
): Promise<readonly LedgerEntry[]> => {
  const rows: LedgerEntry[] = [];
  for (let day = from.day; day <= to && rows.length < limit; day = dayAfter(day)) {
    const after = day === from.day ? (from.after ?? '') : '';
    const request = {
      TableName: table,
      KeyConditionExpression: 'pk = :day AND sk > :after',
      ExpressionAttributeValues: { ':day': ledgerPartition(day), ':after': ledgerSortKey(after) },
      ConsistentRead: true,
    };
    const items = await queryFirst(documents, request, limit - rows.length);
    rows.push(...items.map((item) => parseItem(LedgerEntry, item)));
  }
  return rows;
};
