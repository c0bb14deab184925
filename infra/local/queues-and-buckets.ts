import { LocalQueue } from './local-queue.ts';
import type { FauxqsS3Store, MessageStore } from './message-store.ts';
import { storeKinds, type BucketProperties, type QueueProperties } from './store-schemas.ts';
import type { Topology } from './topology.ts';

const DAY_MS = 86_400_000;

/** Creates the template's queues, or gives those of an earlier run the template's attributes. */
export function createQueues(
  topology: Topology,
  store: MessageStore,
  options: { region: string; now: () => number },
) {
  return topology.all(storeKinds.queue).map(({ name, ref, arn, properties, resource }) => {
    const attributes = queueAttributes(properties);
    const existing = store.sqs.getQueueByName(name);
    existing?.setAttributes(attributes);
    const queue = existing ?? store.sqs.createQueue(name, ref, arn, attributes);
    return { name, path: resource.path, url: ref, queue: new LocalQueue({ queue, store, ...options }) };
  });
}

function queueAttributes(properties: QueueProperties): Record<string, string> {
  const { RedrivePolicy, FifoQueue, ContentBasedDeduplication, ...rest } = properties;
  const numbers = {
    VisibilityTimeout: rest.VisibilityTimeout,
    MessageRetentionPeriod: rest.MessageRetentionPeriod,
    DelaySeconds: rest.DelaySeconds,
    MaximumMessageSize: rest.MaximumMessageSize,
    ReceiveMessageWaitTimeSeconds: rest.ReceiveMessageWaitTimeSeconds,
  };
  return {
    ...Object.fromEntries(
      Object.entries(numbers).flatMap(([name, value]) =>
        value === undefined ? [] : [[name, String(value)]],
      ),
    ),
    ...(RedrivePolicy && { RedrivePolicy: JSON.stringify(RedrivePolicy) }),
    ...(FifoQueue === true && { FifoQueue: 'true' }),
    ...(ContentBasedDeduplication === true && { ContentBasedDeduplication: 'true' }),
  };
}

/** A bucket as the service side sees it. */
export class LocalBucket {
  readonly name: string;
  readonly path: string;
  readonly #store: FauxqsS3Store;
  readonly #rules: NonNullable<BucketProperties['LifecycleConfiguration']>['Rules'];
  readonly #firstSeen = new Map<string, number>();

  constructor(options: { name: string; path: string; properties: BucketProperties; store: FauxqsS3Store }) {
    this.name = options.name;
    this.path = options.path;
    this.#store = options.store;
    this.#rules = (options.properties.LifecycleConfiguration?.Rules ?? []).filter(
      ({ Status }) => Status === 'Enabled',
    );
    options.store.createBucket(options.name);
  }

  /** Keys in order. */
  get keys(): readonly string[] {
    return this.#objects().map(({ key }) => key);
  }

  read(key: string): Buffer {
    return this.#store.getObject(this.name, key).body;
  }

  /** Deletes what the lifecycle rules expire at `now`, counting an object's age from when it was first seen. */
  sweepExpired(now: number): number {
    const expired = this.#objects().filter(({ key, etag, lastModified }) => {
      const version = `${key}\n${etag}\n${lastModified.getTime()}`;
      const seen = this.#firstSeen.get(version) ?? now;
      this.#firstSeen.set(version, seen);
      return this.#rules.some(
        ({ Prefix = '', ExpirationInDays }) =>
          ExpirationInDays !== undefined && key.startsWith(Prefix) && seen + ExpirationInDays * DAY_MS <= now,
      );
    });
    for (const { key } of expired) this.#store.deleteObject(this.name, key);
    return expired.length;
  }

  #objects() {
    return this.#store.listObjects(this.name, { maxKeys: Number.MAX_SAFE_INTEGER }).objects;
  }
}

export function createBuckets(topology: Topology, store: MessageStore): readonly LocalBucket[] {
  return topology
    .all(storeKinds.bucket)
    .map(
      ({ name, properties, resource }) =>
        new LocalBucket({ name, path: resource.path, properties, store: store.s3 }),
    );
}
