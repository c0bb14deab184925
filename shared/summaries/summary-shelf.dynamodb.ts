import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { GetCommand, PutCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

import { translated, translateFault } from '../runtime/faults.dynamodb.ts';
import { parseItem } from '../runtime/parse-item.ts';
import { publicMarkKey, summaryKey, SummaryItem } from './summary-items.ts';
import type { SummaryShelf } from './summary-shelf.ts';

/** Summaries in the `Releases` store. */
export const createDynamoSummaryShelf = (documents: DynamoDBDocumentClient, table: string): SummaryShelf => {
  const read = async (key: Record<string, unknown>) => {
    const request = new GetCommand({ TableName: table, Key: key, ConsistentRead: true });
    return (await translated(() => documents.send(request))).Item;
  };
  return {
    find: async (month) => {
      const item = await read(summaryKey(month));
      return item === undefined ? undefined : parseItem(SummaryItem, item).summary;
    },

    keep: async (month, summary) => {
      const item: SummaryItem = { version: 1, summary };
      const Item = { ...summaryKey(month), ...item };
      try {
        await documents.send(
          new PutCommand({ TableName: table, Item, ConditionExpression: 'attribute_not_exists(pk)' }),
        );
        return 'kept';
      } catch (fault) {
        if (fault instanceof ConditionalCheckFailedException) return 'already-kept';
        throw translateFault(fault);
      }
    },

    isMarkedPublic: async (month) => (await read(publicMarkKey(month))) !== undefined,

    markPublic: async (month) => {
      const Item = { ...publicMarkKey(month), version: 1 };
      await translated(() => documents.send(new PutCommand({ TableName: table, Item })));
    },
  };
};
