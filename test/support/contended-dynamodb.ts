import { setTimeout as sleep } from 'node:timers/promises';

import { TransactionCanceledException, TransactionConflictException } from '@aws-sdk/client-dynamodb';

import { InFlight } from '../../infra/local/gate/in-flight.ts';
import { currentDoer, type Doer } from './doers.ts';
import type { MemoryDynamoDb } from './memory-dynamodb.ts';
import {
  deleting,
  Key,
  operationsOf,
  Put,
  putting,
  Transaction,
  Update,
  updating,
  type CloudRequest,
  type Operation,
} from './memory-requests.ts';

const writesIn = ({ command, input }: CloudRequest): readonly Operation[] => {
  switch (command) {
    case 'TransactWriteItemsCommand':
      return operationsOf(Transaction.parse(input));
    case 'PutItemCommand':
      return [putting(Put.parse(input))];
    case 'UpdateItemCommand':
      return [updating(Update.parse(input))];
    case 'DeleteItemCommand':
      return [deleting(Key.parse(input))];
    default:
      return [];
  }
};

const refusal = (isTransaction: boolean, places: number, at: readonly number[]): Error => {
  const about = { message: 'conflict', $metadata: {} };
  if (!isTransaction) return new TransactionConflictException(about);
  const codes = Array.from({ length: places }, (_, place) =>
    at.includes(place) ? 'TransactionConflict' : 'None',
  );
  return new TransactionCanceledException({ ...about, CancellationReasons: codes.map((Code) => ({ Code })) });
};

const READ_MILLISECONDS = 2;

/**
 * From now on a transaction holds its items for as long as `hold` says, and whoever comes to one of them meanwhile is
 * refused, as DynamoDB does. Answers how many transactions each doer has asked for.
 */
export const contend = (memory: MemoryDynamoDb, hold: () => number): ReadonlyMap<Doer, number> => {
  const held = new InFlight();
  const asked = new Map<Doer, number>();
  memory.around = async (request, perform) => {
    const items = writesIn(request).map(({ table, pk, sk }) => JSON.stringify([table, pk, sk]));
    if (items.length === 0) {
      await sleep(READ_MILLISECONDS);
      return perform(request.input);
    }
    const isTransaction = request.command.startsWith('Transact');
    const doer = currentDoer();
    if (isTransaction && doer !== undefined) asked.set(doer, (asked.get(doer) ?? 0) + 1);
    const claim = await held.claim(isTransaction ? 'transaction' : 'write', items);
    if (claim.kind === 'conflict') {
      await sleep(READ_MILLISECONDS);
      throw refusal(isTransaction, items.length, claim.at);
    }
    try {
      await sleep(hold());
      return perform(request.input);
    } finally {
      claim.release();
    }
  };
  return asked;
};
