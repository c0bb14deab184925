interface Hold {
  readonly by: 'transaction' | 'write';
  readonly released: Promise<unknown>;
}

export type Claim =
  | { readonly kind: 'held'; readonly release: () => void }
  /** Which of the items another transaction holds, by position. */
  | { readonly kind: 'conflict'; readonly at: readonly number[] };

/**
 * Which items are being written right now.
 *
 * Source: DynamoDB developer guide, "Transaction conflict handling in DynamoDB": a write on an item that belongs to
 * a running transaction is rejected; so is a transaction on an item of another one, checks included; so is a
 * transactional read on an item that is being written. Plain writes on one item follow each other.
 */
export class InFlight {
  private readonly holds = new Map<string, Hold>();

  /**
   * Takes every item, or none when a transaction holds one.
   * @param patient waits for transactions too, as the parts of a batch are simply written later.
   */
  async claim(by: Hold['by'], items: readonly string[], patient = false): Promise<Claim> {
    for (;;) {
      const at = this.heldByTransaction(items);
      if (at.length > 0 && !patient) return { kind: 'conflict', at };
      const waits = items.flatMap((item) => this.holds.get(item)?.released ?? []);
      if (waits.length === 0) return { kind: 'held', release: this.hold(by, items) };
      await waits[0];
    }
  }

  /** Which items somebody is writing, by position. */
  busy(items: readonly string[]): number[] {
    return items.flatMap((item, at) => (this.holds.has(item) ? [at] : []));
  }

  private heldByTransaction(items: readonly string[]): number[] {
    return items.flatMap((item, at) => (this.holds.get(item)?.by === 'transaction' ? [at] : []));
  }

  private hold(by: Hold['by'], items: readonly string[]): () => void {
    const { promise, resolve } = Promise.withResolvers<undefined>();
    for (const item of items) this.holds.set(item, { by, released: promise });
    return () => {
      for (const item of items) this.holds.delete(item);
      resolve(undefined);
    };
  }
}
