import type { AddressInfo } from 'node:net';
import { DatabaseSync } from 'node:sqlite';
import { buildApp, type BuildAppOptions } from 'fauxqs';
import { EngineError } from './engine-error.ts';
import { isObject } from './json.ts';

type Stores = NonNullable<BuildAppOptions['stores']>;
export type FauxqsQueue = ReturnType<Stores['sqsStore']['createQueue']>;
export type FauxqsS3Store = Stores['s3Store'];
type Persistence = NonNullable<Stores['sqsStore']['persistence']>;

interface Internals {
  readonly SqsStore: new () => Stores['sqsStore'];
  readonly SnsStore: new () => Stores['snsStore'];
  readonly S3Store: new () => Stores['s3Store'];
  readonly PersistenceManager: new (directory: string) => Persistence;
}

/** The emulator of queues and buckets: in this process, on loopback, and with its state open to the engine. */
export interface MessageStore {
  readonly url: string;
  readonly sqs: Stores['sqsStore'];
  readonly s3: FauxqsS3Store;
  /** Sends as a service does: through the emulator's own checks, but not through the gate. */
  send(message: SentMessage): Promise<void>;
  close(): Promise<void>;
}

export interface SentMessage {
  readonly queueUrl: string;
  readonly body: string;
  readonly groupId?: string;
  readonly deduplicationId?: string;
}

export async function startMessageStore(options: {
  region: string;
  directory?: string;
}): Promise<MessageStore> {
  const { SqsStore, SnsStore, S3Store, PersistenceManager } = await loadInternals();
  const stores = { sqsStore: new SqsStore(), snsStore: new SnsStore(), s3Store: new S3Store() };
  const persistence = options.directory === undefined ? undefined : new PersistenceManager(options.directory);
  if (persistence) persist(stores, persistence);
  const app = buildApp({ logger: false, defaultRegion: options.region, stores });
  await app.listen({ host: '127.0.0.1', port: 0 });
  return {
    url: `http://127.0.0.1:${portOf(app.server.address())}`,
    sqs: stores.sqsStore,
    s3: stores.s3Store,
    send: async ({ queueUrl, body, groupId, deduplicationId }) => {
      const { statusCode, body: answer } = await app.inject({
        method: 'POST',
        url: '/',
        headers: { 'content-type': 'application/x-amz-json-1.0', 'x-amz-target': 'AmazonSQS.SendMessage' },
        payload: JSON.stringify({
          QueueUrl: queueUrl,
          MessageBody: body,
          MessageGroupId: groupId,
          MessageDeduplicationId: deduplicationId,
        }),
      });
      if (statusCode !== 200) throw new EngineError(`${queueUrl} refused a message: ${answer}`);
    },
    close: async () => {
      await app.close();
      persistence?.close();
    },
  };
}

/** State is loaded before it is written through, or loading would write every row again. */
function persist({ sqsStore, snsStore, s3Store }: Stores, persistence: Persistence): void {
  const database: unknown = Reflect.get(persistence, 'db');
  if (!(database instanceof DatabaseSync)) throw unknownVersion();
  // What was written survives the end of this process all the same; only a power cut may take the last of it.
  database.exec('PRAGMA synchronous = NORMAL');
  persistence.load(sqsStore, snsStore, s3Store);
  sqsStore.persistence = persistence;
  s3Store.persistence = persistence;
  for (const queue of sqsStore.allQueues()) queue.persistence = persistence;
}

/**
 * The package's own `startFauxqs` listens on every interface and keeps its stores to itself, so the engine builds
 * the server from its parts. They are not among the package's exports, whose version is therefore fixed.
 */
async function loadInternals(): Promise<Internals> {
  const modules = ['sqs/sqsStore.js', 'sns/snsStore.js', 's3/s3Store.js', 'persistence.js'];
  const entry = import.meta.resolve('fauxqs');
  const loaded: unknown[] = await Promise.all(modules.map((path) => import(new URL(path, entry).href)));
  const internals: unknown = Object.assign({}, ...loaded);
  if (!isInternals(internals)) throw unknownVersion();
  return internals;
}

const unknownVersion = (): EngineError =>
  new EngineError('This version of fauxqs is not the one the engine knows.');

function isInternals(value: unknown): value is Internals {
  const names = ['SqsStore', 'SnsStore', 'S3Store', 'PersistenceManager'];
  return isObject(value) && names.every((name) => typeof value[name] === 'function');
}

function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === 'string') throw new EngineError('No loopback port is free.');
  return address.port;
}
