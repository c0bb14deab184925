import { randomUUID } from 'node:crypto';

import {
  DynamoDBClient,
  IdempotentParameterMismatchException,
  TransactionCanceledException,
  TransactionInProgressException,
} from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, it } from 'vitest';
import * as z from 'zod';

import { LeakAlert } from '../../shared/alerts/leak-alert.ts';
import { createDynamoBatchWriter } from '../../shared/posts/batch-writer.dynamodb.ts';
import type { WriteOutcome } from '../../shared/posts/batch-writer.ts';
import { createCryptoRandom } from '../../shared/disclosure/random.crypto.ts';
import { queueWorker } from '../../shared/runtime/queue-worker.ts';
import { untilSettled } from '../../shared/runtime/transact.dynamodb.ts';
import { ACCOUNT, at, EVERYTHING, FakeWorld } from '../support/fake-world.ts';

const documents = DynamoDBDocumentClient.from(new DynamoDBClient({ region: 'eu-central-1' }));
const store = mockClient(documents);
const tables = { consents: 'c', observations: 'o', alerts: 'a', outbox: 'x', ledger: 'l' };
const writer = createDynamoBatchWriter({
  ...{ documents, tables, clock: { now: () => at(1) } },
  openings: { openingOf: () => Promise.resolve(undefined) },
  newId: randomUUID,
  random: createCryptoRandom(),
});

const world = new FakeWorld();
world.consent(EVERYTHING(at(0)));
const record = world.consents.get(ACCOUNT);
if (record?.status !== 'given') throw new Error('no consent');

const ID = 'a'.repeat(32);
const alert = LeakAlert.parse({
  version: 1,
  id: ID,
  caseId: ID,
  state: 'raised',
  severity: 'high',
  rule: 'r',
  kind: 'secret',
  confidence: 0.9,
  masked: '…',
  duplicateHash: '0'.repeat(32),
  raisedAt: at(1).toISOString(),
  revision: '00000000-0000-4000-8000-000000000001',
  generation: record.generation,
  history: [],
  expiresAt: 1_788_868_800,
});
/** Operations in order: the consent's check, the alert, its effect. */
const write = (): Promise<WriteOutcome> => writer.write({ consent: record, sheets: [], alerts: [alert] });

const cancelled = (...codes: readonly string[]) =>
  new TransactionCanceledException({
    $metadata: {},
    message: 'Transaction cancelled',
    CancellationReasons: codes.map((Code) => ({ Code })),
  });

beforeEach(() => {
  store.reset();
});

describe('a batch whose transaction is cancelled', () => {
  it.each([
    [['ConditionalCheckFailed', 'None', 'None'], { kind: 'no-consent' }],
    // The consent decides, whatever else went wrong beside it.
    [['ConditionalCheckFailed', 'ConditionalCheckFailed', 'TransactionConflict'], { kind: 'no-consent' }],
    [['None', 'ConditionalCheckFailed', 'None'], { kind: 'lost-race', existing: [ID] }],
    [['TransactionConflict', 'None', 'None'], { kind: 'lost-race', existing: [] }],
    [['None', 'TransactionConflict', 'None'], { kind: 'lost-race', existing: [] }],
    [['TransactionConflict', 'None', 'ThrottlingError'], { kind: 'lost-race', existing: [] }],
    [['TransactionConflict', 'ConditionalCheckFailed', 'None'], { kind: 'lost-race', existing: [ID] }],
  ] as const)('for %j is no success', async (codes, outcome) => {
    store.on(TransactWriteCommand).rejects(cancelled(...codes));
    expect(await write()).toEqual(outcome);
  });

  it.each([
    [
      'ItemCollectionSizeLimitExceeded',
      cancelled('None', 'ItemCollectionSizeLimitExceeded', 'None'),
      'invariant',
    ],
    ['ValidationError', cancelled('None', 'None', 'ValidationError'), 'invariant'],
    ['throttling alone', cancelled('None', 'None', 'ProvisionedThroughputExceeded'), 'unavailable'],
    ['throttling of its first part', cancelled('ThrottlingError', 'None', 'None'), 'unavailable'],
    ['a reason nobody knows', cancelled('None', 'SomethingNew', 'None'), 'invariant'],
    [
      'TransactionInProgress',
      new TransactionInProgressException({ $metadata: {}, message: 'still going' }),
      'unavailable',
    ],
    [
      'IdempotentParameterMismatch',
      new IdempotentParameterMismatchException({ $metadata: {}, message: 'other parameters' }),
      'unavailable',
    ],
  ] as const)('for %s throws, so that its message is not taken for done', async (_, fault, kind) => {
    store.on(TransactWriteCommand).rejects(fault);
    await expect(write()).rejects.toMatchObject({ kind });
  });
});

describe('a queue whose batches are cancelled', () => {
  /** Works off two messages, of which the first meets this fault; says what is retried and what was rejected. */
  const workOff = async (fault: Error) => {
    store.on(TransactWriteCommand).resolves({}).rejectsOnce(fault);
    const rejected: string[] = [];
    const handler = queueWorker({
      message: z.object({ n: z.number() }),
      handle: () =>
        untilSettled(async () => {
          const outcome = await write();
          return outcome.kind === 'lost-race' ? undefined : outcome.kind;
        }),
      reject: (body) => Promise.resolve(void rejected.push(body)),
      log: () => undefined,
      meter: { count: () => undefined, flush: () => undefined },
    });
    const records = [1, 2].map((n) => ({ messageId: `m${n}`, body: JSON.stringify({ n }) }));
    const answer: unknown = await Reflect.apply(handler, undefined, [{ Records: records }, {}]);
    const { batchItemFailures } = z
      .object({ batchItemFailures: z.array(z.object({ itemIdentifier: z.string() })) })
      .parse(answer);
    return {
      retried: batchItemFailures.map(({ itemIdentifier }) => itemIdentifier),
      rejected,
      writes: store.commandCalls(TransactWriteCommand).length,
    };
  };

  it.each([
    [
      'a conflict',
      cancelled('None', 'TransactionConflict', 'None'),
      { retried: [], rejected: [], writes: 3 },
    ],
    ['throttling', cancelled('ThrottlingError', 'None', 'None'), { retried: [], rejected: [], writes: 3 }],
    ['a lost answer', new Error('socket hang up'), { retried: ['m1'], rejected: [], writes: 2 }],
    [
      'a transaction in progress',
      new TransactionInProgressException({ $metadata: {}, message: 'still going' }),
      { retried: ['m1'], rejected: [], writes: 2 },
    ],
    [
      'a collection too large',
      cancelled('None', 'ItemCollectionSizeLimitExceeded', 'None'),
      { retried: [], rejected: ['{"n":1}'], writes: 2 },
    ],
  ] as const)('after %s loses neither the message nor its neighbour', async (_, fault, outcome) => {
    expect(await workOff(fault)).toEqual(outcome);
  });
});
