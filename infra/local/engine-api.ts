import type { EventSourceUsage } from './event-source.ts';
import type { LogLine } from './function-log.ts';
import type { Faults } from './gate/faults.ts';
import type { Denial } from './gate/denial.ts';
import type { LocalMail } from './gate/ses.ts';
import type { UsageSnapshot } from './gate/usage.ts';
import type { FunctionUsage } from './lambda-host.ts';
import type { InvocationError } from './lambda-messages.ts';
import type { LocalQueue } from './local-queue.ts';
import type { LocalBucket } from './queues-and-buckets.ts';
import type { Item } from './tables.ts';

export type InvocationResult =
  | { readonly kind: 'returned'; readonly payload: unknown }
  | { readonly kind: 'failed'; readonly error: InvocationError };

export interface EngineUsage {
  /** Calls, units and requests by caller, action and resource, as the gate counted them. */
  readonly gate: UsageSnapshot;
  readonly functions: Readonly<Record<string, FunctionUsage>>;
  /** By queue: what Lambda's own polling costs. */
  readonly eventSources: Readonly<Record<string, EventSourceUsage>>;
}

/** Settings of an SDK client. */
export interface Operator {
  readonly endpoint: string;
  readonly region: string;
  readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string };
}

/**
 * A topology that runs. Resources are named by physical name, construct path, or the last part of that path where no
 * other resource of the kind shares it.
 */
export interface Engine {
  /** Of a site, by host name or by its first part: `url('comms')`. */
  url(site: string): string;
  readonly port: number;
  readonly identityProvider?: string;
  now(): Date;
  invoke(functionName: string, event: unknown): Promise<InvocationResult>;
  /** Drives the calendar, see `Calendar.advanceTo`. */
  advanceTo(date: Date, onStep?: (now: Date) => void): Promise<void>;
  /** Waits until every queue with a consumer is empty and nothing runs. */
  drain(): Promise<void>;
  /** Follows the machine's clock from now on. */
  goLive(): void;
  /** Deletes items, messages and objects that are past their time. */
  sweepExpired(): Promise<void>;
  /** Every item of a table, read past the gate. */
  items(table: string): Promise<readonly Item[]>;
  readonly tableNames: readonly string[];
  /** The physical name of a table. */
  tableName(name: string): string;
  /** The id of a KMS key. */
  keyId(name: string): string;
  /** What an SDK client is made with to act as whoever set the stage up: through the gate, allowed everything. */
  readonly operator: Operator;
  queue(name: string): LocalQueue;
  readonly queueNames: readonly string[];
  send(queue: string, body: string): Promise<void>;
  bucket(name: string): LocalBucket;
  readonly bucketNames: readonly string[];
  usage(): EngineUsage;
  readonly denials: readonly Denial[];
  /** E-mails that functions sent; they are files here. */
  readonly mails: readonly LocalMail[];
  readonly faults: Faults;
  /** A function's output, or everybody's. */
  logs(functionName?: string): readonly LogLine[];
  readonly functionNames: readonly string[];
  /** Ends a function's threads at once, whatever they are doing. */
  crash(functionName: string): Promise<void>;
  /** Ends everything that was started. May be called twice. */
  close(): Promise<void>;
}
