import { setTimeout as sleep } from 'node:timers/promises';

import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import {
  TransactWriteCommand,
  type DynamoDBDocumentClient,
  type TransactWriteCommandInput,
} from '@aws-sdk/lib-dynamodb';

import { ServiceError } from '../errors.ts';
import { translateFault } from './faults.dynamodb.ts';

/** The operations of one transaction. */
export type TransactItems = NonNullable<TransactWriteCommandInput['TransactItems']>;

/** What became of one operation of a cancelled transaction. */
export type CancellationReason = 'none' | 'condition-failed' | 'conflict' | 'throttled';

/** A transaction either happened as a whole or, for the given reasons (one per operation, in order), not at all. */
export type TransactionOutcome =
  | { readonly kind: 'committed' }
  | { readonly kind: 'cancelled'; readonly reasons: readonly CancellationReason[] };

const reasonOf = (code: string | undefined): CancellationReason => {
  switch (code) {
    case undefined:
    case 'None':
      return 'none';
    case 'ConditionalCheckFailed':
      return 'condition-failed';
    case 'TransactionConflict':
      return 'conflict';
    case 'ProvisionedThroughputExceeded':
    case 'ThrottlingError':
      return 'throttled';
    default:
      throw new ServiceError('invariant', `a transaction was cancelled for ${code}`);
  }
};

/**
 * Runs one transaction. A cancellation is an outcome and never success: the caller rereads, decides again and calls
 * again, which uses a new request token.
 *
 * @throws ServiceError `unavailable` when the answer is lost or the store is down (it may have happened),
 * `invariant` when the store refuses the request itself.
 */
export const transact = async (
  documents: DynamoDBDocumentClient,
  items: TransactItems,
): Promise<TransactionOutcome> => {
  try {
    await documents.send(new TransactWriteCommand({ TransactItems: items }));
    return { kind: 'committed' };
  } catch (fault) {
    if (fault instanceof TransactionCanceledException) {
      return {
        kind: 'cancelled',
        reasons: (fault.CancellationReasons ?? []).map((reason) => reasonOf(reason.Code)),
      };
    }
    throw translateFault(fault);
  }
};

const TRIES = 8;
const FIRST_PAUSE_MILLISECONDS = 15;

/**
 * Reads, decides and writes until an attempt settles. An attempt answers undefined when it lost a race and wants to
 * be run again from its first read.
 *
 * @throws ServiceError `conflict` after eight lost races.
 */
export const untilSettled = async <Result>(attempt: () => Promise<Result | undefined>): Promise<Result> => {
  for (let tried = 0; tried < TRIES; tried += 1) {
    const settled = await attempt();
    if (settled !== undefined) return settled;
    await sleep(FIRST_PAUSE_MILLISECONDS * 2 ** Math.min(tried, 5) * (0.5 + Math.random()));
  }
  throw new ServiceError('conflict', 'lost eight races for the same item');
};
