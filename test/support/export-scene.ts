import { randomUUID } from 'node:crypto';

import { DeleteCommand } from '@aws-sdk/lib-dynamodb';
import { ListObjectsV2Command, S3Client } from '@aws-sdk/client-s3';
import { startFauxqs } from 'fauxqs';

import { createExportParticipant } from '../../functions/export-participant/export-participant.ts';
import type { Clock } from '../../shared/clock.ts';
import { AccountId } from '../../shared/ids.ts';
import { Effect } from '../../shared/outbox/effect.ts';
import { createS3ExportFiles } from '../../shared/rights/export-files.s3.ts';
import { createDynamoExports } from '../../shared/rights/exports.dynamodb.ts';
import { createDynamoMyDataReader } from '../../shared/rights/my-data.dynamodb.ts';
import { createDynamoOwnRows } from '../../shared/rights/own-rows.dynamodb.ts';
import { EVERYTHING } from './fake-world.ts';
import { openParticipantSite } from './participant-bench.ts';
import type { Wrap } from './real-pipeline.ts';
import type { RealStores } from './real-stores.ts';

const NOTICE = { version: '1', language: 'en', sha256: '0'.repeat(64) };

/** Buckets in memory, each empty and with a name of its own. */
export const openBuckets = async () => {
  const fauxqs = await startFauxqs({ port: 0, logger: false, defaultRegion: 'eu-central-1' });
  const s3 = new S3Client({
    region: 'eu-central-1',
    endpoint: `http://127.0.0.1:${fauxqs.port}`,
    forcePathStyle: true,
    maxAttempts: 1,
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
  return {
    s3,
    create: (): string => {
      const name = `exports-${randomUUID()}`;
      fauxqs.createBucket(name);
      return name;
    },
    keys: async (bucket: string): Promise<readonly string[]> => {
      const { Contents = [] } = await s3.send(new ListObjectsV2Command({ Bucket: bucket }));
      return Contents.map(({ Key = '' }) => Key);
    },
    close: async (): Promise<void> => {
      s3.destroy();
      await fauxqs.stop();
    },
  };
};
export type Buckets = Awaited<ReturnType<typeof openBuckets>>;

const isForExports = (effect: Effect): boolean =>
  effect.kind === 'prepare-export' || effect.kind === 'discard-export';

const ownRowsIn = ({ documents, tables, openings, openingKeys }: RealStores) =>
  createDynamoOwnRows({ documents, tables, openings, keys: openingKeys });

/** Exports over real stores and a bucket, as the handlers wire them. */
export const createExportScene = (stores: RealStores, buckets: Buckets, clock: Clock) => {
  const { documents, tables, reader } = stores;
  const bucket = buckets.create();
  const files = createS3ExportFiles(buckets.s3, bucket);
  const exports = createDynamoExports({ documents, tables, clock, newId: randomUUID });
  const worker = (wrap: Wrap = (ports) => ports) =>
    createExportParticipant(
      wrap({
        exports,
        myData: createDynamoMyDataReader({ documents, tables, consents: reader }),
        ownRows: ownRowsIn(stores),
        files,
        clock,
        controller: 'Example',
      }),
    );
  /** Takes the errands off the outbox, as the relay does. */
  const take = async (): Promise<readonly Effect[]> => {
    const due = (await stores.all('outbox')).map(({ pk, sk, effect }) => ({
      Key: { pk, sk },
      effect: Effect.parse(effect),
    }));
    const own = due.filter(({ effect }) => isForExports(effect));
    for (const { Key } of own) await documents.send(new DeleteCommand({ TableName: tables.outbox, Key }));
    return own.map(({ effect }) => effect);
  };
  const keys = () => buckets.keys(bucket);
  return {
    exports,
    files,
    worker,
    take,
    /** Somebody who agreed to everything for one account, at their pages. */
    join: async () => {
      const site = await openParticipantSite(stores, { clock, exportFiles: files });
      const { participant } = site;
      const account = AccountId.parse(`mastodon:social.example/${randomUUID()}`);
      const at = clock.now();
      const connectedAt = at.toISOString();
      await stores.ledger.connect({ version: 1, participant, account, handle: '@one', connectedAt });
      await stores.ledger.choose({ participant, account, purposes: EVERYTHING(at), notice: NOTICE });
      return {
        ...site,
        account,
        askForCopy: (cookie?: string) => site.send('/my-data/copy', {}, cookie),
        /** What fetching either file is answered. */
        statuses: () =>
          Promise.all(
            ['/my-data/copy.json', '/my-data/copy.html'].map(async (path) => (await site.fetch(path)).status),
          ),
      };
    },
    /** What is left of copies anywhere: files, requests, errands, which it takes. */
    traces: async (): Promise<readonly string[]> => [
      ...(await keys()),
      ...(await stores.all('site')).map(({ pk }) => String(pk)),
      ...(await take()).map(({ kind }) => kind),
    ],
    /** Works off every errand that waits; answers what came of each. */
    workOff: async (): Promise<readonly string[]> => {
      const done: string[] = [];
      for (const effect of await take()) done.push(await worker()(effect));
      return done;
    },
    sweep: () => worker()({ version: 1, kind: 'sweep-exports' }),
    /** Names of the files that lie in the bucket. */
    keys,
  };
};
export type ExportScene = ReturnType<typeof createExportScene>;
export type Owner = Awaited<ReturnType<ExportScene['join']>>;
