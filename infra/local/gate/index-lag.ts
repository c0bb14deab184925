import type { Change } from './capacity.ts';
import type { DeclaredIndex, DeclaredTable } from './declarations.ts';
import { identityOf, indexEntry, keyNames, sameValue, type Item } from './item.ts';

/** What indexes have not yet heard of: for each item written since its table was held, the image before. */
export class IndexLag {
  private readonly held = new Map<string, Map<string, Item | undefined>>();

  hold(table: string): () => void {
    if (!this.held.has(table)) this.held.set(table, new Map());
    return () => void this.held.delete(table);
  }

  releaseAll(): void {
    this.held.clear();
  }

  isHeld(table: string): boolean {
    return this.held.has(table);
  }

  /** Only the first change since the hold is remembered: indexes still show what was before it. */
  record(key: Item, { before }: Change, table: DeclaredTable): void {
    const images = this.held.get(table.name);
    const identity = identityOf(key, table);
    if (images && !images.has(identity)) images.set(identity, before);
  }

  /** The entries of an answer as the lagging index would give them. */
  asBefore(items: readonly Item[], index: DeclaredIndex, table: DeclaredTable): Item[] {
    const images = this.held.get(table.name);
    if (images === undefined) return [...items];
    return items.flatMap((item) => {
      const identity = identityOf(item, table);
      if (!images.has(identity)) return [item];
      const old = indexEntry(images.get(identity), index, table);
      const stayed = old && keyNames(index.keys).every((name) => sameValue(old[name], item[name]));
      return stayed ? [old] : [];
    });
  }
}
