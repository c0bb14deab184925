import type { FaultKind, FaultPlan, Faults } from './faults.ts';
import type { IndexLag } from './index-lag.ts';

interface Planned {
  readonly fault: FaultPlan;
  matched: number;
}

/** Who calls what, and whether the service could answer that a transaction is in the way. */
export interface Occasion {
  readonly caller: string;
  readonly actions: readonly string[];
  readonly canConflict: boolean;
}

export class FaultPlans implements Faults {
  private readonly planned = new Set<Planned>();
  private readonly indexLag: IndexLag;
  private readonly counts = new Map<FaultKind, number>();
  private state = 1;

  constructor(indexLag: IndexLag) {
    this.indexLag = indexLag;
  }

  plan(fault: FaultPlan): () => void {
    const planned = { fault, matched: 0 };
    this.planned.add(planned);
    return () => void this.planned.delete(planned);
  }

  clear(): void {
    this.planned.clear();
    this.indexLag.releaseAll();
  }

  seed(seed: number): void {
    this.state = seed | 0;
  }

  hits(): Readonly<Partial<Record<FaultKind, number>>> {
    return Object.fromEntries(this.counts);
  }

  holdIndexes(table: string): () => void {
    return this.indexLag.hold(table);
  }

  /** The fault that hits this call, if any. Every plan that matches counts it, whichever decides. */
  draw(occasion: Occasion): FaultPlan | undefined {
    if (this.planned.size === 0) return undefined;
    const hits = [...this.planned].filter((planned) => this.isHitBy(planned, occasion));
    const fault = hits[0]?.fault;
    if (fault !== undefined) this.counts.set(fault.kind, (this.counts.get(fault.kind) ?? 0) + 1);
    return fault;
  }

  private isHitBy(planned: Planned, { caller, actions, canConflict }: Occasion): boolean {
    const { fault } = planned;
    if (fault.caller !== undefined && fault.caller !== caller) return false;
    if (fault.action !== undefined && !actions.includes(fault.action)) return false;
    if (fault.kind === 'conflict' && !canConflict) return false;
    planned.matched += 1;
    if (fault.nth !== undefined) {
      if (planned.matched !== fault.nth) return false;
      this.planned.delete(planned);
    }
    return fault.probability === undefined || this.random() < fault.probability;
  }

  /** Mulberry32: the same seed gives the same faults. */
  private random(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }
}
