import { GetObjectCommand, HeadObjectCommand, NoSuchKey, S3Client } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { ledgerItem } from '../../shared/transparency/ledger-entry.ts';
import type { LogHead } from '../../shared/transparency/log-head.ts';
import { createDynamoLogStore } from '../../shared/transparency/log-store.dynamodb.ts';
import { createS3PublicLog } from '../../shared/transparency/public-log.s3.ts';
import { openDynamo } from '../support/dynamo-bench.ts';
import { day } from '../support/disclosure-builders.ts';
import { FakeLogStore, FakePublicLog } from '../support/fake-log.ts';
import { GateBench } from '../support/gate-bench.ts';
import { holdsLogStore } from './log-store.suite.ts';
import { holdsPublicLog } from './public-log.suite.ts';

const dynamo = openDynamo();
const { documents } = dynamo;

holdsLogStore('the fake', () => {
  const store = new FakeLogStore();
  return Promise.resolve({
    store,
    put: (entry) => Promise.resolve(void store.entries.push(entry)),
    leavesOf: (day) => Promise.resolve(new Uint8Array(Buffer.concat([...(store.trees.get(day) ?? [])]))),
  });
});

holdsLogStore('DynamoDB', async () => {
  const table = await dynamo.table();
  return {
    store: createDynamoLogStore(documents, table),
    put: (entry) => dynamo.put(table, ledgerItem(entry)),
    leavesOf: async (day) => {
      const found = (await dynamo.all(table)).filter(({ pk }) => pk === `tree#${day}`);
      const parts = found.sort((one, other) => (String(one['sk']) < String(other['sk']) ? -1 : 1));
      if (parts.length === 0) return undefined;
      const bytes = parts.map(({ leaves }) => (leaves instanceof Uint8Array ? leaves : new Uint8Array()));
      return new Uint8Array(Buffer.concat(bytes));
    },
  };
});

describe('a log store on DynamoDB', () => {
  it('finds its own swap where the answer was lost', async () => {
    const store = createDynamoLogStore(documents, await dynamo.table());
    const head: LogHead = { version: 1, size: 1, day: day('2026-11-17'), note: 'a', tilesBefore: [] };
    dynamo.loseNextAnswer();
    await expect(store.swap(head, 0)).rejects.toMatchObject({ kind: 'unavailable' });
    expect(await store.head()).toEqual(head);
    expect(await store.swap(head, 0)).toBe('overtaken');
  });
});

holdsPublicLog('the fake', () => {
  const log = new FakePublicLog();
  return Promise.resolve({ log, read: (path) => log.read(path) });
});

const bench = new GateBench('public-log');
beforeAll(() => bench.open());
afterAll(() => bench.close());

const openS3 = (caller = 'root') => {
  const s3 = bench.adopt(new S3Client({ ...bench.configFor(caller), forcePathStyle: true }));
  return { s3, log: createS3PublicLog(s3, 'public') };
};

holdsPublicLog('S3', () => {
  bench.emptyBucket();
  const { s3, log } = openS3();
  return Promise.resolve({
    log,
    read: async (path) => {
      try {
        const { Body } = await s3.send(new GetObjectCommand({ Bucket: 'public', Key: `log/${path}` }));
        return await Body?.transformToByteArray();
      } catch (fault) {
        if (fault instanceof NoSuchKey) return undefined;
        throw fault;
      }
    },
  });
});

describe('a public log on S3', () => {
  it('tells caches which files never change, and browsers what they are', async () => {
    const { s3, log } = openS3();
    const paths = ['tile/0/000.p/1', 'tile/entries/000.p/1', 'checkpoints/2026-11-17', 'vkey'];
    for (const path of paths) await log.write(path, new Uint8Array(1));
    await log.publish('a\n', (await log.checkpoint())?.version);
    const told = async (path: string) => {
      const head = await s3.send(new HeadObjectCommand({ Bucket: 'public', Key: `log/${path}` }));
      return [path, head.ContentType, head.CacheControl];
    };
    const forGood = 'public, max-age=31536000, immutable';
    expect(await Promise.all([...paths, 'checkpoint'].map(told))).toEqual([
      ['tile/0/000.p/1', 'application/octet-stream', forGood],
      ['tile/entries/000.p/1', 'application/octet-stream', forGood],
      ['checkpoints/2026-11-17', 'text/plain; charset=utf-8', forGood],
      ['vkey', 'text/plain; charset=utf-8', 'no-cache'],
      ['checkpoint', 'text/plain; charset=utf-8', 'no-cache'],
    ]);
  });

  it('does not take a checkpoint that it may not look for as one that is not there', async () => {
    const object = { Action: ['s3:GetObject', 's3:PutObject'], Resource: 'arn:aws:s3:::public/log/*' };
    bench.caller('blind', [{ Effect: 'Allow', ...object }]);
    bench.emptyBucket();
    await expect(openS3('blind').log.checkpoint()).rejects.toMatchObject({ kind: 'unavailable' });
  });
});
