import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

import type { Clock } from '../clock.ts';
import type { ConsentEvent } from '../consent/consent-history.ts';
import { participantPartition } from '../consent/consent-items.ts';
import { erasureRow } from '../consent/consent-rows.ts';
import type { RandomBytes } from '../disclosure/random.ts';
import type { NewId } from '../random.ts';
import { queryAll } from '../runtime/read.dynamodb.ts';
import { transact, untilSettled } from '../runtime/transact.dynamodb.ts';
import { putRow } from '../transparency/row-items.ts';
import type { Leaving } from './erasure-store.ts';

/** What recording an erasure needs. */
export interface RecordErasedParts {
  readonly documents: DynamoDBDocumentClient;
  readonly tables: { readonly people: string; readonly ledger: string };
  readonly clock: Clock;
  readonly newId: NewId;
  /** Salts what the log commits to, and draws the day it enters on. */
  readonly random: RandomBytes;
}

/**
 * Appends to the history that so many items were erased, and the log's row with it, once; nothing where somebody had the
 * end of their consent forgotten.
 */
export const recordErased = async (
  parts: RecordErasedParts,
  leaving: Leaving,
  items: number,
): Promise<void> => {
  if (!(await isRemembered(parts, leaving))) return;
  const { documents, tables } = parts;
  await untilSettled(async () => {
    const { event, row } = erased(parts, leaving, items);
    const outcome = await transact(documents, [
      {
        Put: {
          TableName: tables.people,
          Item: { ...erasedKey(leaving), ...event },
          ConditionExpression: 'attribute_not_exists(pk)',
        },
      },
      putRow(tables.ledger, row),
    ]);
    const isSettled = outcome.kind === 'committed' || outcome.reasons[0] === 'condition-failed';
    return isSettled ? true : undefined;
  });
};

/** Whether the history still tells of the end that is being carried out: somebody may have had all of it erased since. */
const isRemembered = async (
  { documents, tables }: RecordErasedParts,
  { participant, withdrawnAt }: Leaving,
): Promise<boolean> => {
  const entries = await queryAll(documents, {
    TableName: tables.people,
    KeyConditionExpression: 'pk = :own AND begins_with(sk, :end)',
    ExpressionAttributeValues: {
      ':own': participantPartition(participant),
      ':end': `event#${withdrawnAt}#`,
    },
    ConsistentRead: true,
  });
  return entries.length > 0;
};

/**
 * The key comes from the withdrawal, so that an erasure that was run twice is recorded once; `~` sorts it behind the
 * withdrawal itself, whose key goes on with a random id.
 */
const erasedKey = ({ participant, withdrawnAt, generation }: Leaving) => ({
  pk: participantPartition(participant),
  sk: `event#${withdrawnAt}~erased#${generation}`,
});

const erased = (
  { clock, newId, random }: RecordErasedParts,
  { participant, generation, withdrawnAt: since }: Leaving,
  items: number,
) => {
  const now = clock.now();
  const { row, opening } = erasureRow({ generation, since, items }, { now, newId, random });
  const event: ConsentEvent = {
    version: 1,
    what: 'erased',
    participant,
    generation,
    at: now.toISOString(),
    items,
    since,
    opening,
  };
  return { event, row };
};
