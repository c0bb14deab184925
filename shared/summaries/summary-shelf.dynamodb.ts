import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { GetCommand, PutCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

import { translated, translateFault } from '../runtime/faults.dynamodb.ts';
import { parseItem } from '../runtime/parse-item.ts';
import { queryAll } from '../runtime/read.dynamodb.ts';
import {
  NOTE_PREFIX,
  NoteItem,
  noteKey,
  publicMarkKey,
  SUMMARY_PARTITION,
  SummaryItem,
  summaryKey,
} from './summary-items.ts';
import type { NoteDesk, SummaryShelf } from './summary-shelf.ts';

/** Writes an item unless there is one. */
const writeOnce = async (
  documents: DynamoDBDocumentClient,
  TableName: string,
  Item: Record<string, unknown>,
): Promise<boolean> => {
  const request = new PutCommand({ TableName, Item, ConditionExpression: 'attribute_not_exists(pk)' });
  try {
    await documents.send(request);
    return true;
  } catch (fault) {
    if (fault instanceof ConditionalCheckFailedException) return false;
    throw translateFault(fault);
  }
};

/** Summaries in the `Releases` store. */
export const createDynamoSummaryShelf = (documents: DynamoDBDocumentClient, table: string): SummaryShelf => {
  const read = async (key: Record<string, unknown>) => {
    const request = new GetCommand({ TableName: table, Key: key, ConsistentRead: true });
    return (await translated(() => documents.send(request))).Item;
  };
  return {
    find: async (id) => {
      const item = await read(summaryKey(id));
      return item === undefined ? undefined : parseItem(SummaryItem, item).summary;
    },

    keep: async (summary) => {
      const item: SummaryItem = { version: 1, summary };
      const isNew = await writeOnce(documents, table, { ...summaryKey(summary.id), ...item });
      return isNew ? 'kept' : 'already-kept';
    },

    notes: async () => {
      const items = await queryAll(documents, {
        TableName: table,
        KeyConditionExpression: 'pk = :summary AND begins_with(sk, :note)',
        ExpressionAttributeValues: { ':summary': SUMMARY_PARTITION, ':note': NOTE_PREFIX },
        ConsistentRead: true,
      });
      return items.map((item) => parseItem(NoteItem, item).note);
    },

    isMarkedPublic: async (id) => (await read(publicMarkKey(id))) !== undefined,

    markPublic: async (id) => {
      const Item = { ...publicMarkKey(id), version: 1 };
      await translated(() => documents.send(new PutCommand({ TableName: table, Item })));
    },
  };
};

/** Notes in the `Releases` store. */
export const createDynamoNoteDesk = (documents: DynamoDBDocumentClient, table: string): NoteDesk => ({
  append: async (note) => {
    const item: NoteItem = { version: 1, note };
    const isNew = await writeOnce(documents, table, { ...noteKey(note), ...item });
    return isNew ? 'appended' : 'already-there';
  },
});
