import { createHash } from 'node:crypto';
import type { FauxqsQueue, MessageStore } from './message-store.ts';

/** A message as Lambda hands it to a function. */
export interface SqsRecord {
  readonly messageId: string;
  readonly receiptHandle: string;
  readonly body: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly messageAttributes: Readonly<Record<string, unknown>>;
  readonly md5OfBody: string;
  readonly eventSource: 'aws:sqs';
  readonly eventSourceARN: string;
  readonly awsRegion: string;
}

export interface QueueCounts {
  readonly visible: number;
  readonly delayed: number;
  readonly inFlight: number;
}

export interface LocalQueueOptions {
  readonly queue: FauxqsQueue;
  readonly store: MessageStore;
  readonly region: string;
  /** The time functions see, to which times of messages are translated. */
  readonly now: () => number;
}

/** The emulator's limit for one look. */
const MESSAGES_PER_RECEIVE = 10;

/** A queue as the service side sees it: what receives for Lambda, what times run out, what has grown too old. */
export class LocalQueue {
  readonly #queue: FauxqsQueue;
  readonly #store: MessageStore;
  readonly #region: string;
  readonly #now: () => number;
  readonly #firstSeen = new Map<string, number>();

  constructor({ queue, store, region, now }: LocalQueueOptions) {
    this.#queue = queue;
    this.#store = store;
    this.#region = region;
    this.#now = now;
  }

  get name(): string {
    return this.#queue.name;
  }

  get url(): string {
    return this.#queue.url;
  }

  get arn(): string {
    return this.#queue.arn;
  }

  get counts(): QueueCounts {
    const { ready, delayed, inflight } = this.#queue.inspectMessages();
    return { visible: ready.length, delayed: delayed.length, inFlight: inflight.length };
  }

  /** Bodies of every message that is in the queue, in whatever state. */
  get bodies(): readonly string[] {
    const { ready, delayed, inflight } = this.#queue.inspectMessages();
    return [...ready, ...delayed, ...inflight.map(({ message }) => message)].map(({ body }) => body);
  }

  /** Messages that a receive would now get; in a FIFO queue those of groups in flight do not count. */
  get receivable(): number {
    this.#queue.processTimers();
    if (!this.#queue.isFifo()) return this.#queue.messages.length;
    return [...this.#queue.fifoMessages].filter(([group]) => !this.#queue.fifoLockedGroups.has(group)).length;
  }

  receive(maximum: number): readonly SqsRecord[] {
    const records: SqsRecord[] = [];
    while (records.length < maximum) {
      const wanted = Math.min(maximum - records.length, MESSAGES_PER_RECEIVE);
      const received = this.#queue.dequeue(wanted, undefined, (arn) => this.#store.sqs.getQueueByArn(arn));
      if (received.length === 0) break;
      records.push(...received.map((message) => this.#record(message)));
    }
    return records;
  }

  delete(receiptHandle: string): void {
    this.#queue.deleteMessage(receiptHandle);
  }

  /** Resolves when there may be a message, at the latest after `seconds`, at once when the store closes. */
  async waitForMessages(seconds: number): Promise<void> {
    await this.#queue.waitForMessages(seconds);
  }

  /** Ends every wait for messages at once. */
  stopWaiting(): void {
    this.#queue.cancelWaiters();
  }

  /** Milliseconds of real time until a message in flight or delayed becomes visible. */
  get nextVisibleIn(): number | undefined {
    const dues = [
      ...[...this.#queue.inflightMessages.values()].map(({ visibilityDeadline }) => visibilityDeadline),
      ...this.#delayed().map(({ delayUntil }) => delayUntil ?? 0),
    ];
    return dues.length === 0 ? undefined : Math.max(0, Math.min(...dues) - Date.now());
  }

  /** Lets `milliseconds` pass for whatever in the queue waits for a time. */
  advance(milliseconds: number): void {
    for (const entry of this.#queue.inflightMessages.values()) entry.visibilityDeadline -= milliseconds;
    for (const message of this.#delayed()) {
      if (message.delayUntil !== undefined) message.delayUntil -= milliseconds;
    }
    this.#queue.processTimers();
  }

  /** Drops messages that have been here longer than the queue keeps them; the calendar measures, not the machine. */
  sweepExpired(): number {
    const { ready, delayed, inflight } = this.#queue.inspectMessages();
    const ids = new Set(
      [...ready, ...delayed, ...inflight.map(({ message }) => message)].map((m) => m.messageId),
    );
    for (const id of this.#firstSeen.keys()) if (!ids.has(id)) this.#firstSeen.delete(id);
    for (const id of ids) if (!this.#firstSeen.has(id)) this.#firstSeen.set(id, this.#now());
    const keepMs = Number(this.#queue.attributes['MessageRetentionPeriod']) * 1000;
    const isExpired = (id: string): boolean => (this.#firstSeen.get(id) ?? Infinity) + keepMs <= this.#now();
    const expired = [...ids].filter(isExpired);
    if (expired.length > 0) this.#remove(isExpired);
    return expired.length;
  }

  #remove(isExpired: (messageId: string) => boolean): void {
    const queue = this.#queue;
    const keep = ({ messageId }: { messageId: string }): boolean => {
      if (!isExpired(messageId)) return true;
      queue.persistence?.deleteMessage(messageId);
      return false;
    };
    queue.messages = queue.messages.filter(keep);
    queue.delayedMessages = queue.delayedMessages.filter(keep);
    for (const groups of [queue.fifoMessages, queue.fifoDelayed]) {
      for (const [group, messages] of groups) groups.set(group, messages.filter(keep));
    }
    for (const { message, receiptHandle } of [...queue.inflightMessages.values()]) {
      if (isExpired(message.messageId)) queue.deleteMessage(receiptHandle);
    }
  }

  #delayed() {
    return [...this.#queue.delayedMessages, ...[...this.#queue.fifoDelayed.values()].flat()];
  }

  #record(received: ReturnType<FauxqsQueue['dequeue']>[number]): SqsRecord {
    const message = this.#queue.inflightMessages.get(received.ReceiptHandle)?.message;
    const offset = this.#now() - Date.now();
    return {
      messageId: received.MessageId,
      receiptHandle: received.ReceiptHandle,
      body: received.Body,
      attributes: {
        ApproximateReceiveCount: String(message?.approximateReceiveCount ?? 1),
        ApproximateFirstReceiveTimestamp: String(
          (message?.approximateFirstReceiveTimestamp ?? Date.now()) + offset,
        ),
        SentTimestamp: String((message?.sentTimestamp ?? Date.now()) + offset),
        SenderId: 'local',
        ...(message?.messageGroupId !== undefined && { MessageGroupId: message.messageGroupId }),
        ...(message?.messageDeduplicationId !== undefined && {
          MessageDeduplicationId: message.messageDeduplicationId,
        }),
        ...(message?.sequenceNumber !== undefined && { SequenceNumber: message.sequenceNumber }),
      },
      messageAttributes: Object.fromEntries(
        Object.entries(received.MessageAttributes ?? {}).map(
          ([name, { DataType, StringValue, BinaryValue }]) => [
            name,
            { dataType: DataType, stringValue: StringValue, binaryValue: BinaryValue },
          ],
        ),
      ),
      md5OfBody: createHash('md5').update(received.Body).digest('hex'),
      eventSource: 'aws:sqs',
      eventSourceARN: this.#queue.arn,
      awsRegion: this.#region,
    };
  }
}
