import { describe, expect, it } from 'vitest';

import { createDynamoFollowedLog } from '../../shared/transparency/followed-log.dynamodb.ts';
import type { FollowedLog, FollowedLogKeeper } from '../../shared/transparency/followed-log.ts';
import { openDynamo } from '../support/dynamo-bench.ts';
import { FakeFollowedLog } from '../support/fake-followed-log.ts';

const seen = (size: number, note: string): FollowedLog => ({
  version: 1,
  vkey: 'log.example+00000000+AA==',
  note,
  size,
  seenAt: '2026-11-18T07:00:00.000Z',
  expiresAt: 4_000_000_000,
});

const holdsFollowedLog = (name: string, create: () => Promise<FollowedLogKeeper>) =>
  describe(`what was seen of a log, kept in ${name}`, () => {
    it('is nothing at first, then the latest', async () => {
      const keeper = await create();
      expect(await keeper.last()).toBeUndefined();
      await keeper.keep(seen(1, 'one'));
      await keeper.keep(seen(2, 'two'));
      expect(await keeper.last()).toEqual(seen(2, 'two'));
      await keeper.keep(seen(2, 'two, looked at again'));
      expect((await keeper.last())?.note).toBe('two, looked at again');
    });

    it('is never replaced by a smaller log', async () => {
      const keeper = await create();
      await keeper.keep(seen(7, 'seven'));
      await keeper.keep(seen(6, 'six'));
      expect(await keeper.last()).toEqual(seen(7, 'seven'));
    });
  });

const dynamo = openDynamo();
holdsFollowedLog('the fake', () => Promise.resolve(new FakeFollowedLog()));
holdsFollowedLog('DynamoDB', async () => createDynamoFollowedLog(dynamo.documents, await dynamo.table()));
