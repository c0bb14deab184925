import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { PutCommand } from '@aws-sdk/lib-dynamodb';

import type { Clock } from '../clock.ts';
import { ServiceError } from '../errors.ts';
import type { NewId } from '../random.ts';
import { translateFault } from '../runtime/faults.dynamodb.ts';
import type { StoredItem } from '../runtime/read.dynamodb.ts';
import { batchWrite, type BatchedWrite } from '../runtime/write.dynamodb.ts';
import { REVISION_KEY } from './catalogue-items.ts';
import { revisionOf, type CatalogueStore } from './catalogue-queries.dynamodb.ts';

/** What the adapter needs. */
export interface CatalogueWriterParts extends CatalogueStore {
  readonly newId: NewId;
  readonly clock: Clock;
}

/** An item with its key. */
export type Keyed = StoredItem & { readonly pk: string; readonly sk: string };

/** Writes all of them, as many at once as fit, and again what the store did not take. */
export const writeAll = (
  { documents, table }: CatalogueStore,
  writes: readonly BatchedWrite[],
): Promise<void> => batchWrite(documents, table, writes);

/**
 * Changes the catalogue under a new revision, and moves it again when the change is whole. Whoever began before and ends
 * after finds the revision moved; readers that read in between read again.
 */
export const alone = async <Result>(
  parts: CatalogueWriterParts,
  change: () => Promise<Result>,
): Promise<Result> => {
  const begun = await moveRevision(parts, await revisionOf(parts));
  const result = await change();
  await moveRevision(parts, begun);
  return result;
};

/** Writes an item. */
export const put = (Item: Keyed): BatchedWrite => ({ PutRequest: { Item } });
/** Deletes an item. */
export const remove = (pk: string, sk: unknown): BatchedWrite => ({
  DeleteRequest: { Key: { pk, sk: String(sk) } },
});

/** Changes entries one by one, under a new revision. */
export const changing = (
  parts: CatalogueWriterParts,
  change: (writes: { readonly put: typeof put; readonly remove: typeof remove }) => readonly BatchedWrite[],
): Promise<void> => alone(parts, () => writeAll(parts, change({ put, remove })));

/** Gives the catalogue a new revision, unless somebody else did meanwhile. */
const moveRevision = async (
  { documents, table, newId }: CatalogueWriterParts,
  before: string | undefined,
): Promise<string> => {
  const revision = newId();
  const request = new PutCommand({
    TableName: table,
    Item: { ...REVISION_KEY, version: 1, revision },
    ConditionExpression: before === undefined ? 'attribute_not_exists(pk)' : 'revision = :before',
    ...(before !== undefined && { ExpressionAttributeValues: { ':before': before } }),
  });
  try {
    await documents.send(request);
    return revision;
  } catch (fault) {
    if (!(fault instanceof ConditionalCheckFailedException)) throw translateFault(fault);
    throw new ServiceError('conflict', 'Somebody else changed the catalogue meanwhile. Run it again.');
  }
};
