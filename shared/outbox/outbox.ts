import type { Effect } from './effect.ts';

/** A recorded effect with what is needed to take it off the list. */
export interface PendingEffect {
  readonly key: string;
  readonly shard: number;
  readonly effect: Effect;
}

/**
 * Effects that were recorded in the transactions that caused them and have not been passed on yet. Strongly
 * consistent. An effect may be listed twice (delivered at least once), and is gone for good once removed.
 */
export interface Outbox {
  pending(shard: number): AsyncIterable<readonly PendingEffect[]>;
  remove(done: readonly PendingEffect[]): Promise<void>;
}
