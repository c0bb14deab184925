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
 * again, which uses a new request token. One that was throttled and nothing else lost no race: it is sent again here.
 *
 * @throws ServiceError `unavailable` when the answer is lost, the store is down (it may have happened) or keeps
 * throttling, `invariant` when the store refuses the request itself.
 */
export const transact = async (
  documents: DynamoDBDocumentClient,
  items: TransactItems,
): Promise<TransactionOutcome> => {
  for (let tried = 0; tried < THROTTLED_TRIES; tried += 1) {
    const outcome = await attemptTransaction(documents, items);
    if (!isThrottledAlone(outcome)) return outcome;
    await rest(FIRST_PAUSE_MILLISECONDS * 4 ** tried);
  }
  throw new ServiceError('unavailable', 'the store keeps throttling a transaction');
};

const attemptTransaction = async (
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

const isThrottledAlone = (outcome: TransactionOutcome): boolean =>
  outcome.kind === 'cancelled' &&
  outcome.reasons.includes('throttled') &&
  outcome.reasons.every((reason) => reason === 'none' || reason === 'throttled');

/** With pauses of some 15, 60 and 240 milliseconds between them. */
const THROTTLED_TRIES = 4;
const FIRST_PAUSE_MILLISECONDS = 15;

/** How often something is tried, and how long at most, in milliseconds, it rests in between. */
interface Patience {
  readonly tries: number;
  readonly restAtMost: number;
}

/** A program gives way: its message comes again. */
const OF_PROGRAMS: Patience = { tries: 8, restAtMost: 480 };
/** A person waits for the answer, and is to be heard before any program: some four seconds of a request's 28. */
const OF_PEOPLE: Patience = { tries: 30, restAtMost: 120 };

/** Half as long to half as long again, so that those who met once do not meet again. */
const rest = (milliseconds: number): Promise<void> => sleep(milliseconds * (0.5 + Math.random()));

const settle = async <Result>(
  { tries, restAtMost }: Patience,
  attempt: () => Promise<Result | undefined>,
): Promise<Result> => {
  for (let tried = 0; tried < tries; tried += 1) {
    const settled = await attempt();
    if (settled !== undefined) return settled;
    await rest(Math.min(FIRST_PAUSE_MILLISECONDS * 2 ** tried, restAtMost));
  }
  throw new ServiceError('conflict', `lost ${tries} races for the same item`);
};

/**
 * Reads, decides and writes until an attempt settles. An attempt answers undefined when it lost a race and wants to
 * be run again from its first read.
 *
 * @throws ServiceError `conflict` after eight lost races.
 */
export const untilSettled = <Result>(attempt: () => Promise<Result | undefined>): Promise<Result> =>
  settle(OF_PROGRAMS, attempt);

/**
 * As `untilSettled`, for what a person decides about their own data: it loses no race to the programs that work on it.
 *
 * @throws ServiceError `conflict` after thirty lost races.
 */
export const untilHeard = <Result>(attempt: () => Promise<Result | undefined>): Promise<Result> =>
  settle(OF_PEOPLE, attempt);

const ROOM_MILLISECONDS = 50;

/**
 * Waits between transactions that follow one another on items people decide about. DynamoDB refuses whoever comes second:
 * without room between them, somebody who withdraws would be refused each time.
 */
export const leaveRoom = (): Promise<void> => rest(ROOM_MILLISECONDS);
