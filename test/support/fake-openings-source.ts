import type { Day } from '../../shared/ids.ts';
import { ServiceError } from '../../shared/errors.ts';
import type { DayLeaves } from '../../shared/transparency/day-tree.ts';
import { ledgerDay, type LedgerEntry, type OpeningsRead } from '../../shared/transparency/ledger-entry.ts';
import type { OpeningsSource } from '../../shared/transparency/openings-source.ts';
import type { FakeLogStore } from './fake-log.ts';

/** Openings over a log's state in memory; it may refuse to record. */
export class FakeOpeningsSource implements OpeningsSource {
  refuses = false;
  /** What was asked of it, in order. */
  readonly asked: string[] = [];
  private readonly store: FakeLogStore;

  constructor(store: FakeLogStore) {
    this.store = store;
  }

  record(row: OpeningsRead): Promise<void> {
    this.asked.push('record');
    if (this.refuses) return Promise.reject(new ServiceError('unavailable', 'the store does not answer'));
    if (!this.store.entries.some(({ id }) => id === row.id)) this.store.entries.push(row);
    return Promise.resolve();
  }

  rows(from: Day, to: Day): Promise<readonly LedgerEntry[]> {
    this.asked.push('rows');
    return Promise.resolve(
      this.store.entries.filter((row) => ledgerDay(row) >= from && ledgerDay(row) <= to),
    );
  }

  tree(day: Day): Promise<DayLeaves | undefined> {
    this.asked.push('tree');
    const leaves = this.store.trees.get(day);
    const padding = this.store.paddings.get(day);
    if (leaves === undefined) return Promise.resolve(undefined);
    return Promise.resolve({
      version: 1,
      leaves: new Uint8Array(Buffer.concat(leaves)),
      ...(padding !== undefined && { padding: new Uint8Array(padding) }),
    });
  }
}
