import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { TransactWriteCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import { describe, expect, it } from 'vitest';

import { epochKey } from '../../shared/consent/consent-items.ts';
import { epochOf } from '../../shared/consent/epoch.ts';
import { createDynamoEpochReader } from '../../shared/disclosure/epoch-reader.dynamodb.ts';
import { createDynamoReleaseWriter } from '../../shared/disclosure/release-writer.dynamodb.ts';
import { EPOCHS } from '../../shared/names.ts';
import { account, consent, participant } from '../support/disclosure-builders.ts';
import { openDynamo } from '../support/dynamo-bench.ts';
import { createFakeStores } from '../support/fake-releases.ts';
import { holdsReleaseWriter, publication } from './release-writer.suite.ts';

const dynamo = openDynamo();
const { documents } = dynamo;

holdsReleaseWriter('the fake', () => {
  const stores = createFakeStores([consent(1)], []);
  return Promise.resolve({
    epochs: stores.epochs,
    releases: stores.releases,
    moveEpoch: () => Promise.resolve(void stores.withdraw(account(1))),
    loseNextAnswer: () => void (stores.loseNextAnswer = true),
  });
});

holdsReleaseWriter('DynamoDB', async () => {
  const tables = { consents: await dynamo.table(), releases: await dynamo.table() };
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
    loseNextAnswer: () => dynamo.loseNextAnswer(),
  };
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
  const epochs = Array.from({ length: EPOCHS }, () => 0);

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
