import {
  DynamoDBClient,
  ProvisionedThroughputExceededException,
  TransactionCanceledException,
} from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, it } from 'vitest';

import { transact, untilHeard, untilSettled } from '../../shared/runtime/transact.dynamodb.ts';

const documents = DynamoDBDocumentClient.from(new DynamoDBClient({ region: 'eu-central-1' }));
const store = mockClient(documents);
const item = { Put: { TableName: 't', Item: { pk: 'a' } } };

const cancelled = (...codes: readonly (string | undefined)[]) =>
  new TransactionCanceledException({
    $metadata: {},
    message: 'Transaction cancelled',
    CancellationReasons: codes.map((Code) => (Code === undefined ? {} : { Code })),
  });

beforeEach(() => {
  store.reset();
});

describe('a transaction', () => {
  it('that was cancelled is never a success, and says for each operation why', async () => {
    store
      .on(TransactWriteCommand)
      .rejects(
        cancelled(
          'None',
          'ConditionalCheckFailed',
          'TransactionConflict',
          'ThrottlingError',
          'ProvisionedThroughputExceeded',
          undefined,
        ),
      );
    expect(await transact(documents, [item])).toEqual({
      kind: 'cancelled',
      reasons: ['none', 'condition-failed', 'conflict', 'throttled', 'throttled', 'none'],
    });
  });

  it('that was throttled is sent again, and is no lost race', async () => {
    store
      .on(TransactWriteCommand)
      .rejectsOnce(cancelled('None', 'ThrottlingError'))
      .rejectsOnce(cancelled('ProvisionedThroughputExceeded', 'None'))
      .resolves({});
    expect(await transact(documents, [item])).toEqual({ kind: 'committed' });
    expect(store.commandCalls(TransactWriteCommand)).toHaveLength(3);
  });

  it('that keeps being throttled finds the store unavailable, after four tries', async () => {
    store.on(TransactWriteCommand).rejects(cancelled('ThrottlingError'));
    await expect(transact(documents, [item])).rejects.toMatchObject({ kind: 'unavailable' });
    expect(store.commandCalls(TransactWriteCommand)).toHaveLength(4);
  });

  it.each(['ItemCollectionSizeLimitExceeded', 'ValidationError'])(
    'that was cancelled for %s will never succeed',
    async (code) => {
      store.on(TransactWriteCommand).rejects(cancelled(code));
      await expect(transact(documents, [item])).rejects.toMatchObject({ kind: 'invariant' });
    },
  );

  it('whose answer was lost may have happened', async () => {
    store.on(TransactWriteCommand).rejects(new Error('socket hang up'));
    await expect(transact(documents, [item])).rejects.toMatchObject({ kind: 'unavailable' });
  });

  it('that was throttled as a whole is tried again later', async () => {
    store
      .on(TransactWriteCommand)
      .rejects(new ProvisionedThroughputExceededException({ $metadata: {}, message: 'slow down' }));
    await expect(transact(documents, [item])).rejects.toMatchObject({ kind: 'unavailable' });
  });

  it('that lacks a grant is tried again, since a deployment mends it', async () => {
    store.on(TransactWriteCommand).rejects(Object.assign(new Error('no'), { name: 'AccessDeniedException' }));
    await expect(transact(documents, [item])).rejects.toMatchObject({ kind: 'unavailable' });
  });

  it('uses no client request token, so that each attempt is one of its own', async () => {
    store.on(TransactWriteCommand).resolves({});
    await transact(documents, [item]);
    expect(store.call(0).args[0].input).toEqual({ TransactItems: [item] });
  });
});

describe('trying until it settles', () => {
  it('runs again from the start after each lost race', async () => {
    let tries = 0;
    const outcome = await untilSettled(() => Promise.resolve((tries += 1) < 3 ? undefined : 'done'));
    expect([outcome, tries]).toEqual(['done', 3]);
  });

  it('goes on for a person where it would give way for a program', async () => {
    let tries = 0;
    const outcome = await untilHeard(() => Promise.resolve((tries += 1) < 12 ? undefined : 'done'));
    expect([outcome, tries]).toEqual(['done', 12]);
  });

  it('gives up after eight, as a conflict', async () => {
    let tries = 0;
    const losing = untilSettled(() => {
      tries += 1;
      return Promise.resolve(undefined);
    });
    await expect(losing).rejects.toMatchObject({ kind: 'conflict' });
    expect(tries).toBe(8);
  });
});
