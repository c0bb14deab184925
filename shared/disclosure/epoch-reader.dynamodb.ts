import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';

import { epochKey } from '../consent/consent-items.ts';
import { EPOCHS } from '../names.ts';
import { parseItem } from '../runtime/parse-item.ts';
import { batchGet } from '../runtime/read.dynamodb.ts';
import type { EpochReader } from './epoch-reader.ts';

const EpochItem = z.object({ pk: z.string(), count: z.int().nonnegative() });

/** Erasure epochs in the `Consents` store; one that never moved has no item and reads 0. */
export const createDynamoEpochReader = (documents: DynamoDBDocumentClient, table: string): EpochReader => ({
  read: async () => {
    const keys = Array.from({ length: EPOCHS }, (_, epoch) => epochKey(epoch));
    const items = (await batchGet(documents, table, keys)).map((item) => parseItem(EpochItem, item));
    const counts = new Map(items.map(({ pk, count }) => [pk, count]));
    return keys.map(({ pk }) => counts.get(pk) ?? 0);
  },
});
