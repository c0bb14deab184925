/**
 * What goes wrong with a call:
 * - `throttle`: refused before anything happens, as a service does that is asked too often;
 * - `unavailable`: a server error, nothing performed;
 * - `conflict`: as if another transaction held the item (DynamoDB writes and transactions only);
 * - `not-performed`: the connection drops before anything happens;
 * - `lost-answer`: performed, then the connection drops;
 * - `delay`: performed after `milliseconds`, in which a DynamoDB write holds its items: so writes overlap at will.
 */
export type FaultKind = 'throttle' | 'unavailable' | 'conflict' | 'lost-answer' | 'not-performed' | 'delay';

/** Which calls are hit; what is left out matches every call. SDK clients retry, and every attempt is a call. */
export interface FaultPlan {
  readonly kind: FaultKind;
  readonly caller?: string;
  /** As IAM names it. A transaction is `dynamodb:TransactWriteItems` here, and also each of its items' actions. */
  readonly action?: string;
  /** Hits only the nth matching call, counted from 1 and from now; the plan is then spent. */
  readonly nth?: number;
  /** Hits each matching call with this chance, 0 to 1, drawn from the generator that `seed` sets. */
  readonly probability?: number;
  /** For `delay`. */
  readonly milliseconds?: number;
}

export interface Faults {
  /** Adds a plan; of several that hit one call the earliest decides. The function returned takes it back. */
  plan(fault: FaultPlan): () => void;
  /** Takes back every plan and shows every index entry that is held. */
  clear(): void;
  /** How many calls were hit since the gate started, by kind. */
  hits(): Readonly<Partial<Record<FaultKind, number>>>;
  /** Restarts the generator behind `probability`. It starts with seed 1. */
  seed(seed: number): void;
  /**
   * From now on queries of the table's indexes answer as before the writes that follow: new entries are missing,
   * changed ones are as they were. Entries of deleted items are gone at once. The function returned catches up.
   */
  holdIndexes(table: string): () => void;
}
