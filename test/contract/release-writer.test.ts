import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, TransactWriteCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import { afterAll, describe, expect, it } from 'vitest';

import { epochKey } from '../../shared/consent/consent-items.ts';
import { epochOf } from '../../shared/consent/epoch.ts';
import { createDynamoEpochReader } from '../../shared/disclosure/epoch-reader.dynamodb.ts';
import type { EpochReader } from '../../shared/disclosure/epoch-reader.ts';
import { sealRelease } from '../../shared/disclosure/publish.ts';
import { createDynamoReleaseWriter } from '../../shared/disclosure/release-writer.dynamodb.ts';
import type { Publication, ReleaseWriter } from '../../shared/disclosure/release-writer.ts';
import { account, consent, day, participant } from '../support/disclosure-builders.ts';
import { createLocalDynamoDbClient } from '../support/dynamodb-local.ts';
import { createFakeStores } from '../support/fake-releases.ts';
import { createTestTable, deleteTestTables } from '../support/tables.ts';

const client = createLocalDynamoDbClient();
const documents = DynamoDBDocumentClient.from(client);
const made: string[] = [];

afterAll(async () => {
  await deleteTestTables(client, made);
  client.destroy();
});

interface Subject {
  readonly epochs: EpochReader;
  readonly releases: ReleaseWriter;
  readonly moveEpoch: () => Promise<void>;
}

const onFake = (): Promise<Subject> => {
  const stores = createFakeStores([consent(1)], []);
  return Promise.resolve({
    epochs: stores.epochs,
    releases: stores.releases,
    moveEpoch: () => {
      stores.withdraw(account(1));
      return Promise.resolve();
    },
  });
};

const onDynamo = async (): Promise<Subject> => {
  const tables = { consents: await createTestTable(client), releases: await createTestTable(client) };
  made.push(tables.consents, tables.releases);
  return {
    epochs: createDynamoEpochReader(documents, tables.consents),
    releases: createDynamoReleaseWriter(documents, tables),
    moveEpoch: async () => {
      const update = new UpdateCommand({
        TableName: tables.consents,
        Key: epochKey(epochOf(participant(1))),
        UpdateExpression: 'ADD #count :one',
        ExpressionAttributeNames: { '#count': 'count' },
        ExpressionAttributeValues: { ':one': 1 },
      });
      await documents.send(update);
    },
  };
};

const PERIOD = { kind: 'week', from: day('2026-09-07'), to: day('2026-09-14') } as const;
const publication: Publication = {
  release: sealRelease({
    subject: { kind: 'advocacy' },
    period: PERIOD,
    publishedAt: new Date('2026-09-22T01:00:00Z'),
    minimumGroup: 10,
    figures: [],
  }),
  groupCounts: [{ table: 'headline', category: null, measure: 'posts', noisyCount: 12 }],
};

describe.each([
  ['the fake', onFake],
  ['DynamoDB', onDynamo],
])('a release writer on %s', (_, create) => {
  it('reads sixteen epochs that start at zero, and sees a withdrawal at once', async () => {
    const { epochs, moveEpoch } = await create();
    expect(await epochs.read()).toEqual(Array.from({ length: 16 }, () => 0));
    await moveEpoch();
    const moved = epochOf(participant(1));
    expect(await epochs.read()).toEqual(Array.from({ length: 16 }, (__, epoch) => (epoch === moved ? 1 : 0)));
  });

  it('publishes once', async () => {
    const { epochs, releases } = await create();
    expect(await releases.isPublished({ kind: 'advocacy' }, PERIOD)).toBe(false);
    expect(await releases.publish(publication, await epochs.read())).toBe('published');
    expect(await releases.isPublished({ kind: 'advocacy' }, PERIOD)).toBe(true);
    expect(await releases.publish(publication, await epochs.read())).toBe('already-published');
  });

  it('publishes nothing when an epoch moved, and does after another fold', async () => {
    const { epochs, releases, moveEpoch } = await create();
    const before = await epochs.read();
    await moveEpoch();
    expect(await releases.publish(publication, before)).toBe('epochs-moved');
    expect(await releases.isPublished({ kind: 'advocacy' }, PERIOD)).toBe(false);
    expect(await releases.publish(publication, await epochs.read())).toBe('published');
    await moveEpoch();
    expect(await releases.publish(publication, before)).toBe('already-published');
  });

  it('remembers which official days are complete, in order', async () => {
    const { releases } = await create();
    for (const text of ['2026-09-03', '2026-09-01', '2026-09-01']) await releases.markOfficialDay(day(text));
    expect(await releases.officialDaysDone(day('2026-09-01'))).toEqual(['2026-09-01', '2026-09-03']);
    expect(await releases.officialDaysDone(day('2026-09-02'))).toEqual(['2026-09-03']);
  });
});

describe('a release writer whose transaction is cancelled', () => {
  const cancelled = (codes: readonly string[]) =>
    new TransactionCanceledException({
      message: 'cancelled',
      $metadata: {},
      CancellationReasons: codes.map((Code) => ({ Code })),
    });
  const none = Array.from({ length: 18 }, () => 'None');
  const writer = () => createDynamoReleaseWriter(documents, { releases: 'releases', consents: 'consents' });
  const epochs = Array.from({ length: 16 }, () => 0);

  it.each(['TransactionConflict', 'ThrottlingError', 'ProvisionedThroughputExceeded'])(
    'tries again after %s, which says nothing about withdrawals',
    async (code) => {
      const dynamo = mockClient(documents);
      dynamo
        .on(TransactWriteCommand)
        .rejectsOnce(cancelled(['None', code, ...none.slice(1)]))
        .resolves({});
      expect(await writer().publish(publication, epochs)).toBe('published');
      expect(dynamo.commandCalls(TransactWriteCommand)).toHaveLength(2);
      dynamo.restore();
    },
  );

  it('is overtaken when one epoch moved while another was being written', async () => {
    const dynamo = mockClient(documents);
    const codes = ['None', 'TransactionConflict', 'ConditionalCheckFailed', ...none.slice(2)];
    dynamo.on(TransactWriteCommand).rejects(cancelled(codes));
    expect(await writer().publish(publication, epochs)).toBe('epochs-moved');
    dynamo.restore();
  });

  it('gives up as a conflict after eight tries, and as unavailable when nothing answers', async () => {
    const dynamo = mockClient(documents);
    dynamo.on(TransactWriteCommand).rejects(cancelled(['TransactionConflict', ...none]));
    await expect(writer().publish(publication, epochs)).rejects.toMatchObject({ kind: 'conflict' });
    dynamo.on(TransactWriteCommand).rejects(new Error('socket hang up'));
    await expect(writer().publish(publication, epochs)).rejects.toMatchObject({ kind: 'unavailable' });
    dynamo.restore();
  });

  it('refuses to publish without checking every epoch', async () => {
    await expect(writer().publish(publication, epochs.slice(1))).rejects.toMatchObject({ kind: 'invariant' });
  });
});
