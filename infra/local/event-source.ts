import type { EventSourceMappingProperties } from './compute-schemas.ts';
import type { LambdaHost } from './lambda-host.ts';
import type { LocalQueue, SqsRecord } from './local-queue.ts';
import { failedMessages } from './partial-batch.ts';

/** What an event source mapping asked of its queue; Lambda's own requests are billed too. */
export interface EventSourceUsage {
  readonly receives: number;
  readonly deletes: number;
  readonly messages: number;
  readonly failedMessages: number;
}

const LONG_POLL_SECONDS = 20;

/** Hands a queue's messages to a function in batches, as an event source mapping does. */
export class EventSource {
  readonly queue: LocalQueue;
  readonly #host: LambdaHost;
  readonly #properties: EventSourceMappingProperties;
  readonly #concurrency: number;
  readonly #deliveries = new Set<Promise<void>>();
  readonly #usage = { receives: 0, deletes: 0, messages: 0, failedMessages: 0 };
  #loop: Promise<void> = Promise.resolve();
  #windowEndsAt: number | undefined;
  #isClosed = false;

  constructor(options: { queue: LocalQueue; host: LambdaHost; properties: EventSourceMappingProperties }) {
    this.queue = options.queue;
    this.#host = options.host;
    this.#properties = options.properties;
    const maximum = options.properties.ScalingConfig?.MaximumConcurrency ?? options.host.concurrency;
    this.#concurrency = Math.min(maximum, options.host.concurrency);
  }

  get usage(): EventSourceUsage {
    return { ...this.#usage };
  }

  /** Whether it is delivering, or about to without any time having to pass. */
  get isBusy(): boolean {
    return this.#deliveries.size > 0 || (this.queue.receivable > 0 && (this.windowEndsIn ?? 0) === 0);
  }

  /** Milliseconds of real time until an open batching window ends. */
  get windowEndsIn(): number | undefined {
    return this.#windowEndsAt === undefined ? undefined : Math.max(0, this.#windowEndsAt - performance.now());
  }

  /** Lets `milliseconds` pass for an open batching window. */
  advance(milliseconds: number): void {
    if (this.#windowEndsAt !== undefined) this.#windowEndsAt -= milliseconds;
  }

  start(): void {
    if (this.#properties.Enabled) this.#loop = this.#run();
  }

  /** Ends when the queue's waits do. */
  async close(): Promise<void> {
    this.#isClosed = true;
    await this.#loop;
    await Promise.all(this.#deliveries);
  }

  /** Takes no new batch from now on. */
  stop(): void {
    this.#isClosed = true;
  }

  async #run(): Promise<void> {
    while (!this.#isClosed) {
      if (this.#deliveries.size >= this.#concurrency) {
        await Promise.race(this.#deliveries);
        continue;
      }
      if (this.queue.receivable === 0 || this.#windowIsOpen()) {
        await this.queue.waitForMessages(LONG_POLL_SECONDS);
        continue;
      }
      this.#windowEndsAt = undefined;
      const records = this.queue.receive(this.#properties.BatchSize);
      // Messages that went to the dead-letter queue leave nothing to deliver.
      if (records.length === 0) continue;
      const delivery = this.#deliver(records).finally(() => this.#deliveries.delete(delivery));
      this.#deliveries.add(delivery);
    }
  }

  /** A window opens with the first message and ends when a batch is full or its time is over. */
  #windowIsOpen(): boolean {
    const seconds = this.#properties.MaximumBatchingWindowInSeconds;
    if (seconds === 0 || this.queue.receivable >= this.#properties.BatchSize) return false;
    this.#windowEndsAt ??= performance.now() + seconds * 1000;
    return performance.now() < this.#windowEndsAt;
  }

  async #deliver(records: readonly SqsRecord[]): Promise<void> {
    this.#usage.receives += 1;
    this.#usage.messages += records.length;
    const outcome = await this.#host.invoke({ Records: records });
    const failed =
      outcome.kind === 'failed'
        ? new Set(records.map((r) => r.messageId))
        : this.#failed(outcome.payload, records);
    const done = records.filter(({ messageId }) => !failed.has(messageId));
    for (const { receiptHandle } of done) this.queue.delete(receiptHandle);
    this.#usage.failedMessages += failed.size;
    this.#usage.deletes += Math.ceil(done.length / 10);
  }

  #failed(payload: string, records: readonly SqsRecord[]): ReadonlySet<string> {
    if (!this.#properties.FunctionResponseTypes.includes('ReportBatchItemFailures')) return new Set();
    return failedMessages(
      payload,
      records.map(({ messageId }) => messageId),
    );
  }
}
